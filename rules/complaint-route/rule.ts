import { z } from 'zod';
import type { Block } from '../../src/draft/block.ts';
import type { Draft } from '../../src/draft/draft.ts';
import { findRoutes, routeOfLink } from '../../src/language/contact-routes.ts';
import { Cue } from '../../src/language/cues.ts';
import { kept } from '../../src/language/patterns.ts';
import type { TermMatch } from '../../src/language/terms.ts';
import { holdsExactTime } from '../../src/language/times.ts';
import { termFields } from '../../src/rule/entry.ts';
import { links } from '../../src/rule/links.ts';
import { defineRule } from '../../src/rule/rule.ts';

const entry = () =>
  z.strictObject({
    ...termFields,
    kind: z.enum(['decision', 'complaint', 'route', 'final', 'beyond']),
  });
type Entry = z.infer<ReturnType<typeof entry>>;
type Kind = Entry['kind'];

interface Named {
  block: Block;
  match: TermMatch<Entry>;
}

/** Readers are told that they may complain: "you can complain", "to make a complaint", "if you want to complain". */
const mayComplain = kept(
  () =>
    /\b(?:you (?:can|may|could|have (?:the|a) right to)|to|want to|wish to|how to|like to) (?:also )?(?:make a |submit a |send a )?(?:formal )?complain/i,
);

const complain = new Cue('complain*');

/** Somebody whom to tell, who is known to the reader or named. */
const person = kept(
  () =>
    /\b(?:(?:ask|tell|contact(?:ing)?|speak to|talk to|write to|through) (?:your|the|our|a)|your (?:social worker|adviser|school|teacher|headteacher|GP)|complaints? (?:manager|team|officer|department))\b/i,
);

/** Who the writer is: an organisation's name, or a place for it. */
const organisation = () =>
  /\b(?:[A-Z][\p{L}’'-]+ (?:[A-Z&][\p{L}’'-]* |and |of |for |the ){0,5}(?:Council|Trust|Police|School|Academy|Hospital|Surgery|Centre|Service|Services|Authority|Borough|Constabulary|Partnership|Board|Department|College|Hub|Association|Ltd|CIC)|NHS|Council)\b|\(\([^()]{0,40}(?:council|organisation|team|school|service|trust|sender|provider)[^()]{0,40}\)\)/u;

export default defineRule({
  category: 'structure',
  summary: 'A decision says how to disagree with it or complain, and what follows',
  severity: 'warning',
  sources: [
    {
      title: 'Local Government and Social Care Ombudsman, Complaint Handling Code',
      says: 'how to complain, by when an answer comes, and where to go after it',
      url: 'https://www.lgo.org.uk/',
    },
    {
      title: 'Children Act 1989 Representations Procedure (England) Regulations 2006',
      says: 'children and families can complain about children’s social care',
    },
    { title: 'Which words decide something: our judgement' },
  ],
  options: () =>
    z.strictObject({
      required: z.boolean().default(false).describe('whether a decision has to say how to disagree or complain'),
    }),
  entry,
  messages: {
    missing: {
      what: 'This {draft} tells {readers} of a decision, and not what they can do if they do not agree.',
      do: 'Say how to ask for another look, appeal or complain, and until when.',
    },
    how: {
      what: 'This says that {readers} can complain, but not how.',
      do: 'Link to the form or give an address and a number; say when an answer comes.',
    },
    answer: {
      what: 'This tells {readers} how to complain, but not when an answer comes.',
      do: 'Say in how many working days.',
    },
    beyond: {
      what: 'This ends your procedure and does not tell {readers} where to go after it.',
      do: 'Name the Ombudsman, with how to reach it, and do not say what it will look into.',
    },
    who: {
      what: 'This {draft} says ‘we’ and not who that is.',
      do: 'Name the organisation and the team that {readers} hear from.',
    },
  },

  *checkDraft(draft, { options, channel, matches, blocksWithMatches, organisation: own }) {
    if (!options.required) return;
    const isSent = channel === 'letter' || channel === 'email';
    const found = new Map<Kind, Named>();
    for (const block of blocksWithMatches(draft)) {
      if (!isOurs(block)) continue;
      for (const match of matches(block)) {
        if (!found.has(match.entry.kind)) found.set(match.entry.kind, { block, match });
      }
    }
    const has = (...kinds: Kind[]) => kinds.some((kind) => found.has(kind));
    const final = found.get('final');
    const decision = found.get('decision');
    if (final !== undefined && !has('beyond')) yield { message: 'beyond', at: placeOf(final) };
    else if (isSent && decision !== undefined && !has('complaint', 'route', 'beyond')) {
      yield { message: 'missing', at: placeOf(decision), data: { draft: channel } };
    }
    yield* ofComplaint(draft);
    if (!isSent) return;
    const blocks = draft.blocks.filter(isOurs);
    if (saysWe(blocks) && !blocks.some(({ text }) => names(text, own.names))) {
      yield { message: 'who', at: { draft: true }, data: { draft: channel }, severity: 'info' };
    }
  },
});

/** Whether the writer speaks to the reader in it. */
function isOurs({ isEnglish, quoted, kind }: Block): boolean {
  return isEnglish && !quoted && kind !== 'alt' && kind !== 'tooltip';
}

function placeOf({ block, match: { start, end } }: Named): { block: Block; start: number; end: number } {
  return { block, start, end };
}

/** What a draft says of complaining to its writer, in the first place where it says that readers can. */
function* ofComplaint(
  draft: Draft,
): Iterable<{ message: 'how' | 'answer'; at: { block: Block; start: number; end: number }; severity?: 'info' }> {
  const block = draft
    .blocksWith(complain)
    .find((each) => isOurs(each) && each.kind !== 'heading' && each.kind !== 'title' && mayComplain().test(each.text));
  if (block === undefined) return;
  const found = mayComplain().exec(block.text);
  const start = found?.index ?? 0;
  const end =
    start +
    (found?.[0].length ?? 0) +
    (/^(?:t|ts|ed|ing)?\b/.exec(block.text.slice(start + (found?.[0].length ?? 0)))?.[0].length ?? 0);
  // The way may be given further down.
  const rest = draft.blocks.slice(block.index).filter(isOurs);
  const isGiven = rest.some(
    (each) =>
      findRoutes(each).length > 0 ||
      person().test(each.text) ||
      links(each).some(
        ({ address, text }) => /complain/i.test(text + address) || routeOfLink(address, text) !== undefined,
      ),
  );
  if (!isGiven) yield { message: 'how', at: { block, start, end } };
  // Whether there is a link costs next to nothing to know.
  else if (!rest.some(hasLink) && !rest.some(holdsExactTime)) {
    yield { message: 'answer', at: { block, start, end }, severity: 'info' };
  }
}

function hasLink({ spans }: Block): boolean {
  return spans.some(({ kind }) => kind === 'link');
}

function saysWe(blocks: readonly Block[]): boolean {
  return blocks.some(({ text }) => /\bwe\b/i.test(text));
}

function names(text: string, own: readonly string[]): boolean {
  return organisation().test(text) || own.some((name) => text.includes(name));
}
