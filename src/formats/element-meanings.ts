import type { BlockKind, Span } from '../draft/block.ts';
import { inlineElements } from '../draft/elements.ts';

/** What an element makes of the text in it. */
export interface Meaning {
  /** No reader sees it, or its text is no prose. */
  isSkipped?: true;
  isInline?: true;
  span?: Span['kind'];
  kind?: BlockKind;
  level?: number;
  isList?: true;
}

/** Of all elements that are no plain blocks, by name. */
export const meanings = new Map<string, Meaning>();

function mean(names: string, meaning: Meaning): void {
  for (const name of names.split(' ')) meanings.set(name, { ...meanings.get(name), ...meaning });
}

for (const name of inlineElements) meanings.set(name, { isInline: true });
mean('script style template noscript pre svg math iframe object embed canvas audio video map datalist textarea', {
  isSkipped: true,
});
mean('a', { span: 'link' });
mean('abbr acronym', { span: 'abbreviation' });
mean('b strong', { span: 'strong' });
mean('code kbd samp tt var', { span: 'code' });
mean('em i', { span: 'emphasis' });
mean('del s strike', { span: 'deleted' });
mean('ins', { span: 'inserted' });
mean('q', { span: 'quotation' });
mean('u', { span: 'underline' });
for (const level of [1, 2, 3, 4, 5, 6]) mean(`h${level}`, { kind: 'heading', level });
mean('li dd dt', { kind: 'list-item' });
mean('td th', { kind: 'table-cell' });
mean('caption figcaption', { kind: 'caption' });
mean('title', { kind: 'title' });
mean('ul ol dl', { isList: true });

/** A block of which nothing else is known. */
export const plainBlock: Meaning = {};
