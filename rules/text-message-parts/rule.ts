import { z } from 'zod';
import { defineRule, type NotifySettings } from '../../src/rule/rule.ts';
import { countMessage, type Sent, type TextMessage } from './message.ts';
import { readSent } from './sent.ts';

/** GOV.UK Notify sends no message that is longer: six parts. */
const limit = 918;

/** Most lost characters that are named one by one. */
const mostNamed = 5;

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
  options: () =>
    z.strictObject({
      notify: z.boolean().default(true).describe('whether GOV.UK Notify sends it, and replaces characters first'),
      hint: z.int().positive().default(1).describe('parts that a message may have without a hint'),
      max: z.int().positive().default(2).describe('parts that a message may have'),
    }),
  messages: {
    parts: {
      what: 'This text message has {length} characters{counted}, so it is sent and paid for in {parts} parts{cost}.',
      do: 'Say who you are, why you write and what to do by when; cut the rest.',
    },
    tooLong: {
      what: 'This text message has {length} characters{counted}; GOV.UK Notify sends no more than {limit}.',
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

  *checkDraft(draft, { options: { notify, hint, max }, notify: settings }) {
    const { shortest, longest, hasUnknown } = readSent(draft, settings);
    const least = countMessage(shortest, notify);
    const most = countMessage(longest, notify);
    const { parts, partsWithout, forcing } = paid(longest, notify, settings);
    for (const { char, start, end } of most.lost.slice(0, mostNamed)) {
      yield { message: 'lost', at: { source: { start, end } }, data: { char }, severity: 'warning' };
    }
    if (forcing !== undefined && parts > partsWithout) {
      const { char, start, end } = forcing;
      yield { message: 'character', at: { source: { start, end } }, data: { char, parts, without: partsWithout } };
    }
    const length = range(least.length, most.length);
    const counted = hasUnknown ? ' (placeholders without samples counted as they are written)' : '';
    if (notify && most.length > limit) {
      yield { message: 'tooLong', at: { draft: true }, data: { length, counted, limit }, severity: 'error' };
    } else if (parts > hint) {
      const severity = parts > max ? 'warning' : 'info';
      const fewest = paid(shortest, notify, settings).parts;
      const cost = costOf(fewest, parts, settings);
      const data = { length, parts: range(fewest, parts), counted, cost };
      yield { message: 'parts', at: { draft: true }, data, severity };
    }
  },
});

/** The message as it is paid for: with the name of the service in front, which the limit leaves out. */
function paid(sent: readonly Sent[], notify: boolean, { serviceName }: NotifySettings): TextMessage {
  if (serviceName === undefined) return countMessage(sent, notify);
  const at = { start: sent[0]?.start ?? 0, end: sent[0]?.end ?? 0 };
  const prefix = Array.from(`${serviceName}: `, (char): Sent => ({ char, ...at }));
  return countMessage([...prefix, ...sent], notify);
}

function costOf(fewest: number, most: number, { pricePerPart }: NotifySettings): string {
  if (pricePerPart === undefined) return '';
  const pence = (parts: number) => Math.round(parts * pricePerPart * 1000) / 1000;
  return `, at ${range(pence(fewest), pence(most))}p`;
}

function range(least: number, most: number): string {
  return least === most ? String(most) : `${least} to ${most}`;
}
