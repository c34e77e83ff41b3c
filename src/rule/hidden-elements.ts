import type { Element, Nodes, Root } from 'hast';
import type { Draft } from '../draft/draft.ts';
import { mayHide } from './elements.ts';

/** An element whose words nobody sees. */
export interface HiddenElement {
  element: Element;
  /** Taken out of the page, or there in a colour or size that does not show. */
  how: 'hidden' | 'colour';
}

/** Elements whose content is no text of the page. */
const silent = new Set('script style template noscript svg math iframe object title head option datalist'.split(' '));

const white =
  /(?:^|;)\s*color\s*:\s*(?:white|#fff(?:fff)?|rgb\(\s*255\s*,\s*255\s*,\s*255\s*\)|transparent)\s*(?:!important\s*)?(?:;|$)/i;
const tiny = /(?:^|;)\s*font-size\s*:\s*[01](?:px|pt)?\s*(?:!important\s*)?(?:;|$)/i;
const gone = /(?:^|;)\s*(?:display\s*:\s*none|visibility\s*:\s*hidden)/i;

const nothing: readonly never[] = [];

/** The outermost elements with words in them that nobody sees. */
export function hiddenElements(draft: Draft): Iterable<HiddenElement> {
  return mayHide(draft) ? hiddenBelow(draft.tree) : nothing;
}

/** Walks without recursion. */
function* hiddenBelow(root: Root): Iterable<HiddenElement> {
  // Something around a text gives it a ground to be white on, as far as the source tells.
  const waiting: { node: Nodes; hasGround: boolean }[] = [{ node: root, hasGround: false }];
  for (let next = waiting.pop(); next !== undefined; next = waiting.pop()) {
    const { node, hasGround } = next;
    if (!('children' in node)) continue;
    let ground = hasGround;
    if (node.type === 'element') {
      if (silent.has(node.tagName)) continue;
      ground ||= mayHaveGround(node);
      const how = howHidden(node, ground);
      if (how !== undefined) {
        if (hasWords(node)) yield { element: node, how };
        continue;
      }
    }
    for (let index = node.children.length - 1; index >= 0; index--) {
      const child = node.children[index];
      if (child !== undefined) waiting.push({ node: child, hasGround: ground });
    }
  }
}

function howHidden({ properties, tagName }: Element, hasGround: boolean): HiddenElement['how'] | undefined {
  const { hidden, style, color } = properties;
  if (hidden !== undefined && hidden !== null && hidden !== false && hidden !== 'until-found') return 'hidden';
  const isWhiteFont = tagName === 'font' && typeof color === 'string' && /^(?:white|#fff(?:fff)?)$/i.test(color);
  if (isWhiteFont && !hasGround) return 'colour';
  if (typeof style !== 'string') return undefined;
  if (gone.test(style)) return 'hidden';
  return tiny.test(style) || (white.test(style) && !hasGround) ? 'colour' : undefined;
}

function mayHaveGround({ properties }: Element): boolean {
  const { style, className, bgColor, id } = properties;
  if (bgColor !== undefined || className !== undefined || id !== undefined) return true;
  return typeof style === 'string' && /background/i.test(style);
}

function hasWords(element: Element): boolean {
  const waiting: Nodes[] = [element];
  for (let next = waiting.pop(); next !== undefined; next = waiting.pop()) {
    if (next.type === 'text' && /[\p{L}\p{N}]/u.test(next.value)) return true;
    if (next.type === 'element' && silent.has(next.tagName)) continue;
    if ('children' in next) waiting.push(...next.children);
  }
  return false;
}
