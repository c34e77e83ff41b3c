import type { Element, ElementData, Root as HastRoot, Nodes } from 'hast';
import type { ImageReference, LinkReference, Root } from 'mdast';
import { fromMarkdown } from 'mdast-util-from-markdown';
import { frontmatterFromMarkdown } from 'mdast-util-frontmatter';
import { gfmFromMarkdown } from 'mdast-util-gfm';
import { defaultHandlers, type Handler, toHast } from 'mdast-util-to-hast';
import { frontmatter } from 'micromark-extension-frontmatter';
import { gfm } from 'micromark-extension-gfm';
import { find, html as htmlSchema } from 'property-information';
import type { Position } from 'unist';
import { Draft } from '../draft/draft.ts';
import { Lines } from '../draft/lines.ts';
import { SourceMap } from '../draft/source-map.ts';
import { alignCode, alignLiteral, alignMarkdown } from './align.ts';
import { collectBlocks } from './blocks.ts';
import { readFrontMatter } from './front-matter.ts';
import { parseHtml } from './html-tree.ts';
import { HtmlWriter } from './html-writer.ts';
import type { MarkdownMemory } from './markdown-memory.ts';
import { refuseDeepNesting } from './nesting.ts';

declare module 'hast' {
  interface ElementData {
    /** Where the definition of a link or image by reference stands, in the text that was parsed. */
    definition?: Position;
  }
}

/**
 * Reads CommonMark with GFM and front matter. The Markdown is written as the HTML that it means, with a map to the
 * source, and that is parsed: so embedded HTML is the HTML that it is, even where it opens in one block and closes in
 * another.
 *
 * @param source decoded text, with its byte order mark if it has one
 * @param path how the user knows the file
 * @param memory of the version of the text that was read before; it changes what is parsed, never what is read
 * @throws UnreadableDraft for front matter that is not YAML, and for lists and quotations nested too deeply
 * @throws RangeError when elements are nested too deeply for the stack
 */
export function readMarkdown(source: string, path: string, memory?: MarkdownMemory): Draft {
  refuseDeepNesting(source);
  const front = readFrontMatter(source);
  const writer = new MarkdownWriter(source, source.startsWith('\ufeff') ? 1 : 0);
  writer.write(front.end, memory);
  const lines = new Lines(source);
  const tree = parseHtml(writer.html.toString(), writer.html.map, lines);
  const { blocks, comments } = collectBlocks(tree, front.language);
  return new Draft(
    { format: 'markdown', source, tree, blocks: [...front.blocks, ...blocks], comments, fields: front.fields },
    path,
  );
}

// The transforms would cut text nodes at addresses that the tokenizer left alone, and lose their positions.
const treeExtensions = [
  frontmatterFromMarkdown(['yaml']),
  ...gfmFromMarkdown().map(({ transforms: _, ...rest }) => rest),
];
const syntaxExtensions = [frontmatter(['yaml']), gfm()];

function parseMarkdown(text: string): Root {
  return fromMarkdown(text, { extensions: [gfm()], mdastExtensions: treeExtensions });
}

/** Apart, because the tokenizer does not forget a `---` that nothing closes: the indentation of later lines is off then. */
function parseWithFrontMatter(text: string): Root {
  return fromMarkdown(text, { extensions: syntaxExtensions, mdastExtensions: treeExtensions });
}

/** Writes the tree of a Markdown text as HTML with a map. */
class MarkdownWriter {
  readonly html = new HtmlWriter();

  constructor(
    private readonly source: string,
    /** How many code units of the source stand before the text that is parsed: 1 for a byte order mark. */
    private readonly base: number,
  ) {}

  /** @param frontEnd where the front matter ends; `base` where there is none */
  write(frontEnd: number, memory: MarkdownMemory | undefined): void {
    const text = this.base === 0 ? this.source : this.source.slice(this.base);
    const parse = frontEnd > this.base ? parseWithFrontMatter : parseMarkdown;
    const markdown = memory === undefined ? parse(text) : memory.parse(text, frontEnd, parse);
    const handlers = { imageReference: keepDefinition, linkReference: keepDefinition };
    this.children(toHast(markdown, { allowDangerousHtml: true, handlers }) as HastRoot, this.base);
  }

  /** Writes what a node holds; `at` is where in the source something without a position of its own belongs. */
  private children(parent: HastRoot | Element, at: number): void {
    let before = at;
    const align = 'tagName' in parent && parent.tagName === 'code' ? alignCode : alignMarkdown;
    for (const child of parent.children) {
      this.node(child, before, align);
      before = this.end(child) ?? before;
    }
  }

  private node(node: Nodes, at: number, align: typeof alignMarkdown): void {
    if (node.type === 'text') {
      this.html.text(node.value, this.align(node, node.value, at, align));
    } else if (node.type === 'raw') {
      this.html.raw(node.value, this.align(node, node.value, at, alignLiteral));
    } else if (node.type === 'element') {
      this.element(node, at);
    }
  }

  private element(node: Element, at: number): void {
    const start = this.start(node) ?? at;
    this.html.markup(`<${node.tagName}`, start);
    for (const [property, value] of Object.entries(node.properties)) {
      if (value === null || value === undefined || value === false) continue;
      const { attribute } = find(htmlSchema, property);
      this.html.markup(` ${attribute}="`, start);
      if (value !== true) {
        const written = Array.isArray(value) ? value.join(' ') : String(value);
        this.html.text(written, this.attribute(node, property, written, start));
      }
      this.html.markup('"', start);
    }
    const isVoid = voidElements.has(node.tagName);
    this.html.markup('>', isVoid ? (this.end(node) ?? start) : start);
    if (isVoid) return;
    this.children(node, start);
    this.html.markup(`</${node.tagName}>`, this.end(node) ?? start);
  }

  /** Where an attribute's value stands: the alternative text and title of an image or link are the writer's own words. */
  private attribute(node: Element, property: string, value: string, at: number): SourceMap {
    const map = new SourceMap();
    const start = this.start(node);
    const end = this.end(node);
    if (start !== undefined && end !== undefined) {
      if (property === 'alt') alignAlt(value, this.source, start, end, map);
      else if (property === 'title') {
        const titled = node.data?.definition?.end.offset;
        alignTitle(value, this.source, titled === undefined ? end - 1 : titled + this.base, map);
      }
    }
    map.append(value.length - map.length, at, 0);
    return map;
  }

  private align(node: Nodes, value: string, at: number, align: typeof alignMarkdown): SourceMap {
    const map = new SourceMap();
    const start = this.start(node);
    const end = this.end(node);
    if (start === undefined || end === undefined) map.append(value.length, at, 0);
    else align(value, this.source, start, end, map);
    return map;
  }

  private start(node: Nodes): number | undefined {
    const offset = node.position?.start.offset;
    return offset === undefined ? undefined : offset + this.base;
  }

  private end(node: Nodes): number | undefined {
    const offset = node.position?.end.offset;
    return offset === undefined ? undefined : offset + this.base;
  }
}

const voidElements = new Set(['br', 'hr', 'img', 'input']);

/** The alternative text in `![alt](…)` or `![alt][…]`: its markup is not in the value. */
function alignAlt(value: string, source: string, start: number, end: number, map: SourceMap): void {
  alignMarkdown(value, source, start + 2, end, map);
}

/** The title in `(url "title")` or `[label]: url "title"`: the last quoted thing before `end`. */
function alignTitle(value: string, source: string, end: number, map: SourceMap): void {
  let close = end - 1;
  while (close > 0 && /\s/.test(source.charAt(close))) close--;
  const mark = source.charAt(close);
  if (!/["')]/.test(mark)) return;
  const opening = mark === ')' ? '(' : mark;
  let open = close - 1;
  while (open > 0 && (source.charAt(open) !== opening || source.charAt(open - 1) === '\\')) open--;
  alignMarkdown(value, source, open + 1, close, map);
}

/** Makes a reference as usual and notes its definition, where its title stands. */
const keepDefinition: Handler = (state, node: ImageReference | LinkReference, parent) => {
  const handler: Handler = defaultHandlers[node.type];
  const result = handler(state, node, parent);
  const definition = state.definitionById.get(node.identifier.toUpperCase());
  if (result && 'type' in result && result.type === 'element' && definition?.position) {
    result.data = { ...result.data, definition: definition.position } as ElementData;
  }
  return result;
};
