import { z } from 'zod';
import { defineRule } from '../../src/rule/rule.ts';
import { address } from './address.ts';
import { lostMarks, typedMarks } from './markup.ts';
import { type MessageId, messages } from './messages.ts';
import { placeholders } from './placeholders.ts';
import { qrCodes } from './qr-codes.ts';

/** What GOV.UK Notify sends. */
const channels: ReadonlySet<string> = new Set(['letter', 'email', 'text-message']);

export default defineRule<Record<string, never>, MessageId>({
  category: 'structure',
  summary: 'GOV.UK Notify templates: placeholders that work, and marks that it knows',
  severity: 'error',
  sources: [
    {
      title: 'GOV.UK Notify, formatting and personalisation',
      says: 'headings, lists, links, inset text, lines and page breaks; ((name)) and ((condition??text)); QR codes in letters',
      url: 'https://www.notifications.service.gov.uk/using-notify/formatting',
    },
    {
      title: 'notifications-utils, the published source of GOV.UK Notify',
      says: 'brackets end a placeholder; case, spaces, hyphens and underscores in names do not count; 504 bytes in a QR code; tables and images are left out; addresses have 3 to 7 lines',
      url: 'https://github.com/alphagov/notifications-utils',
    },
    {
      title: 'Information policies of NHS trusts',
      says: 'no name, date of birth or number in subject lines and links',
    },
    {
      title:
        'Judgement, for which names of placeholders stand for personal data, and which look like two names of one thing',
    },
  ],
  options: () => z.strictObject({}),
  messages,

  *checkDraft(draft, context) {
    if (draft.format !== 'notify') return;
    const { channel } = context;
    for (const block of draft.blocks) yield* typedMarks(block, channel);
    if (!channels.has(channel) && draft.blocks.length > 0) yield { message: 'channel', at: { draft: true } };
    yield* placeholders(draft, context);
    yield* lostMarks(draft, channel);
    yield* qrCodes(draft, channel);
    if (channel === 'letter') yield* address(draft);
  },
});
