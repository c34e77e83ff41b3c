import type { Element, Nodes } from 'hast';
import type { Block, BlockKind } from '../draft/block.ts';
import type { Draft } from '../draft/draft.ts';
import type { Lines } from '../draft/lines.ts';
import type { Range } from '../draft/source-map.ts';
import type { Place } from '../rule/finding.ts';
import { nodeRange, type Spot } from './spot.ts';

/** Names of the kinds of block that are counted: "Paragraph 4". */
const counted: Readonly<Partial<Record<BlockKind, string>>> = {
  paragraph: 'Paragraph',
  'list-item': 'List item',
  'table-cell': 'Table cell',
  caption: 'Caption',
  tooltip: 'Tooltip',
  attachment: 'Attachment',
};

/** Names of the elements that a rule may point at and that people count. */
const elements: Readonly<Record<string, string>> = {
  img: 'Image',
  table: 'Table',
  video: 'Video',
  iframe: 'Embedded page',
  form: 'Form',
};

/** Longest text that is quoted in a label, in UTF-16 code units: what fits beside a file name (a judgement). */
const longestQuotation = 60;

/** A block that stands in the text, with its place in the source. */
interface Standing extends Range {
  block: Block;
}

/**
 * Says in words where things of one draft are: "Paragraph 4, under ‘What happens next’". Paragraphs, list items, cells
 * and images are counted through the whole draft.
 */
export class Labels {
  /** By the block's place in the draft: its number among those of its kind, its label, and the text as labels quote it. */
  private readonly ordinals: number[] = [];
  private readonly known: (string | undefined)[] = [];
  private readonly quoted: (string | undefined)[] = [];
  private readonly lines: Lines;
  private counted: ReadonlyMap<Nodes, string> | undefined;
  private standingBlocks: readonly Standing[] | undefined;
  private blocksOfNodes: ReadonlyMap<Nodes, Block> | undefined;

  constructor(
    private readonly draft: Draft,
    /** The text of a block as it may be printed. */
    private readonly shown: (block: Block) => string,
  ) {
    this.lines = draft.lines;
    const counts = new Map<BlockKind, number>();
    for (const { kind } of draft.blocks) {
      const count = (counts.get(kind) ?? 0) + 1;
      counts.set(kind, count);
      this.ordinals.push(count);
    }
  }

  // Nearly all findings are about a block, so what follows is made when it is asked for.

  /** Blocks that stand in the text (not alt texts and titles), in source order. */
  private get standing(): readonly Standing[] {
    this.standingBlocks ??= this.draft.blocks
      .filter(({ kind }) => kind !== 'alt' && kind !== 'tooltip')
      .map((block) => {
        const { start, end } = block.map.toSource(0, block.text.length);
        return { start, end, block };
      })
      .sort((a, b) => a.start - b.start);
    return this.standingBlocks;
  }

  /** Of each node, the first block that was read from it. */
  private get blockOf(): ReadonlyMap<Nodes, Block> {
    if (this.blocksOfNodes !== undefined) return this.blocksOfNodes;
    const blockOf = new Map<Nodes, Block>();
    for (const block of this.draft.blocks)
      if (block.node !== undefined && !blockOf.has(block.node)) blockOf.set(block.node, block);
    this.blocksOfNodes = blockOf;
    return blockOf;
  }

  /** Names of elements: "Image 2". */
  private get nodes(): ReadonlyMap<Nodes, string> {
    this.counted ??= countElements(this.draft);
    return this.counted;
  }

  /** Where a report points to, for programs and for people. */
  placeOf(spot: Spot): Place {
    const { start, end } = spot.range;
    return { start: this.lines.point(start), end: this.lines.point(end), label: this.of(spot) };
  }

  private of({ block, node, isDraft, range }: Spot): string {
    if (block !== undefined) return this.ofBlock(block);
    if (isDraft) return 'Whole draft';
    return node === undefined ? this.ofOffset(range.start) : this.ofNode(node);
  }

  private ofNode(node: Nodes): string {
    const name = this.nodes.get(node);
    const start = nodeRange(node)?.start;
    if (name !== undefined) return this.under(name, start === undefined ? undefined : this.headingBefore(start));
    const block = this.blockOf.get(node);
    if (block !== undefined) return this.ofBlock(block);
    return start === undefined ? 'Whole draft' : this.ofOffset(start);
  }

  private ofBlock(block: Block): string {
    let label = this.known[block.index];
    if (label === undefined) {
      label = this.labelOf(block);
      this.known[block.index] = label;
    }
    return label;
  }

  private labelOf(block: Block): string {
    switch (block.kind) {
      case 'title':
        return 'Page title';
      case 'summary':
        return 'Summary';
      case 'subject':
        return 'Subject line';
      case 'heading':
        return `Heading ${this.quote(block)}`;
      case 'alt': {
        const image = block.node === undefined ? undefined : this.nodes.get(block.node);
        return this.under(`Alt text of ${image?.toLowerCase() ?? `image ${this.ordinals[block.index]}`}`, block.under);
      }
      default: {
        const name = this.numbered(block);
        return this.inPart(name, block.map.toSource(0, 1).start) ?? this.under(name, block.under);
      }
    }
  }

  private ofOffset(offset: number): string {
    const found = this.standing[this.lastBefore(offset)];
    if (found !== undefined && offset < found.end) return this.ofBlock(found.block);
    const name = this.draft.format === 'word' ? 'Paragraph' : 'Line';
    const line = `${name} ${this.lines.point(offset).line}`;
    return this.inPart(line, offset) ?? this.under(line, this.headingBefore(offset));
  }

  /** "Paragraph 4"; in a Word file every text has the number of its paragraph, as in reports for programs. */
  private numbered(block: Block): string {
    const kind = counted[block.kind] ?? '';
    if (this.draft.format !== 'word') return `${kind} ${this.ordinals[block.index]}`;
    const { line } = this.lines.point(block.map.toSource(0, 1).start);
    return `Paragraph ${line}${block.kind === 'paragraph' ? '' : ` (${kind.toLowerCase()})`}`;
  }

  /** "Paragraph 40, in the footer": no heading of the body is above what stands apart from it. */
  private inPart(name: string, offset: number): string | undefined {
    const { apart } = this.draft;
    if (offset < (apart[0]?.start ?? Number.POSITIVE_INFINITY)) return undefined;
    const part = apart.find(({ start, end }) => offset >= start && offset <= end);
    return part === undefined ? undefined : `${name}, in ${part.name}`;
  }

  private headingBefore(offset: number): Block | undefined {
    const block = this.standing[this.lastBefore(offset)]?.block;
    return block?.kind === 'heading' ? block : block?.under;
  }

  /** Index of the last standing block that begins at or before an offset; -1 for none. */
  private lastBefore(offset: number): number {
    let low = 0;
    let high = this.standing.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      if ((this.standing[middle]?.start ?? 0) <= offset) low = middle + 1;
      else high = middle;
    }
    return low - 1;
  }

  private under(name: string, heading: Block | undefined): string {
    return heading === undefined || heading.text === '' ? name : `${name}, under ${this.quote(heading)}`;
  }

  private quote(block: Block): string {
    let quotation = this.quoted[block.index];
    if (quotation === undefined) {
      quotation = this.quotation(block);
      this.quoted[block.index] = quotation;
    }
    return quotation;
  }

  private quotation(block: Block): string {
    const text = this.shown(block).replaceAll('\n', ' ');
    if (text.length <= longestQuotation) return `‘${text}’`;
    const cut = text.lastIndexOf(' ', longestQuotation);
    return `‘${text.slice(0, cut > 0 ? cut : longestQuotation)} …’`;
  }
}

/** Walks without recursion: a draft may be nested ten thousand deep. */
function countElements(draft: Draft): Map<Nodes, string> {
  const named = new Map<Nodes, string>();
  const counts = new Map<string, number>();
  const waiting: Nodes[] = [draft.tree];
  for (let next = waiting.pop(); next !== undefined; next = waiting.pop()) {
    const name = elements[(next as Element).tagName];
    if (name !== undefined) {
      const count = (counts.get(name) ?? 0) + 1;
      counts.set(name, count);
      named.set(next, `${name} ${count}`);
    }
    if (!('children' in next)) continue;
    for (let index = next.children.length - 1; index >= 0; index--) {
      const child = next.children[index];
      if (child !== undefined) waiting.push(child);
    }
  }
  return named;
}
