import { z } from 'zod';
import { attribute, elementsNamed, nameOf } from '../../src/rule/elements.ts';
import { links } from '../../src/rule/links.ts';
import { defineRule } from '../../src/rule/rule.ts';

const anchors = new Set(['a']);

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
    const warned = /\b(?:new|another|separate) (?:browser )?(?:tab|window)/i;
    const inText = new Set(draft.blocks.flatMap((block) => links(block).map(({ node }) => node)));
    for (const { element } of elementsNamed(draft.tree, anchors)) {
      if (element.properties.href === undefined) continue;
      if (!/^_?(?:blank|new)$/i.test(attribute(element, 'target') ?? '')) continue;
      if (warned.test(`${nameOf(element)} ${attribute(element, 'title') ?? ''}`)) continue;
      if (!inText.has(element)) yield { message: 'silent', at: { node: element } };
    }
    for (const block of draft.blocks) {
      for (const { start, end, text, node } of links(block)) {
        const after = block.text.slice(end, end + 60);
        // Markdown has no targets; some site generators take them from an attribute list behind the link.
        const list = /^\{:?[^{}]*target\s*=\s*["']?_?blank\b[^{}]*\}/i.exec(after)?.[0];
        const beside = /^\s*[([][^()[\]]*/.exec(after)?.[0] ?? '';
        const opens = list !== undefined || /^_?(?:blank|new)$/i.test(attribute(node, 'target') ?? '');
        if (!opens || warned.test(`${nameOf(node)} ${text} ${attribute(node, 'title') ?? ''} ${beside}`)) continue;
        yield { message: 'silent', at: { block, start, end }, group: 'silent' };
      }
    }
  },
});
