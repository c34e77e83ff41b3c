import { z } from 'zod';
import type { Draft } from '../../src/draft/draft.ts';
import { defineRule } from '../../src/rule/rule.ts';
import { countMessage, type Sent } from './message.ts';

/** GOV.UK Notify sends no message that is longer: six parts. */
const longest = 918;

/** Most lost characters that are named one by one. */
const mostNamed = 5;

const frontMatter = /^\ufeff?---[ \t]*(?:\r\n|\n|\r)[\s\S]*?(?:\r\n|\n|\r)---[ \t]*(?:\r\n|\n|\r|$)/;
/** `((name))`, and `((name??text))`, of which the text is sent to some. */
const placeholder = /\(\(([^()]{1,200}?)(\?\?[^()]*)?\)\)/g;

export default defineRule({
  category: 'mobile',
  summary: 'Parts that a text message is sent and paid in',
  severity: 'info',
  channels: ['text-message'],
  sources: [
    {
      title: 'GOV.UK Notify, text message pricing and character counts',
      says: '160 characters in one part, 153 in each of several (70 and 67 with Welsh accents); 918 at most; curly quotes and dashes are replaced first',
      url: 'https://www.notifications.service.gov.uk/pricing/text-messages',
    },
    { title: '3GPP TS 23.038, the GSM 7 bit default alphabet', says: 'ten characters, € among them, take two places' },
  ],
  options: z.strictObject({
    notify: z.boolean().default(true).describe('whether GOV.UK Notify sends it, and replaces characters first'),
    hint: z.int().positive().default(1).describe('parts that a message may have without a hint'),
    max: z.int().positive().default(2).describe('parts that a message may have'),
  }),
  messages: {
    parts: {
      what: 'This text message has {length} characters{counted}, so it is sent and paid for in {parts} parts.',
      do: 'Say who you are, why you write and what to do by when; cut the rest.',
    },
    tooLong: {
      what: 'This text message has {length} characters{counted}; GOV.UK Notify sends no more than {longest}.',
      do: 'Cut it, or send a letter or an email.',
    },
    character: {
      what: '‘{char}’ is outside the alphabet of text messages, so this one is sent in {parts} parts, not {without}.',
      do: 'Leave it where the word needs it, as Welsh does; elsewhere write the plain letter.',
    },
    lost: {
      what: '{Readers} get ‘?’ in place of ‘{char}’: GOV.UK Notify can’t send it.',
      do: 'Say it in words, or leave it out.',
    },
  },

  *checkDraft(draft, { options: { notify, hint, max } }) {
    const { sent, hasPlaceholders } = read(draft);
    const { length, parts, partsWithout, forcing, lost } = countMessage(sent, notify);
    for (const { char, start, end } of lost.slice(0, mostNamed)) {
      yield { message: 'lost', at: { source: { start, end } }, data: { char }, severity: 'warning' };
    }
    if (forcing !== undefined && parts > partsWithout) {
      const { char, start, end } = forcing;
      yield { message: 'character', at: { source: { start, end } }, data: { char, parts, without: partsWithout } };
    }
    const counted = hasPlaceholders ? ' (placeholders counted as they are written)' : '';
    if (notify && length > longest) {
      yield { message: 'tooLong', at: { draft: true }, data: { length, counted, longest }, severity: 'error' };
    } else if (parts > hint) {
      const severity = parts > max ? 'warning' : 'info';
      yield { message: 'parts', at: { draft: true }, data: { length, parts, counted }, severity };
    }
  },
});

/** The message that a draft holds: its source without front matter, comments and the blanks around it. */
function read({ source, comments }: Draft): { sent: Sent[]; hasPlaceholders: boolean } {
  const from = frontMatter.exec(source)?.[0].length ?? 0;
  const left: { start: number; end: number }[] = comments.map(({ start, end }) => ({ start, end }));
  let hasPlaceholders = false;
  for (const { 0: found, 1: name = '', 2: text, index } of source.slice(from).matchAll(placeholder)) {
    const start = from + index;
    hasPlaceholders = true;
    if (text === undefined) continue;
    left.push(
      { start, end: start + 2 + name.length + 2 },
      { start: start + found.length - 2, end: start + found.length },
    );
  }
  left.sort((a, b) => a.start - b.start);
  const sent: Sent[] = [];
  let next = 0;
  for (let at = from; at < source.length; ) {
    while ((left[next]?.end ?? Number.POSITIVE_INFINITY) <= at) next++;
    const skip = left[next];
    if (skip !== undefined && skip.start <= at) {
      at = skip.end;
      continue;
    }
    const char = String.fromCodePoint(source.codePointAt(at) ?? 0);
    // A line ending is one character, however the file has it.
    if (char !== '\r' || source.charAt(at + 1) !== '\n') sent.push({ char, start: at, end: at + char.length });
    at += char.length;
  }
  const isBlank = (one: Sent | undefined) => one !== undefined && one.char.trim() === '';
  let start = 0;
  let end = sent.length;
  while (start < end && isBlank(sent[start])) start++;
  while (end > start && isBlank(sent[end - 1])) end--;
  return { sent: sent.slice(start, end), hasPlaceholders };
}
