import { z } from 'zod';
import type { Block } from '../../src/draft/block.ts';
import { meets } from '../../src/draft/source-map.ts';
import { addresses } from '../../src/language/addresses.ts';
import { defineRule, type Report } from '../../src/rule/rule.ts';
import { dated, findOddDates, type OddDate } from './dates.ts';

type MessageId = OddDate['kind'] | 'birth';

/** What makes a date somebody's date of birth, which no report may print: not as it stands, and not in a plainer form. */
const birth = /birth|\bborn\b|\bd\.?\s?o\.?\s?b\b/i;

/** In a draft about births, a block of so few code units may be the field or cell beside the label. A judgement. */
const fieldLength = 60;

export default defineRule({
  category: 'structure',
  summary: 'Dates are written ‘4 June 2017’',
  severity: 'warning',
  channels: ['web', 'letter', 'email'],
  sources: [
    {
      title: 'GOV.UK style guide, dates',
      says: '‘4 June 2017’ without st, nd, rd or th; ‘to’ in a range',
      url: 'https://www.gov.uk/guidance/style-guide/a-to-z#dates',
    },
    {
      title: 'NHS digital service manual, formatting dates',
      url: 'https://service-manual.nhs.uk/content/formatting-dates-and-numbers',
    },
  ],
  options: () => z.strictObject({}),
  messages: {
    numbers: {
      what: '{Readers} can read ‘{found}’ as another day, or as a number.',
      do: 'Write the month in words: ‘{plain}’.',
    },
    ordinal: { what: '‘{found}’ has letters that the date does not need.', do: 'Write ‘{plain}’.' },
    monthFirst: { what: '‘{found}’ puts the month first, as few people in the UK do.', do: 'Write ‘{plain}’.' },
    iso: { what: '‘{found}’ is written for computers.', do: 'Write ‘{plain}’ for {readers}.' },
    birth: {
      what: '{Readers} can take this date for another day.',
      do: 'Write the month in words and no st, nd, rd or th, if the date has to be here at all.',
    },
    range: { what: 'A screen reader may leave out the dash in ‘{found}’.', do: 'Write ‘{plain}’.' },
  },

  *checkDraft(draft) {
    let isOfBirths: boolean | undefined;
    for (const block of draft.blocksWith(dated)) {
      if (!block.isEnglish || block.quoted || block.kind === 'alt' || block.kind === 'tooltip') continue;
      const found = block.once(findOddDates, () => findOddDates(block));
      if (found.length === 0) continue;
      isOfBirths ??= draft.blocks.some(({ text }) => birth.test(text));
      const isPrivate = isOfBirths && (block.text.length < fieldLength || birth.test(block.text));
      yield* reports(block, found, isPrivate);
    }
  },
});

function* reports(block: Block, found: readonly OddDate[], isPrivate: boolean): Iterable<Report<MessageId>> {
  const { text } = block;
  const silent = [...block.quotations, ...addresses(text)];
  let done = 0;
  for (const { kind, start, end, plain, sure } of found) {
    if (start < done || block.within(start, end, 'code', 'deleted', 'quotation')) continue;
    if (meets(silent, start, end)) continue;
    done = end;
    const severity = kind === 'iso' || kind === 'range' ? { severity: 'info' as const } : {};
    if (isPrivate) {
      yield { message: 'birth', at: { block, start, end }, ...severity };
      continue;
    }
    const dash = kind === 'range' ? / ?[-–] ?/.exec(text.slice(start, end)) : null;
    const from = start + (dash?.index ?? 0);
    yield {
      message: kind,
      at: { block, start: from, end: dash ? from + dash[0].length : end },
      data: { found: text.slice(start, end), plain },
      suggestions: [dash ? { text: ' to ', safe: true } : { text: plain, safe: sure }],
      ...severity,
    };
  }
}
