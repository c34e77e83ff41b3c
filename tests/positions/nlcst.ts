import { decodeHTML } from 'entities/decode';
import { toNlcst } from 'mdast-util-to-nlcst';
import type { Nodes } from 'nlcst';
import { toString as nlcstToString } from 'nlcst-to-string';
import { ParseEnglish } from 'parse-english';
import remarkFrontmatter from 'remark-frontmatter';
import remarkGfm from 'remark-gfm';
import remarkParse from 'remark-parse';
import { unified } from 'unified';
import { visit } from 'unist-util-visit';
import { VFile } from 'vfile';

const processor = unified().use(remarkParse).use(remarkGfm).use(remarkFrontmatter);

/** How many words `mdast-util-to-nlcst` finds in a Markdown source, and how many of them it places wrongly. */
export function nlcstPlaces(source: string): { words: number; wrong: number } {
  const file = new VFile(source);
  const tree: Nodes = toNlcst(processor.parse(file), file, ParseEnglish);
  let words = 0;
  let wrong = 0;
  visit(tree, 'WordNode', (node) => {
    words++;
    const slice = source.slice(node.position?.start.offset, node.position?.end.offset);
    const decoded = slice
      .split(/(\\[!-/:-@[-`{-~])/)
      .map((part, index) => (index % 2 === 1 ? part.slice(1) : decodeHTML(part)))
      .join('');
    if (decoded !== nlcstToString(node)) wrong++;
  });
  return { words, wrong };
}
