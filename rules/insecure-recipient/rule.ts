import { z } from 'zod';
import type { Draft } from '../../src/draft/draft.ts';
import { Cue } from '../../src/language/cues.ts';
import { type EmailAddress, findEmailAddresses, isUnder } from '../../src/language/email-addresses.ts';
import { maskAddress } from '../../src/language/identifiers/mask.ts';
import { findMarkings, mayBeMarked } from '../../src/language/markings.ts';
import { kept } from '../../src/language/patterns.ts';
import { defineRule, type Report, type Target } from '../../src/rule/rule.ts';
import { closed, consumer, retiring } from './domains.ts';
import { addressesInFields, addressesInLinks } from './written-elsewhere.ts';

/** Words, or the "To:" of an email in a text file, that make the address after them the one to write to. */
const sending = kept(
  () =>
    /(?:^|\n)to:[^\n]{0,60}$|\b(?:send|sent|e-?mail|forward|reply|return|copy|cc|write|share|submit|contact|attach\w*)\b[^.;]{0,60}$/i,
);
const blindCopy = () => /\bbcc\b|\bblind (?:carbon )?cop(?:y|ies|ied)\b/i;
const sensitiveGroup = () =>
  /\b(?:families|parents|carers|victims|survivors|children|young people|patients|residents|clients|members)\b/i;

export default defineRule({
  category: 'security',
  summary: 'No drafts to networks that are closed, or to consumer email where that is not safe',
  severity: 'warning',
  masks: true,
  sources: [
    {
      title: 'Government Digital Service and Ministry of Justice, on secure email',
      says: 'gsi, gcsx, gse and gsx addresses closed by 31 March 2019; marked email needs a secured service',
    },
    {
      title: 'Information Commissioner’s Office, on email security',
      says: 'blind copies are no safeguard for sensitive groups: use a bulk email service or a mail merge',
      url: 'https://ico.org.uk',
    },
    {
      title: 'A judgement',
      says: 'which services are consumer services; that police addresses at pnn are being replaced',
    },
  ],
  options: () =>
    z.strictObject({
      recipients: z.boolean().default(false).describe('whether the draft goes to the addresses that it names'),
      secure: z
        .array(z.string().min(3))
        .default([])
        .describe(
          'the domains that you send marked drafts to; with none, no domain is questioned for not being listed',
        ),
    }),
  messages: {
    closed: {
      what: 'Addresses at {domain} are on a network that closed by 31 March 2019; this one cannot be reached.',
      do: 'Ask for the address that replaced it.',
    },
    retiring: {
      what: 'Police forces have been replacing addresses at {domain}; this one may not work any more.',
      do: 'Check with the force.',
    },
    consumer: {
      what: 'This goes to {readers}, and {domain} is a consumer email service.',
      do: 'Use their work address, or the secure route that you agreed.',
    },
    marked: {
      what: 'This draft has a protective marking, and {domain} is a consumer email service.',
      do: 'Use their work address, or the secure route that you agreed.',
    },
    unlisted: {
      what: 'This draft has a protective marking, and {domain} is not on your list of domains for those.',
      do: 'Check the address, then use another route or add the domain to ‘secure’.',
    },
    blindCopy: {
      what: 'Blind copies show everyone’s address when it goes in the wrong box once.',
      do: 'Use a bulk email service or a mail merge, one message for each person.',
    },
  },

  *checkDraft(draft, { options, readers }) {
    let marked: boolean | undefined;
    const isMarkedDraft = () => {
      marked ??= findMarkings(draft.blocksWith(mayBeMarked)).some(({ level }) => level !== undefined);
      return marked;
    };
    for (const { address, at, isRecipient } of addresses(draft)) {
      const { domain } = address;
      const masked = maskAddress(address.text);
      const report = { at, data: { domain }, actual: masked, group: domain };
      if (isUnder(domain, closed)) yield { ...report, message: 'closed', severity: 'error' };
      else if (isUnder(domain, retiring)) yield { ...report, message: 'retiring' };
      else {
        const goesThere = isRecipient && options.recipients && readers.relationship === 'stakeholder';
        // Someone’s private address is masked wherever it stands.
        if (isUnder(domain, consumer)) {
          const isMarked = isMarkedDraft();
          const message = isMarked ? 'marked' : 'consumer';
          yield { ...report, message, severity: isMarked ? 'error' : 'warning', maskOnly: !goesThere };
        } else if (goesThere && isMarkedDraft() && options.secure.length > 0 && !isUnder(domain, options.secure)) {
          yield { ...report, message: 'unlisted' };
        }
      }
    }
    if (options.recipients) yield* blindCopies(draft);
  },
});

const atSign = new Cue('@');

interface Written {
  address: EmailAddress;
  at: Target;
  isRecipient: boolean;
}

/** Every address of a draft, and whether it is one that the draft goes to. */
function* addresses(draft: Draft): Iterable<Written> {
  yield* addressesInFields(draft);
  for (const block of draft.blocksWith(atSign)) {
    for (const address of findEmailAddresses(block.text)) {
      const { start, end } = address;
      if (block.within(start, end, 'code')) continue;
      const isRecipient = sending().test(block.text.slice(Math.max(0, start - 80), start));
      yield { address, at: { block, start, end }, isRecipient };
    }
  }
  yield* addressesInLinks(draft);
}

function* blindCopies({ blocks, fields, source }: Draft): Iterable<Report<'blindCopy'>> {
  const severity = 'info';
  const field = fields.get('bcc') ?? fields.get('Bcc') ?? fields.get('BCC');
  if (field !== undefined && findEmailAddresses(source.slice(field.start, field.end)).length > 1) {
    yield { message: 'blindCopy', at: { source: { start: field.start, end: field.end } }, severity, actual: 'bcc' };
  }
  for (const block of blocks) {
    const found = blindCopy().exec(block.text);
    if (found === null || !sensitiveGroup().test(block.text)) continue;
    const at = { block, start: found.index, end: found.index + found[0].length };
    yield { message: 'blindCopy', at, severity, actual: found[0] };
  }
}
