import type { Nodes, Root } from 'mdast';

/** Parses Markdown with GFM many times faster than `parseMarkdown`, and not always alike. */
export type NativeParser = (text: string, options: { features: { gfm: true; frontmatter: boolean } }) => Root;

/**
 * What a Markdown text means, by a native parser.
 *
 * @param hasFrontMatter whether the text begins with front matter
 * @returns undefined where the parser fails or may see something else than the reference does
 */
export function parseNatively(native: NativeParser, text: string, hasFrontMatter: boolean): Root | undefined {
  if (mayDiffer.some((difference) => difference.test(text)) || isCrowded(text)) return undefined;
  let root: Root;
  try {
    root = native(text, { features: { gfm: true, frontmatter: hasFrontMatter } });
  } catch {
    return undefined;
  }
  return new Agreement(text, root).holds ? root : undefined;
}

/** Texts that the two were seen to read in two ways, whatever else is in them. */
const mayDiffer: readonly RegExp[] = [
  // A tab before a line's first letter or after its last; a lone CR; half a character; NUL.
  /^[^\p{L}\n]*\t/mu,
  /\t\s*$/m,
  /\r(?!\n)/,
  /\p{Surrogate}/u,
  /\0/,
  // A box to tick with nothing after it on its line, or with something else than text.
  /\[[ xX]\] *(?:[\r\n]|[^\s\p{L}\p{N}])/u,
  // Marks of emphasis beside an emoji, or beside others.
  /[*_~][\u{10000}-\u{10ffff}]|[\u{10000}-\u{10ffff}][*_~]|\*[_~]|_[*~]|~[*_]/u,
];

/** Most of the product of a stretch's length and its references, which the parser needs in bytes and more. A judgement. */
const mostCopied = 4_000_000;

/** From so many in one stretch on, its time grows with the square of their number. */
const mostUnderscores = 2_000;

/** Whether a stretch of lines without a blank one holds more references or underscores than the parser can cope with. */
function isCrowded(text: string): boolean {
  let start = 0;
  let references = 0;
  let underscores = 0;
  let isBlank = true;
  for (let at = 0; at <= text.length; at++) {
    const code = text.charCodeAt(at);
    if (code === 38 /* & */) references++;
    else if (code === 95 /* _ */) underscores++;
    else if (code === 10 || at === text.length) {
      if (isBlank || at === text.length) {
        if (references * (at - start) > mostCopied || underscores > mostUnderscores) return true;
        start = at;
        references = 0;
        underscores = 0;
      }
      isBlank = true;
      continue;
    }
    if (code !== 32 && code !== 13) isBlank = false;
  }
  return false;
}

/** An address of a page or mailbox that nobody takes for something else, with the characters on either side of it. */
const plainAddress =
  /^[\s(]?(?:(?:https?:\/\/|www\.)[\w-]+(?:\.[\w-]+)+(?:[/?#][\w\-./?#=&%+~]*)?|[\w.+-]+@[\w-]+(?:\.[\w-]+)+)[\s.,;:!?)]?$/;

/** What a node stands in. */
interface Surroundings {
  /** Whether it is in a list, quotation or note. */
  inContainer: boolean;
  /** Whether it is in a quotation or note. */
  inQuotation: boolean;
  inLink: boolean;
  /** Whether it is in a line of text. */
  inText: boolean;
}

/** Looks for what the two parsers were seen to read in two ways, in the tree of one of them. */
class Agreement {
  private readonly hasNotes: boolean;

  constructor(
    private readonly text: string,
    private readonly root: Root,
  ) {
    this.hasNotes = root.children.some(({ type }) => type === 'footnoteDefinition');
  }

  get holds(): boolean {
    return this.all(this.root, { inContainer: false, inQuotation: false, inLink: false, inText: false });
  }

  private all({ children }: Extract<Nodes, { children: unknown }>, around: Surroundings): boolean {
    for (const child of children) if (!this.one(child, around)) return false;
    return true;
  }

  private one(node: Nodes, around: Surroundings): boolean {
    const start = node.position?.start.offset ?? 0;
    const end = node.position?.end.offset ?? 0;
    switch (node.type) {
      // Where a container ends that stands in a quotation or note.
      case 'list':
        return !around.inQuotation && this.all(node, { ...around, inContainer: true });
      case 'footnoteDefinition':
        if (around.inContainer) return false;
        return this.all(node, { ...around, inContainer: true, inQuotation: true });
      case 'blockquote':
        return !around.inQuotation && this.all(node, { ...around, inContainer: true, inQuotation: true });
      case 'paragraph':
      case 'heading':
      case 'tableCell':
        return this.all(node, { ...around, inText: true });
      // What a line right after a table is.
      case 'tableRow':
        return this.text.slice(start, end).includes('|') && this.all(node, around);
      case 'link':
        return (this.isMarked(start) || this.isPlainAddress(start, end)) && this.all(node, { ...around, inLink: true });
      // A list somewhere after a definition that text follows right away.
      case 'definition':
        return !/^ *\r?\n *[^\s[]/.test(this.text.slice(end, end + 80));
      // Addresses that only one of them takes for links.
      case 'text':
        return around.inLink || !/www\.|https?:\/\/\S|[\w.+-]@/i.test(node.value);
      case 'html':
        return this.isPlainHtml(node.value, start, around);
      // Blanks at the start of the line after.
      case 'break':
        return this.text.charAt(end) !== ' ';
      case 'code':
        return this.isPlainCode(start, end, around);
      default:
        return !('children' in node) || this.all(node, around);
    }
  }

  private isMarked(start: number): boolean {
    const mark = this.text.charAt(start);
    return mark === '[' || mark === '<';
  }

  /** Whether an address without marks around it stands alone, after no bracket that may or may not be a link's. */
  private isPlainAddress(start: number, end: number): boolean {
    const around = this.text.slice(Math.max(0, start - 1), end + 1);
    if (!plainAddress.test(around)) return false;
    for (let at = start - 1; at >= 0; at--) {
      const char = this.text.charAt(at);
      if (char === '[') return false;
      if (char === '\n' && /^\r?\n/.test(this.text.slice(at + 1, at + 3))) return true;
    }
    return true;
  }

  /** HTML within a line of text, or at the left edge of the page; where its block ends is plain too. */
  private isPlainHtml(value: string, start: number, around: Surroundings): boolean {
    if (this.hasNotes) return false;
    let at = start;
    while (at > 0 && /[ >]/.test(this.text.charAt(at - 1))) at--;
    if (at < start && (at === 0 || this.text.charAt(at - 1) === '\n')) return false;
    if (around.inText) return !around.inContainer || !value.includes('\n');
    return !around.inContainer && !/^<(?:pre|script|style|textarea)/i.test(value);
  }

  /** Code between fences, which it closes where it stands in something; by indentation, where blank lines hold nothing. */
  private isPlainCode(start: number, end: number, { inContainer }: Surroundings): boolean {
    if (!/[`~]/.test(this.text.charAt(start))) return !/\r|\n +\n/.test(this.text);
    return !inContainer || /\n[^\n]*(?:```|~~~)$/.test(this.text.slice(start, end));
  }
}
