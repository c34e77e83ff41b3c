import type { Element } from 'hast';
import { z } from 'zod';
import { attribute, ElementNames, elementsNamed, nameOf } from '../../src/rule/elements.ts';
import { linksOf } from '../../src/rule/links.ts';
import { defineRule } from '../../src/rule/rule.ts';

const anchors = new ElementNames('a');

export default defineRule({
  category: 'accessibility',
  summary: 'Links that open in a new tab say so',
  severity: 'warning',
  channels: ['web', 'email'],
  sources: [
    {
      title: 'GOV.UK and NHS guidance on links',
      says: 'do not open new tabs; where you must, write “(opens in new tab)” in the link',
    },
    {
      title: 'WCAG 2.2, technique G201',
      says: 'readers are warned of a new window; 3.2.5 Change on request is level AAA',
    },
  ],
  options: () => z.strictObject({}),
  messages: {
    silent: {
      what: 'This link opens in a new tab without saying so; {readers} may not find their way back.',
      do: 'Let it open in the same tab, or add ‘(opens in new tab)’ to its words.',
    },
  },

  *checkDraft(draft) {
    const links = linksOf(draft);
    for (const { element } of elementsNamed(draft, anchors)) {
      if (element.properties.href === undefined || !opensElsewhere(element)) continue;
      if (warns(`${nameOf(element)} ${attribute(element, 'title') ?? ''}`)) continue;
      if (!links.some(({ node }) => node === element)) yield { message: 'silent', at: { node: element } };
    }
    for (const { block, start, end, text, node } of links) {
      if (!opensElsewhere(node) && !hasTarget(block.text, end)) continue;
      const beside = /^\s*[([][^()[\]]*/.exec(block.text.slice(end, end + 60))?.[0] ?? '';
      if (warns(`${nameOf(node)} ${text} ${attribute(node, 'title') ?? ''} ${beside}`)) continue;
      yield { message: 'silent', at: { block, start, end }, group: 'silent' };
    }
  },
});

function opensElsewhere(element: Element): boolean {
  const target = attribute(element, 'target');
  return target !== undefined && /^_?(?:blank|new)$/i.test(target);
}

/** Markdown has no targets; some site generators take them from an attribute list behind the link. */
function hasTarget(text: string, end: number): boolean {
  return text.charAt(end) === '{' && /^\{:?[^{}]*target\s*=\s*["']?_?blank\b[^{}]*\}/i.test(text.slice(end, end + 60));
}

function warns(words: string): boolean {
  return /\b(?:new|another|separate) (?:browser )?(?:tab|window)/i.test(words);
}
