import type { Element, Nodes, Root } from 'hast';

/** What of a block is needed to know what labels it. */
export interface Labelled {
  kind: string;
  text: string;
  node: Element | undefined;
}

/** Longest text that is a label, in UTF-16 code units (a judgement). */
const longest = 60;

/**
 * What labels each block of a draft: for a table cell the head of its column and the cell before it, for another block
 * the short line before it that ends with a colon, is a heading, or is a term of a list of descriptions.
 *
 * @returns tells it of the block with an index: empty where nothing labels it. Tables are read when the first cell asks
 */
export function labelsOf(blocks: readonly Labelled[], tree: Root): (index: number) => string {
  let cells: Map<Element, string> | undefined;
  return (index) => {
    const block = blocks[index];
    if (block?.kind === 'table-cell') {
      cells ??= cellLabels(blocks, tree);
      return (block.node && cells.get(block.node)) ?? '';
    }
    const previous = index > 0 ? blocks[index - 1] : undefined;
    if (previous === undefined || previous.text.length > longest) return '';
    const isLabel = previous.kind === 'heading' || previous.node?.tagName === 'dt' || previous.text.endsWith(':');
    return isLabel ? previous.text : '';
  };
}

function cellLabels(blocks: readonly Labelled[], tree: Root): Map<Element, string> {
  const texts = new Map<Element, string>();
  for (const { node, text } of blocks) {
    if (node !== undefined && isCell(node) && !texts.has(node)) texts.set(node, text.slice(0, longest));
  }
  const labels = new Map<Element, string>();
  for (const table of elements(tree, 'table')) {
    let heads: string[] = [];
    for (const row of elements(table, 'tr')) {
      const cells = row.children.filter((child): child is Element => child.type === 'element' && isCell(child));
      const own = cells.map((cell) => texts.get(cell) ?? '');
      if (heads.length === 0 || cells.every(({ tagName }) => tagName === 'th')) heads = own;
      else
        for (const [column, cell] of cells.entries())
          labels.set(cell, `${heads[column] ?? ''} ${own[column - 1] ?? ''}`.trim());
    }
  }
  // A row of a table without heads: the cell before it is all there is.
  return labels;
}

function isCell({ tagName }: Element): boolean {
  return tagName === 'td' || tagName === 'th';
}

/** The elements of one name in a tree, in order. Walks without recursion: a draft may be nested ten thousand deep. */
function elements(root: Nodes, name: string): Element[] {
  const found: Element[] = [];
  const waiting: Nodes[] = [root];
  for (let next = waiting.pop(); next !== undefined; next = waiting.pop()) {
    if (next.type === 'element' && next.tagName === name) found.push(next);
    if (!('children' in next)) continue;
    for (let index = next.children.length - 1; index >= 0; index--) {
      const child = next.children[index];
      if (child !== undefined) waiting.push(child);
    }
  }
  return found;
}
