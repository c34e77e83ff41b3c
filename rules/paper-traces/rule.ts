import { z } from 'zod';
import type { Block } from '../../src/draft/block.ts';
import type { Draft } from '../../src/draft/draft.ts';
import { Cue } from '../../src/language/cues.ts';
import { allOf, kept } from '../../src/language/patterns.ts';
import { ElementNames, elementsNamed } from '../../src/rule/elements.ts';
import { termFields } from '../../src/rule/entry.ts';
import { defineRule } from '../../src/rule/rule.ts';

/** "See page 4", "on pages 6 and 7", "(p. 12)". */
const page = kept(
  () =>
    /(?<=\b(?:see|on|at|to|from|in|and) )(?:pages?|pp?\.) ?\d{1,3}\b(?! of (?:the|your|my|our) (?:results|search|book))/gi,
);
const pageCue = new Cue('page pages p pp');

/** The page speaks of a paper thing that the reader has in hand: where to look on it is help. */
function namesPaperThing(text: string): boolean {
  return /\b(?:v5c\w*|certificate|passport|licen[cs]e|log ?book|p45|p60|p11d|sa\d{3}|payslip|bill|card|statement|pack|magazine|newspaper|journal|gazette|\w+ form \w*\d|form \p{L}{1,5}\d+\w*)\b/u.test(
    text.toLowerCase(),
  );
}

export default defineRule({
  category: 'structure',
  summary: 'A web page does not speak as if it were paper',
  severity: 'warning',
  channels: ['web', 'email', 'text-message'],
  sources: [
    {
      title: 'GOV.UK content design: publish in HTML, and rewrite for the web what was written for paper',
      url: 'https://www.gov.uk/guidance/content-design/planning-content',
    },
    { title: 'The list of words: our judgement' },
  ],
  options: () => z.strictObject({}),
  entry: () => z.strictObject({ ...termFields, kind: z.enum(['place', 'form', 'sent', 'print']) }),
  messages: {
    place: {
      what: '‘{found}’ is a place on paper; {readers} have a screen.',
      do: 'Link to it, or name the heading that it stands under.',
    },
    form: {
      what: '‘{found}’ is for a paper form; {readers} have a screen.',
      do: 'Link to a form that can be filled in online, and say what other ways there are.',
    },
    sent: {
      what: '‘{found}’ is from a letter; nothing comes with this page.',
      do: 'Link to it and say what it is.',
    },
    print: {
      what: '‘{found}’ asks for a printer, which most {readers} on a phone do not have.',
      do: 'Offer a way without one: an online form, a copy by post, or somebody to call.',
    },
  },

  *checkDraft(draft, { channel, matches, blocksWithMatches }) {
    for (const block of blocksWithMatches(draft)) {
      if (!isText(block)) continue;
      for (const { entry, start, end } of matches(block)) {
        if (!isOurs(block, start, end)) continue;
        // What is attached to an email is there; on a page the words may be the link to it.
        if (entry.kind === 'sent' && (channel !== 'web' || block.within(start, end, 'link'))) continue;
        if (entry.kind === 'form' && (isFilledIn(draft) || namesPaperThing(block.text))) continue;
        // "The child in the attached form" says where something stands and asks nobody to fill it in.
        if (entry.kind === 'form' && /\bin\s$/i.test(block.text.slice(Math.max(0, start - 4), start))) continue;
        if (entry.kind === 'print' && offersOtherWays(block.text)) continue;
        yield {
          message: entry.kind,
          at: { block, start, end },
          data: { found: block.text.slice(start, end) },
          group: entry.term,
        };
      }
    }
    for (const block of draft.blocksWith(pageCue)) {
      if (!isText(block)) continue;
      for (const { 0: found, index } of allOf(page(), block.text)) {
        const end = index + found.length;
        if (!isOurs(block, index, end) || block.within(index, end, 'link') || isOfAnotherWork(block, index, end))
          continue;
        yield { message: 'place', at: { block, start: index, end }, data: { found } };
      }
    }
  },
});

function isText({ isEnglish, quoted, kind }: Block): boolean {
  return isEnglish && !quoted && kind !== 'alt' && kind !== 'tooltip';
}

/** Whether the words are the writer's own. */
function isOurs(block: Block, start: number, end: number): boolean {
  return !block.within(start, end, 'code', 'deleted', 'quotation') && !block.isQuoted(start, end);
}

const controls = new ElementNames('form textarea select input');

/** Boxes to tick and fields to sign may be on the page itself. */
function isFilledIn(draft: Draft): boolean {
  return elementsNamed(draft, controls).some(
    ({ element }) => element.tagName !== 'input' || element.properties.disabled === undefined,
  );
}

function offersOtherWays(text: string): boolean {
  return /\b(?:if you (?:want|prefer|need|would like)|you can|or (?:fill|apply|complete|send|ring|email|ask))\b/i.test(
    text,
  );
}

/** A page of a book, a guide or a paper thing that is named beside it. */
function isOfAnotherWork({ text }: Block, start: number, end: number): boolean {
  const around = text.slice(Math.max(0, start - 80), end + 60);
  return (
    namesPaperThing(around) ||
    /^ (?:of|in) /.test(text.slice(end, end + 5)) ||
    /\b(?:PDF|guide|guidance|booklet|report|book|handbook|document|edition|vol)\b/i.test(around)
  );
}
