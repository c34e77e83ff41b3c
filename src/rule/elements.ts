import type { Element, Nodes, Root, RootContent } from 'hast';
import type { Draft } from '../draft/draft.ts';
import { hasAny } from '../draft/elements.ts';

/** An element of a tree that readers get. */
export class Visit {
  constructor(
    readonly element: Element,
    private readonly parent: Visit | undefined,
    /** Its place among all of them, in reading order. */
    readonly order: number,
  ) {}

  /** The innermost element with one of these names that it stands in. */
  within(...names: string[]): Element | undefined {
    let around = this.parent;
    while (around !== undefined && !names.includes(around.element.tagName)) around = around.parent;
    return around?.element;
  }
}

/** The elements of one tree that readers get. */
interface Index {
  byName: { name: string; visits: Visit[] }[];
  /** Those that have attributes: nearly all elements of a text have none. */
  withAttributes: Visit[];
  /** Whether any element, those that are kept from readers included, has an attribute that can hide it. */
  mayHide: boolean;
}

const nothing: readonly Visit[] = [];
const unseen = new Set(['script', 'style', 'template', 'noscript']);

/** Walks without recursion: a draft may be nested ten thousand deep. */
function indexed(root: Root | Element): Index {
  const byName: Index['byName'] = [];
  const known = new Map<string, Visit[]>();
  const withAttributes: Visit[] = [];
  let mayHide = false;
  let order = 0;
  const levels: { nodes: readonly RootContent[]; at: number; visit: Visit | undefined }[] = [];
  let level: (typeof levels)[number] | undefined = { nodes: root.children, at: 0, visit: undefined };
  while (level !== undefined) {
    const node: RootContent | undefined = level.nodes[level.at++];
    if (node === undefined) {
      level = levels.pop();
      continue;
    }
    if (node.type !== 'element' || unseen.has(node.tagName)) continue;
    const isAttributed = hasAny(node.properties);
    if (isAttributed) {
      const { hidden, style, color, ariaHidden } = node.properties;
      mayHide ||= hidden !== undefined || style !== undefined || color !== undefined || ariaHidden !== undefined;
      if (isHidden(node)) continue;
    }
    const visit = new Visit(node, level.visit, order++);
    if (isAttributed) withAttributes.push(visit);
    let visits = known.get(node.tagName);
    if (visits === undefined) {
      visits = [];
      known.set(node.tagName, visits);
      byName.push({ name: node.tagName, visits });
    }
    visits.push(visit);
    // Most elements hold words and nothing else.
    if (node.children.length === 0 || (node.children.length === 1 && node.children[0]?.type === 'text')) continue;
    levels.push(level);
    level = { nodes: node.children, at: 0, visit };
  }
  return { byName, withAttributes, mayHide };
}

/** Many rules look for elements, and nearly all look at every draft in vain: its tree is walked once for all of them. */
function indexOf(draft: Draft): Index {
  return draft.once(indexed, () => indexed(draft.tree));
}

/** The elements of a draft that readers get and that have one of these names, in reading order. */
export function elementsNamed(draft: Draft, names: ReadonlySet<string>): readonly Visit[] {
  return named(indexOf(draft), names);
}

/** The same of what stands in one element. */
export function elementsWithin(element: Element, names: ReadonlySet<string>): readonly Visit[] {
  return named(indexed(element), names);
}

function named({ byName }: Index, names: ReadonlySet<string>): readonly Visit[] {
  let found = nothing;
  for (const { name, visits } of byName) {
    if (!names.has(name)) continue;
    found = found.length === 0 ? visits : [...found, ...visits].sort((a, b) => a.order - b.order);
  }
  return found;
}

/** The elements of a draft that readers get and that have attributes, in reading order. */
export function elementsWithAttributes(draft: Draft): readonly Visit[] {
  return indexOf(draft).withAttributes;
}

/** Whether anything in a draft may be hidden by an attribute of its own. */
export function mayHide(draft: Draft): boolean {
  return indexOf(draft).mayHide;
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
