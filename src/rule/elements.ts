import type { Element, Nodes, Root, RootContent } from 'hast';

/** An element of a draft's tree, with the elements that it stands in, the outermost first. */
export interface Visit {
  element: Element;
  /** Good until the next element is asked for. */
  parents: readonly Element[];
}

const unseen = new Set(['script', 'style', 'template', 'noscript']);

/** Every element that readers get, in reading order. Walks without recursion: a draft may be nested ten thousand deep. */
export function* elements(root: Root | Element): Iterable<Visit> {
  const parents: Element[] = [];
  const levels: { nodes: readonly RootContent[]; at: number }[] = [{ nodes: root.children, at: 0 }];
  for (let level = levels.at(-1); level !== undefined; level = levels.at(-1)) {
    const node = level.nodes[level.at++];
    if (node === undefined) {
      levels.pop();
      parents.pop();
    } else if (node.type === 'element' && !isHidden(node)) {
      yield { element: node, parents };
      levels.push({ nodes: node.children, at: 0 });
      parents.push(node);
    }
  }
}

/** Whether an element is kept from every reader, or from those who use a screen reader. */
function isHidden(element: Element): boolean {
  if (unseen.has(element.tagName)) return true;
  const { hidden, style } = element.properties;
  const ariaHidden = attribute(element, 'ariaHidden');
  if (hidden !== undefined && hidden !== null && hidden !== false) return true;
  if (ariaHidden === 'true') return true;
  return typeof style === 'string' && /display\s*:\s*none|visibility\s*:\s*hidden/i.test(style);
}

/** The value of an attribute that is text; undefined where it is not there. */
export function attribute(element: Element, property: string): string | undefined {
  const value = element.properties[property];
  if (Array.isArray(value)) return value.join(' ');
  return typeof value === 'string' || typeof value === 'number' ? String(value) : undefined;
}

/**
 * What a screen reader says an element is called: its `aria-label`, else its text with the alternative texts of its
 * images, white space collapsed; empty when it has none.
 */
export function nameOf(element: Element): string {
  const own = attribute(element, 'ariaLabel')?.trim();
  if (own) return own;
  const parts: string[] = [];
  const waiting: Nodes[] = [...element.children].reverse();
  for (let node = waiting.pop(); node !== undefined; node = waiting.pop()) {
    if (node.type === 'text') parts.push(node.value);
    if (node.type !== 'element' || isHidden(node)) continue;
    const said = attribute(node, 'ariaLabel') ?? (node.tagName === 'img' ? attribute(node, 'alt') : undefined);
    if (said !== undefined) parts.push(` ${said} `);
    else
      for (let index = node.children.length - 1; index >= 0; index--) waiting.push(node.children[index] as RootContent);
  }
  return parts.join('').replace(/\s+/g, ' ').trim();
}
