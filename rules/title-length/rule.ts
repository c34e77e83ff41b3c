import { z } from 'zod';
import type { Block } from '../../src/draft/block.ts';
import type { Draft } from '../../src/draft/draft.ts';
import { beginsWithCapital, firstWord } from '../../src/language/characters.ts';
import { isTitleCase } from '../../src/language/names.ts';
import { defineRule } from '../../src/rule/rule.ts';

/** Beginnings that say nothing yet. */
const emptyStart =
  /^(?:how to|(?:general |more |further |some )?information (?:about|on|for|regarding)|welcome to|an? (?:guide|introduction|overview) (?:to|of)|guide to|introduction to|overview of|(?:everything|all) you need to know about|about the|about our)(?= \S)/i;
/** One of these is the first word of each. */
const emptyFirst = new Set(
  'how general more further some information welcome a an guide introduction overview everything all about'.split(' '),
);
const article = /^the(?= \S)/i;

/** What a site puts after the title of each of its pages: " - Example Council", " | GOV.UK". */
const siteName = /\s+[|–—-]\s+[^|–—]{1,60}$/;

export default defineRule({
  category: 'mobile',
  summary: 'Length and beginning of the page title',
  severity: 'warning',
  channels: ['web'],
  sources: [
    {
      title: 'GOV.UK content design, titles',
      says: 'up to 65 characters with spaces; what the page is about comes first',
      url: 'https://www.gov.uk/guidance/content-design/writing-for-gov-uk',
    },
    { title: 'NHS digital service manual', says: 'a main heading of up to 65 characters' },
    { title: 'Nielsen Norman Group', says: 'the first two words of a line decide whether it is read' },
  ],
  options: () =>
    z.strictObject({
      max: z.int().positive().default(65).describe('characters that a title may have, spaces included'),
    }),
  messages: {
    long: {
      what: 'This title has {length} characters; {readers} see about {max} in search results and on a phone.',
      do: 'Cut it to what the page is about, that first.',
    },
    start: {
      what: '‘{found}’ says nothing yet, and {readers} look at the first two words of a title.',
      do: 'Begin with what the page is about or what people can do there.',
    },
  },

  *checkDraft(draft, { options: { max } }) {
    for (const block of titles(draft)) {
      const text = block.node?.tagName === 'title' ? block.text.replace(siteName, '') : block.text;
      if (/\(\(|\{\{|<%/.test(text)) continue;
      const end = text.length;
      const length = [...text].length;
      if (length > max) yield { message: 'long', at: { block, start: 0, end }, data: { length, max } };
      const found = block.isEnglish ? emptyBeginning(text) : undefined;
      if (found === undefined) continue;
      yield { message: 'start', at: { block, start: 0, end: found.length }, data: { found }, severity: 'info' };
    }
  },
});

/** The title of the page and its main heading, once where they are the same. */
function titles(draft: Draft): Block[] {
  const [title] = draft.blocksOf('title');
  const [heading] = draft.blocksOf('heading');
  const main = heading?.level === 1 ? heading : undefined;
  if (title === undefined) return main === undefined ? [] : [main];
  if (main === undefined || main.text === title.text) return [title];
  // A page's <title> is mostly its main heading with the site's name; the heading is what the writer wrote.
  return title.node !== undefined && title.text.includes(main.text) ? [main] : [title, main];
}

function emptyBeginning(text: string): string | undefined {
  const found = emptyFirst.has(firstWord(text)) ? emptyStart.exec(text)?.[0] : undefined;
  if (found !== undefined) return found;
  const [the] = article.exec(text) ?? [];
  if (the === undefined) return undefined;
  // "The Children Act 1989" is a name.
  return !isTitleCase(text) && beginsWithCapital(text.slice(4)) ? undefined : the;
}
