import type { Root } from 'mdast';
import { fromMarkdown } from 'mdast-util-from-markdown';
import { frontmatterFromMarkdown } from 'mdast-util-frontmatter';
import { gfmFromMarkdown } from 'mdast-util-gfm';
import { frontmatter } from 'micromark-extension-frontmatter';
import { gfm } from 'micromark-extension-gfm';

// The transforms would cut text nodes at addresses that the tokenizer left alone, and lose their positions.
const treeExtensions = [
  frontmatterFromMarkdown(['yaml']),
  ...gfmFromMarkdown().map(({ transforms: _, ...rest }) => rest),
];
const syntaxExtensions = [frontmatter(['yaml']), gfm()];

/**
 * What a Markdown text means: CommonMark with GFM, every node with its offsets in the text.
 *
 * @param hasFrontMatter whether the text begins with front matter. Apart, because the tokenizer does not forget a `---` that
 *   nothing closes: the indentation of later lines is off then.
 */
export function parseMarkdown(text: string, hasFrontMatter: boolean): Root {
  const extensions = hasFrontMatter ? syntaxExtensions : [gfm()];
  return fromMarkdown(text, { extensions, mdastExtensions: treeExtensions });
}
