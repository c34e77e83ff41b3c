import type { Definition, Nodes, Root } from 'mdast';

/** What the references of a text refer to, by identifier in upper case; of two definitions the first, wherever it stands. */
export type Definitions = ReadonlyMap<string, Definition>;

/** Which of a text's blocks mean the same tree whether they are written as HTML or not: nearly all. */
export interface PlainMarkdown {
  definitions: Definitions;
  /** Those that do not: they hold HTML, or one of the rare things (addresses that have to be encoded) that are better written. */
  written: ReadonlySet<Nodes>;
}

/**
 * @param source what it was parsed from
 * @returns undefined for a text that cannot be read block by block, because it has notes
 */
export function lookAtMarkdown(markdown: Root, source: string): PlainMarkdown | undefined {
  const look = new Look(source.includes('&'));
  const written = new Set<Nodes>();
  for (const node of markdown.children) if (!look.isPlain(node, false)) written.add(node);
  const isWhole = look.isOdd || !look.wanted.every((identifier) => look.definitions.has(identifier));
  return isWhole ? undefined : { definitions: look.definitions, written };
}

/** Blanks beside a line ending, which only character references can make. */
const besideLineEnding = /[ \t][\r\n]|[\r\n][ \t]/;

/** An address in which there is nothing to encode. */
const plainAddress = /^(?:[!#$&-;=?-Z_a-z~]|%[\dA-Za-z]{2})*$/;

class Look {
  readonly definitions = new Map<string, Definition>();
  readonly wanted: string[] = [];
  isOdd = false;

  constructor(private readonly hasReferences: boolean) {}

  private areAllPlain({ children }: Extract<Nodes, { children: unknown }>, inLink: boolean): boolean {
    let all = true;
    for (const child of children) if (!this.isPlain(child, inLink)) all = false;
    return all;
  }

  /** Every node is looked at, even when the answer is known. */
  isPlain(node: Nodes, inLink: boolean): boolean {
    if (node.data !== undefined) this.isOdd = true;
    switch (node.type) {
      case 'text':
        return !this.hasReferences || !besideLineEnding.test(node.value);
      case 'paragraph':
      case 'listItem':
      case 'list':
      case 'heading':
      case 'tableCell':
      case 'tableRow':
      case 'table':
      case 'strong':
      case 'emphasis':
      case 'delete':
      case 'blockquote':
        return this.areAllPlain(node, inLink);
      // A link in a link closes the one that it stands in.
      case 'link':
        return this.areAllPlain(node, true) && !inLink && plainAddress.test(node.url);
      case 'linkReference':
        this.wanted.push(node.identifier.toUpperCase());
        return this.areAllPlain(node, true) && !inLink;
      case 'imageReference':
        this.wanted.push(node.identifier.toUpperCase());
        return true;
      case 'image':
        return plainAddress.test(node.url);
      case 'definition': {
        const identifier = node.identifier.toUpperCase();
        if (!this.definitions.has(identifier)) this.definitions.set(identifier, node);
        if (!plainAddress.test(node.url)) this.isOdd = true;
        return true;
      }
      case 'break':
      case 'code':
      case 'inlineCode':
      case 'thematicBreak':
      case 'yaml':
        return true;
      case 'html':
        return false;
      default:
        this.isOdd = true;
        return false;
    }
  }
}
