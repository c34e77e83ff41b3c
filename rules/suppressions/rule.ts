import { z } from 'zod';
import { defineRule, type Suppression } from '../../src/rule/rule.ts';

export default defineRule({
  category: 'structure',
  summary: 'Comments that turn rules off give a reason, name real rules, and go when they are not needed',
  severity: 'warning',
  sources: [
    {
      title: 'Stylelint, “Report”',
      says: 'Suppressions that are needless, name an unknown rule or give no description can each be reported',
      url: 'https://stylelint.io/user-guide/options#report',
    },
  ],
  options: () => z.strictObject({}),
  messages: {
    noReason: {
      what: 'This comment turns off {rules} but gives no reason.',
      do: 'Put two hyphens and the reason after the names of the rules: ‘-- the Act’s own word’.',
    },
    unknownRule: {
      what: 'This comment names ‘{name}’, which is not a rule.',
      do: 'Run ‘commslint list rules’ to see the names.',
    },
    mistypedRule: {
      what: 'This comment names ‘{name}’, which is not a rule.',
      do: 'Did you mean ‘{meant}’?',
    },
    notNeeded: {
      what: 'This comment turns off {rules}, but holds nothing back for {readers}.',
      do: 'Take {what} out, so that it hides nothing later.',
    },
    nothingToEnable: {
      what: 'This comment turns {rules} on again, but nothing before it turned them off.',
      do: 'Take the comment out, or correct the ‘commslint-disable’ that it belongs to.',
    },
    malformed: {
      what: 'This comment looks like one for commslint, but it can’t be read as one.',
      do: 'Begin it with commslint-disable-next-line, commslint-disable, commslint-enable or commslint-disable-file.',
    },
  },
  last: true,

  *checkDraft(_draft, { suppressions }) {
    for (const suppression of suppressions) {
      const { comment, kind, rules, all, unknown, reason, unneeded, idle } = suppression;
      const at = { source: { start: comment.start, end: comment.end } };
      if (kind === 'malformed') {
        yield { message: 'malformed', at };
        continue;
      }
      for (const { name, meant } of unknown) {
        if (meant === undefined) yield { message: 'unknownRule', at, data: { name } };
        else yield { message: 'mistypedRule', at, data: { name, meant }, suggestions: [{ text: meant }] };
      }
      if (kind === 'enable') {
        if (idle) yield { message: 'nothingToEnable', at, data: { rules: named(suppression) } };
        continue;
      }
      if (reason === '') yield { message: 'noReason', at, data: { rules: named(suppression) } };
      if (idle) yield { message: 'notNeeded', at, data: { rules: named(suppression), what: 'the comment' } };
      else if (unneeded.length > 0) {
        const isWhole = !all && unneeded.length === rules.length && unknown.length === 0;
        const what = isWhole ? 'the comment' : unneeded.join(', ');
        yield { message: 'notNeeded', at, data: { rules: unneeded.join(', '), what } };
      }
    }
  },
});

/** What a comment turns off, in words. */
function named({ rules, unknown, all }: Suppression): string {
  return all ? 'every rule' : [...rules, ...unknown.map(({ name }) => name)].join(', ');
}
