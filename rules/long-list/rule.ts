import type { Element } from 'hast';
import { z } from 'zod';
import type { Block } from '../../src/draft/block.ts';
import type { Draft } from '../../src/draft/draft.ts';
import { layOutOnPhone } from '../../src/draft/phone-layout.ts';
import { ElementNames, elementsNamed } from '../../src/rule/elements.ts';
import { defineRule } from '../../src/rule/rule.ts';

/** GOV.UK and NHS pages keep lists for the public to six items; above this any list is long. A judgement. */
const longForAll = 10;

/** From how many items on alphabetical order is no accident. */
const fewestInOrder = 6;

const lists = new ElementNames('ul ol');

/** A table that the format did not read. */
const leftover = /\|[^|]*\|/;

export default defineRule({
  category: 'mobile',
  summary: 'Items of a list, and lines of an item on a phone',
  severity: 'info',
  channels: ['web', 'email'],
  sources: [
    { title: 'NHS digital service manual, lists', says: 'up to 6 items', url: 'https://service-manual.nhs.uk/content' },
    { title: 'Judgement, for 10 items elsewhere, and for 3 lines: about 20 words' },
  ],
  options: () =>
    z.strictObject({
      max: z.int().positive().default(10).describe('items that a list may have'),
      lines: z.int().positive().default(3).describe('lines that an item may fill on a phone'),
    }),
  messages: {
    items: {
      what: 'This list has {items} items; {readers} need {max} or fewer.',
      do: 'Group the items under headings, or leave out those that few people need.',
    },
    lines: {
      what: 'This list item is {lines} lines long on a phone; {readers} need {max} or fewer.',
      do: 'Keep the item to one point, and put what explains it in a paragraph.',
    },
  },

  *checkDraft(draft, { options: { max, lines } }) {
    let items: ReadonlyMap<Element, Block[]> | undefined;
    for (const visit of elementsNamed(draft, lists)) {
      if (visit.element.children.length <= max) continue;
      const own = visit.element.children.filter(
        (child): child is Element => child.type === 'element' && child.tagName === 'li',
      );
      if (own.length <= max || visit.within('nav') !== undefined) continue;
      items ??= itemsOf(draft);
      const blocks = own.map((item) => items?.get(item)?.[0]);
      if (isNavigation(blocks) || isAlphabetical(blocks)) continue;
      const at = blocks.find((block) => block !== undefined);
      if (at === undefined) continue;
      const severity = own.length > longForAll && max < longForAll ? 'warning' : 'info';
      yield { message: 'items', at: { block: at }, data: { items: own.length, max }, severity };
    }
    const layout = layOutOnPhone(draft);
    for (const block of draft.blocksOf('list-item')) {
      if (!isOfItem(block)) continue;
      const own = layout.boxOf(block)?.lines ?? 0;
      if (own > lines && !leftover.test(block.text))
        yield { message: 'lines', at: { block }, data: { lines: own, max: lines } };
    }
  },
});

/** The text of each list item; of each paragraph in it where it has several. */
function itemsOf(draft: Draft): Map<Element, Block[]> {
  const items = new Map<Element, Block[]>();
  for (const block of draft.blocksOf('list-item')) {
    if (!isOfItem(block)) continue;
    const known = items.get(block.node);
    if (known) known.push(block);
    else items.set(block.node, [block]);
  }
  return items;
}

function isOfItem(block: Block): block is Block & { node: Element } {
  return block.node?.tagName === 'li';
}

/** A list of links is looked through, not read. */
function isNavigation(blocks: readonly (Block | undefined)[]): boolean {
  const linked = blocks.filter((block) => {
    const link = block?.spans.find(({ kind }) => kind === 'link');
    return block !== undefined && link !== undefined && (link.end - link.start) * 2 >= block.text.length;
  });
  return linked.length * 4 >= blocks.length * 3;
}

/** Names from A to Z are looked up, not read. */
function isAlphabetical(blocks: readonly (Block | undefined)[]): boolean {
  const keys = blocks.map((block) => block?.text.toLowerCase().replace(/^[^\p{L}\p{N}]+/u, '') ?? '');
  if (keys.length < fewestInOrder || keys[0] === keys.at(-1)) return false;
  return keys.every((key, index) => index === 0 || key >= (keys[index - 1] ?? ''));
}
