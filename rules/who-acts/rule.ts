import { z } from 'zod';
import type { Block } from '../../src/draft/block.ts';
import type { Sentence } from '../../src/language/english.ts';
import type { Word } from '../../src/language/words.ts';
import { defineRule, type Report } from '../../src/rule/rule.ts';
import { hasDoer, isCondition, namesDoer, reach } from './doer.ts';
import { type Passive, passives, plain } from './passive.ts';
import { type Act, type Acting, actOf, isActing } from './verbs.ts';

/** Any form of the verb that makes a passive. */
const passive = /\b(?:be|been|being|is|are|was|were)\b/i;

export default defineRule({
  category: 'readability',
  summary: 'Decisions and duties say whose they are',
  severity: 'warning',
  sources: [
    {
      title: 'GOV.UK content design: writing for GOV.UK',
      says: 'write actively; a passive may stay where the outcome matters more than the doer',
      url: 'https://www.gov.uk/guidance/content-design/writing-for-gov-uk',
    },
    {
      title: 'National indicator 14, avoidable contact (2008 to 2010)',
      says: 'people ring to find out who deals with their case',
    },
  ],
  options: () => z.strictObject({}),
  messages: {
    decision: {
      what: '‘{found}’ does not tell {readers} whose decision it is.',
      do: 'Name who: “We will decide …”, “The panel will …”.',
    },
    contact: {
      what: '‘{found}’ does not tell {readers} who gets in touch.',
      do: 'Name who: “Your social worker will call you”.',
    },
    action: { what: '‘{found}’ does not tell {readers} who does it.', do: 'Name who: “We will …”, “The court can …”.' },
    duty: {
      what: '‘{found}’ does not tell {readers} who has to do it.',
      do: 'Name who: “You must …”, “The school must …”.',
    },
  },

  checkBlock(block) {
    return block.isProse && block.isEnglish && !block.quoted && passive.test(block.text) ? reports(block) : undefined;
  },
});

function* reports(block: Block): Iterable<Report<Act>> {
  const { text } = block;
  let before: Sentence | undefined;
  for (const sentence of block.sentences) {
    const { words } = sentence;
    for (const found of passives(words, isActing)) {
      const acting = whoseAct(words, found);
      if (acting === undefined || isExplained(text, sentence, before, found, acting.act)) continue;
      const start = words[found.first]?.start ?? sentence.start;
      const end = endOf(words, found.last) ?? sentence.end;
      if (block.within(start, end, 'code', 'foreign', 'deleted', 'quotation')) continue;
      yield {
        message: acting.act,
        at: { block, start, end },
        data: { found: text.slice(start, end) },
        ...(isHint(acting, found) ? { severity: 'info' } : {}),
      };
    }
    before = sentence;
  }
}

function whoseAct(words: readonly Word[], { first, last, isDuty }: Passive): Acting | undefined {
  const subject: string[] = [];
  for (let at = Math.max(0, first - 8); at < first; at++) subject.push(plain(words, at));
  // "you'll": the subject is in the auxiliary
  const auxiliary = plain(words, first);
  const contracted = auxiliary.includes("'") ? /^(\p{L}+)'(?:ll|ve|re)$/u.exec(auxiliary)?.[1] : undefined;
  if (contracted !== undefined) subject.push(contracted);
  return actOf(plain(words, last), plain(words, last + 1), isDuty, subject);
}

/** Whether the reader is told who, or told of a case that may never be. */
function isExplained(
  text: string,
  { words }: Sentence,
  before: Sentence | undefined,
  { first, last }: Passive,
  act: Act,
): boolean {
  if (isCondition(text, words, first) || namesDoer(text, words, first, last)) return true;
  if (before !== undefined && hasDoer(before.words.slice(-reach))) return true;
  // A duty among words to the reader is the reader's: "You get a form. It must be returned by Friday."
  const told = [
    ...(before?.words.slice(-reach) ?? []),
    ...words.slice(Math.max(0, first - reach), Math.max(0, first - 1)),
  ];
  return act === 'duty' && told.some((word) => /^you(?:$|[’'])/i.test(word.text));
}

function isHint({ act, isHint }: Acting, { isAdvice, isPossible, isPast }: Passive): boolean {
  return isHint || isPossible || (act === 'duty' ? isAdvice : isPast && act !== 'decision');
}

/** The end of the participle, with what belongs to it: "carried out", "kept informed", "dealt with". */
function endOf(words: readonly Word[], last: number): number | undefined {
  const next = words[last + 1];
  return next !== undefined &&
    /^(?:out|informed|updated|with|down)$/i.test(next.text) &&
    /^(?:carried|kept|dealt|turned)$/i.test(words[last]?.text ?? '')
    ? next.end
    : words[last]?.end;
}
