import type { ListItem, Nodes, RootContent, Text } from 'mdast';

/** An address of a page or mailbox that nobody takes for something else, with the characters on either side of it. */
const plainAddress =
  /^[\s(]?(?:(?:https?:\/\/|www\.)[\w-]+(?:\.[\w-]+)+(?:[/?#][\w\-./?#=&%+~]*)?|[\w.+-]+@[\w-]+(?:\.[\w-]+)+)[\s.,;:!?)]?$/;

/** What may be an address, or begin one that goes on in what stands beside it. V8 is quick to go over what is in no class. */
const address = /[.:@](?:(?<=www\.)|(?<=https?:)\/\/\S|(?<=[\w.+-]@)(?:[\w-]|$))/i;

/** What a node stands in: bits. */
const inContainer = 1;
const inQuotation = 2;
const inLink = 4;
const inText = 8;

/** Looks for what the two parsers were seen to read in two ways, in what one of them made of a text. */
export class Agreement {
  private from = 0;
  private to = 0;

  constructor(
    private readonly text: string,
    private readonly hasNotes: boolean,
  ) {}

  /**
   * Whether the reference reads a block in the same way.
   *
   * @param from where the stretch of the text begins in which it stands, and which holds whatever it may be read together with
   * @param to where that ends
   */
  holds(block: RootContent, from: number, to: number): boolean {
    this.from = from;
    this.to = to;
    return this.one(block, 0);
  }

  private all({ children }: Extract<Nodes, { children: unknown }>, around: number): boolean {
    for (const child of children) if (!this.one(child, around)) return false;
    return true;
  }

  private one(node: Nodes, around: number): boolean {
    switch (node.type) {
      // Addresses that only one of them takes for links.
      case 'text':
        return (around & inLink) !== 0 || !address.test(node.value) || this.endsLine(node);
      case 'paragraph':
      case 'heading':
      case 'tableCell':
        return this.all(node, around | inText);
      // Where a container ends that stands in a quotation or note.
      case 'list':
        return (around & inQuotation) === 0 && this.all(node, around | inContainer);
      // What is indented in an item that begins with an empty line.
      case 'listItem':
        return beginsAtMark(node) && this.all(node, around);
      case 'footnoteDefinition':
        return (around & inContainer) === 0 && this.all(node, around | inContainer | inQuotation);
      case 'blockquote':
        return (around & inQuotation) === 0 && this.all(node, around | inContainer | inQuotation);
      // What a line right after a table is.
      case 'tableRow':
        return this.text.slice(startOf(node), endOf(node)).includes('|') && this.all(node, around);
      case 'link':
        return (this.isMarked(node) || this.isPlainAddress(node)) && this.all(node, around | inLink);
      // A list somewhere after a definition that text follows right away.
      case 'definition':
        return !/^ *\r?\n *[^\s[]/.test(this.text.slice(endOf(node), endOf(node) + 80));
      case 'html':
        return this.isPlainHtml(node.value, startOf(node), around);
      // Blanks at the start of the line after.
      case 'break':
        return this.text.charCodeAt(endOf(node)) !== 32;
      case 'code':
        return this.isPlainCode(startOf(node), endOf(node), around);
      default:
        return !('children' in node) || this.all(node, around);
    }
  }

  /** Whether all that may be an address in a text is an @ with which its line ends. */
  private endsLine(node: Text): boolean {
    if (address.test(node.value.slice(0, -1))) return false;
    const next = this.text.charAt(endOf(node));
    return next === '' || next === '\n' || next === '\r';
  }

  private isMarked(node: Nodes): boolean {
    const mark = this.text.charAt(startOf(node));
    return mark === '[' || mark === '<';
  }

  /** Whether an address without marks around it stands alone, after no bracket that may or may not be a link's. */
  private isPlainAddress(node: Nodes): boolean {
    const start = startOf(node);
    const around = this.text.slice(Math.max(0, start - 1), endOf(node) + 1);
    if (!plainAddress.test(around)) return false;
    let ends = 0;
    let links = 0;
    for (let at = start - 1; at >= this.from; at--) {
      const char = this.text.charAt(at);
      if (char === ')') ends = 1;
      else if (char === '(' && this.text.charAt(at - 1) === ']') {
        links += ends;
        ends = 0;
      } else if (char === '[' && --links < 0) return false;
      // What is code, escaped or HTML opens and closes no link.
      else if (char === '`' || char === '\\' || char === '<') links = Number.NEGATIVE_INFINITY;
      else if (char === '\n' && /^\r?\n/.test(this.text.slice(at + 1, at + 3))) return true;
    }
    return true;
  }

  /** HTML within a line of text, or at the left edge of the page; where its block ends is plain too. */
  private isPlainHtml(value: string, start: number, around: number): boolean {
    if (this.hasNotes) return false;
    let at = start;
    while (at > 0 && /[ >]/.test(this.text.charAt(at - 1))) at--;
    if (at < start && (at === 0 || this.text.charAt(at - 1) === '\n')) return false;
    const isAlone = (around & inContainer) === 0;
    if ((around & inText) !== 0) return isAlone || !value.includes('\n');
    return isAlone && !/^<(?:pre|script|style|textarea)/i.test(value);
  }

  /** Code between fences, which it closes where it stands in something; by indentation, where blank lines hold nothing. */
  private isPlainCode(start: number, end: number, around: number): boolean {
    const isFenced = /[`~]/.test(this.text.charAt(start));
    if (!isFenced) return !/\r|\n +\n/.test(this.text.slice(this.from, this.to));
    return (around & inContainer) === 0 || /\n[^\n]*(?:```|~~~)$/.test(this.text.slice(start, end));
  }
}

function beginsAtMark({ position, children: [first] }: ListItem): boolean {
  return first === undefined || first.position?.start.line === position?.start.line;
}

function startOf(node: Nodes): number {
  return node.position?.start.offset ?? 0;
}

function endOf(node: Nodes): number {
  return node.position?.end.offset ?? 0;
}
