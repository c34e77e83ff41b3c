import writeGood from 'write-good';
import { z } from 'zod';
import type { Block } from '../../src/draft/block.ts';
import { kept } from '../../src/language/patterns.ts';
import { plainOf } from '../../src/language/spellings.ts';
import { defineRule, type Report } from '../../src/rule/rule.ts';

/** Words that English writes twice on purpose: "the help that that gives", "if they had had it", "so so". */
const doubled = new Set(
  'that had is do so no very really bye ha blah knock there now night hush chop win her his you will it one two three four five'.split(
    ' ',
  ),
);

/** Verbs that end in "in", "on" or "up" and go on with the same word: "log in in person", "carry on on Monday". */
const particle = /\b(?:in|on|up|out|off|to|over)$/i;
const phrasal =
  /\b(?:log|logg|sign|check|hand|drop|com|come|call|get|gett|go|goe|move|mov|opt|carry|keep|kept|take|taken|turn|put|fill|give|given|look|stay|rely|live|liv|spoke|refer|referr|listen|talk|written|sent|lead|led|apply|appli|belong|happen|agree|pass|hold|held|work)(?:s|ed|ing)? \S+$/i;

/** `write-good` with its check for words written twice and no other. */
const illusionOnly = {
  weasel: false,
  so: false,
  thereIs: false,
  passive: false,
  adverb: false,
  tooWordy: false,
  cliches: false,
  eprime: false,
};

/** Punctuation, apart from apostrophes and hyphens inside a word. */
const punctuation = kept(() => /[^\p{L}\p{M}\p{N}\s'’-]|['’-](?!\p{L})|(?<!\p{L})['’-]/gu);

/** A look at what most blocks do not hold, for a report takes long. */
function mayHoldTwins({ words }: Block): boolean {
  let before: string | undefined;
  for (const word of words) {
    const plain = plainOf(word);
    if (plain === before) return true;
    before = plain;
  }
  return false;
}

export default defineRule({
  category: 'readability',
  summary: 'A word written twice, which the eye passes over',
  severity: 'warning',
  sources: [
    {
      title: 'write-good, lexical illusions',
      says: 'a reader does not see the second of two same words',
      url: 'https://github.com/btford/write-good',
    },
  ],
  options: () => z.strictObject({}),
  messages: {
    repeated: { what: '‘{word}’ is written twice.', do: 'Take one out.' },
  },

  checkBlock(block) {
    return block.isEnglish && !block.quoted && mayHoldTwins(block) ? reports(block) : undefined;
  },
});

function* reports(block: Block): Iterable<Report<'repeated'>> {
  const { text } = block;
  // The package compares what is between blanks: without the punctuation it sees "call the the." too.
  // (Blanks at the end would cost it the square of their number.)
  const bare = text.replace(punctuation(), (mark) => ' '.repeat(mark.length)).trimEnd();
  for (const { index, offset } of writeGood(bare, illusionOnly)) {
    const word = bare.slice(index, index + offset);
    const start = startOfFirst(text, index, offset);
    if (start === undefined || !isSlip(word, text, start)) continue;
    const end = index + offset;
    if (block.within(start, end, 'code', 'foreign', 'deleted', 'inserted')) continue;
    const first = text.slice(start, start + offset);
    yield {
      message: 'repeated',
      at: { block, start, end },
      data: { word: word.toLowerCase() },
      suggestions: [{ text: first, safe: true }],
    };
  }
}

/** Where the first of the two words begins; undefined where more than blanks stand between them. */
function startOfFirst(text: string, second: number, length: number): number | undefined {
  let end = second;
  while (end > 0 && text.charAt(end - 1).trim() === '') end--;
  const start = end - length;
  return start >= 0 && text.slice(start, end).toLowerCase() === text.slice(second, second + length).toLowerCase()
    ? start
    : undefined;
}

function isSlip(word: string, text: string, start: number): boolean {
  // A capital in the second begins a sentence or a name: "Duran Duran".
  if (!/^\p{Ll}[\p{L}'’-]*$/u.test(word) || doubled.has(word)) return false;
  return !(particle.test(word) && phrasal.test(text.slice(Math.max(0, start - 30), start + word.length)));
}
