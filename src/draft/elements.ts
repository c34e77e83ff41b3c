import type { Element } from 'hast';

/** Elements that stand in a line of text: everything else begins a block of its own. */
export const inlineElements: ReadonlySet<string> = new Set(
  (
    'a abbr acronym b bdi bdo big cite code data del dfn em font i img input ins kbd label mark nobr output q rp rt ruby s samp ' +
    'select small span strike strong sub sup time tt u var wbr br picture source'
  ).split(' '),
);

/** Whether an element is hidden from every reader by its own attributes. */
export function isHidden({ properties }: Element): boolean {
  if (!hasAny(properties)) return false;
  const { hidden, style } = properties;
  if (hidden !== undefined && hidden !== null && hidden !== false) return true;
  return typeof style === 'string' && /display\s*:\s*none|visibility\s*:\s*hidden/i.test(style);
}

/** Whether an element has attributes: nearly all elements of a text have none. */
export function hasAny(properties: Element['properties']): boolean {
  for (const _ in properties) return true;
  return false;
}
