import type { Element, RootContent } from 'hast';
import type { Draft } from '../draft/draft.ts';
import { attribute, ElementNames, elementsNamed, isHidden } from './elements.ts';

/** A table of data, and its cells row by row. */
export interface Table {
  element: Element;
  rows: readonly (readonly Element[])[];
}

const tables = new ElementNames('table');

/** The tables of a draft but for those that lay out a page. Computed once for all rules that look at tables. */
export function tablesOf(draft: Draft): readonly Table[] {
  return draft.once(tablesOf, () => elementsNamed(draft, tables).flatMap(({ element }) => readTable(element) ?? []));
}

/** Nothing for one that is said to be there for the looks, or used so: a table within a table, or a form in it. */
function readTable(element: Element): Table | undefined {
  if (/^(?:none|presentation)$/.test(attribute(element, 'role') ?? '')) return undefined;
  const rows: Element[][] = [];
  // Without recursion: a draft may be nested ten thousand deep.
  const waiting: RootContent[] = [...element.children].reverse();
  for (let node = waiting.pop(); node !== undefined; node = waiting.pop()) {
    if (node.type !== 'element' || isHidden(node)) continue;
    switch (node.tagName) {
      case 'table':
      case 'form':
      case 'input':
      case 'select':
        return undefined;
      case 'tr':
        rows.push([]);
        break;
      case 'td':
      case 'th':
        rows.at(-1)?.push(node);
    }
    for (let at = node.children.length - 1; at >= 0; at--) waiting.push(node.children[at] as RootContent);
  }
  return { element, rows };
}
