import { z } from 'zod';
import type { Block } from '../../src/draft/block.ts';
import { CuedText } from '../../src/language/cues.ts';
import { condition, promises, requests } from '../../src/language/promises.ts';
import type { TermMatch } from '../../src/language/terms.ts';
import { holdsExactTime } from '../../src/language/times.ts';
import { termFields } from '../../src/rule/entry.ts';
import { type ChannelId, defineRule, type Report } from '../../src/rule/rule.ts';

const entry = () =>
  z.strictObject({
    ...termFields,
    /** It is a promise by itself: "coming soon". */
    always: z.boolean().default(false),
  });
type Entry = z.infer<ReturnType<typeof entry>>;

/** How far from the words the promise stands that they belong to, in UTF-16 code units. A judgement: about a clause. */
const reach = 80;

export default defineRule({
  category: 'structure',
  summary: 'What is promised or asked for has a date or a number of days',
  severity: 'warning',
  sources: [
    {
      title: 'Local government national indicator 14, avoidable contact (2008 to 2010)',
      says: 'people ring to ask how far it has got when they were not told when they would hear',
    },
    {
      title: 'GOV.UK content design: be specific',
      url: 'https://www.gov.uk/guidance/content-design/writing-for-gov-uk',
    },
    { title: 'The list of words, and what counts as a promise or a request: our judgement' },
  ],
  options: () => z.strictObject({}),
  entry,
  messages: {
    promise: {
      what: '‘{found}’ does not tell {readers} when, so they will have to ask.',
      do: 'Give a date, or the most days that it takes: ‘by 4 June’, ‘within 10 working days’.',
    },
    request: {
      what: '‘{found}’ does not tell {readers} by when you need it.',
      do: 'Give a date or a number of days, and say what happens after it.',
    },
    condition: {
      what: '‘{found}’ leaves {readers} to guess how long they have.',
      do: 'If there is a limit, give it in days.',
    },
  },
  ofTerms: true,

  checkBlock(block, { channel, matches }) {
    if (!block.isEnglish || block.quoted || block.kind === 'alt' || block.kind === 'tooltip') return undefined;
    return reports(block, matches(block), channel);
  },
});

function* reports(
  block: Block,
  found: readonly TermMatch<Entry>[],
  channel: ChannelId,
): Iterable<Report<'promise' | 'request' | 'condition'>> {
  for (const { entry, start, end } of found) {
    if (block.isQuoted(start, end)) continue;
    if (block.within(start, end, 'code', 'deleted', 'quotation', 'foreign')) continue;
    const sentence = block.sentences.find((each) => each.start <= start && each.end >= end);
    const text = sentence === undefined ? block.text : block.text.slice(sentence.start, sentence.end);
    if (holdsExactTime(new CuedText(text))) continue;
    const around = block.text.slice(
      Math.max(sentence?.start ?? 0, start - reach),
      Math.min(sentence?.end ?? end, end + reach),
    );
    const kind = entry.always || promises(around) ? 'promise' : requests(text) ? 'request' : undefined;
    if (kind === undefined) continue;
    const isHint = kind === 'request' && (channel === 'web' || condition.test(text));
    yield {
      message: isHint ? 'condition' : kind,
      at: { block, start, end },
      data: { found: block.text.slice(start, end) },
      ...(isHint ? { severity: 'info' } : {}),
      group: entry.term,
    };
  }
}
