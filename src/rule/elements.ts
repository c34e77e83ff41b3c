import type { Element, Nodes, RootContent } from 'hast';
import type { Draft } from '../draft/draft.ts';
import { hasAny } from '../draft/elements.ts';

/** An element of a tree that readers get. */
export class Visit {
  constructor(
    readonly element: Element,
    private readonly around: Level,
  ) {}

  /** The innermost element with one of these names that it stands in. */
  within(...names: string[]): Element | undefined {
    let level: Level | undefined = this.around;
    while (level?.element !== undefined && !names.includes(level.element.tagName)) level = level.around;
    return level?.element;
  }
}

/** The children of one element, none of the tree itself, and which of them is next in a walk. */
class Level {
  at = 0;

  constructor(
    readonly element: Element | undefined,
    readonly nodes: readonly RootContent[],
    readonly around: Level | undefined,
  ) {}
}

/** How many sets of names are looked for, and which of them each name is in. */
let sets = 0;
const setsWith = new Map<string, number[]>();
/** In place of the sets of what readers never get. */
const never: number[] = [];
const unseen = 'script style template noscript'.split(' ');
for (const name of unseen) setsWith.set(name, never);

/** Names of elements that a rule looks for. It is made when the rule is loaded: one walk down a tree answers for all of them. */
export class ElementNames {
  readonly number = sets++;

  /** @param names between spaces */
  constructor(names: string) {
    for (const name of names.split(' ')) {
      const known = setsWith.get(name);
      if (known === undefined) setsWith.set(name, [this.number]);
      else known.push(this.number);
    }
  }
}

/** The elements of one draft that readers get. */
interface Index {
  /** By the number of the names; none where there are none. */
  named: (Visit[] | undefined)[];
  /** Those that have attributes: nearly all elements of a text have none. */
  withAttributes: Element[];
  /** Whether any element, those that are kept from readers included, has an attribute that can hide it. */
  mayHide: boolean;
}

const nothing: readonly Visit[] = [];

/** Walks without recursion: a draft may be nested ten thousand deep. */
function indexed({ tree }: Draft): Index {
  const named: Index['named'] = [];
  const withAttributes: Element[] = [];
  let mayHide = false;
  let level: Level | undefined = new Level(undefined, tree.children, undefined);
  while (level !== undefined) {
    const node: RootContent | undefined = level.nodes[level.at++];
    if (node === undefined) {
      level = level.around;
      continue;
    }
    if (node.type !== 'element') continue;
    const { tagName, properties, children } = node;
    const sought = setsWith.get(tagName);
    if (sought === never) continue;
    if (hasAny(properties)) {
      const { hidden, style, color, ariaHidden } = properties;
      mayHide ||= hidden !== undefined || style !== undefined || color !== undefined || ariaHidden !== undefined;
      if (isHidden(node)) continue;
      withAttributes.push(node);
    }
    // Most elements hold words and nothing else.
    const isLeaf = children.length === 0 || (children.length === 1 && children[0]?.type === 'text');
    if (sought !== undefined) {
      const visit = new Visit(node, level);
      for (const number of sought) note(visit, number, named);
    }
    if (!isLeaf) level = new Level(node, children, level);
  }
  return { named, withAttributes, mayHide };
}

function note(visit: Visit, number: number, named: Index['named']): void {
  const known = named[number];
  if (known === undefined) named[number] = [visit];
  else known.push(visit);
}

/** Many rules look for elements, and nearly all look at every draft in vain: its tree is walked once for all of them. */
function indexOf(draft: Draft): Index {
  return draft.once(indexed, () => indexed(draft));
}

/** The elements of a draft that readers get and that have one of these names, in reading order. */
export function elementsNamed(draft: Draft, { number }: ElementNames): readonly Visit[] {
  return indexOf(draft).named[number] ?? nothing;
}

/** The elements of a draft that readers get and that have attributes, in reading order. */
export function elementsWithAttributes(draft: Draft): readonly Element[] {
  return indexOf(draft).withAttributes;
}

/** Whether anything in a draft may be hidden by an attribute of its own. */
export function mayHide(draft: Draft): boolean {
  return indexOf(draft).mayHide;
}

/** Whether an element is kept from every reader, or from those who use a screen reader. */
export function isHidden(element: Element): boolean {
  if (unseen.includes(element.tagName)) return true;
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

/** Whether a screen reader has anything to call an element by: whether its `nameOf` is not empty. */
export function hasName(element: Element): boolean {
  const [first] = element.children;
  return (first?.type === 'text' && /\S/.test(first.value)) || nameOf(element) !== '';
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
