import type { Definition, Nodes, Root } from 'mdast';

/** What the references of a text refer to, by identifier in upper case. */
export type Definitions = ReadonlyMap<string, Definition>;

/**
 * Whether a Markdown text means the same tree whether it is written as HTML or not: it holds no HTML, and none of the rare
 * things (notes, addresses that have to be encoded) that are better left to the long way.
 *
 * @returns its definitions, if so; the first of each identifier, wherever it stands
 */
export function plainDefinitions(markdown: Root): Definitions | undefined {
  const look = new Look();
  if (!look.areAllPlain(markdown, false)) return undefined;
  return look.wanted.every((identifier) => look.definitions.has(identifier)) ? look.definitions : undefined;
}

/** Blanks beside a line ending, which only character references can make. */
const besideLineEnding = /[ \t][\r\n]|[\r\n][ \t]/;

/** An address in which there is nothing to encode. */
const plainAddress = /^(?:[!#$&-;=?-Z_a-z~]|%[\dA-Za-z]{2})*$/;

class Look {
  readonly definitions = new Map<string, Definition>();
  readonly wanted: string[] = [];

  areAllPlain({ children }: Extract<Nodes, { children: unknown }>, inLink: boolean): boolean {
    for (const child of children) if (!this.isPlain(child, inLink)) return false;
    return true;
  }

  private isPlain(node: Nodes, inLink: boolean): boolean {
    if (node.data !== undefined) return false;
    switch (node.type) {
      case 'text':
        return !besideLineEnding.test(node.value);
      // A link in a link closes the one that it stands in.
      case 'link':
        return !inLink && plainAddress.test(node.url) && this.areAllPlain(node, true);
      case 'linkReference':
        this.wanted.push(node.identifier.toUpperCase());
        return !inLink && this.areAllPlain(node, true);
      case 'imageReference':
        this.wanted.push(node.identifier.toUpperCase());
        return true;
      case 'image':
        return plainAddress.test(node.url);
      case 'definition': {
        const identifier = node.identifier.toUpperCase();
        if (!this.definitions.has(identifier)) this.definitions.set(identifier, node);
        return plainAddress.test(node.url);
      }
      case 'break':
      case 'code':
      case 'inlineCode':
      case 'thematicBreak':
      case 'yaml':
        return true;
      case 'blockquote':
      case 'delete':
      case 'emphasis':
      case 'heading':
      case 'list':
      case 'listItem':
      case 'paragraph':
      case 'strong':
      case 'table':
      case 'tableCell':
      case 'tableRow':
        return this.areAllPlain(node, inLink);
      default:
        return false;
    }
  }
}
