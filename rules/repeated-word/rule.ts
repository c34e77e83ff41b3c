import writeGood from 'write-good';
import { z } from 'zod';
import type { Block } from '../../src/draft/block.ts';
import { isLetter, isLetterOrDigit, isMark } from '../../src/language/characters.ts';
import { kept } from '../../src/language/patterns.ts';
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

/** Whether two words side by side are the same, case aside: what is between blanks when all punctuation is taken away. */
function hasTwins(text: string): boolean {
  const { length } = text;
  let before = 0;
  let lengthBefore = 0;
  for (let at = 0; at < length; at++) {
    if (!isWordPart(text, at)) continue;
    const start = at++;
    while (at < length && (isWordPart(text, at) || isJoint(text, at))) at++;
    if (at - start === lengthBefore && isSame(text, before, start, lengthBefore)) return true;
    before = start;
    lengthBefore = at - start;
  }
  return false;
}

function isWordPart(text: string, at: number): boolean {
  const code = text.charCodeAt(at);
  if (code < 128) return isDigit(code) || isAsciiLetter(code);
  return isLetterOrDigit(text, at) || isLetter(text, at) || isMark(text, at);
}

function isDigit(code: number): boolean {
  return code >= 0x30 && code <= 0x39;
}

function isAsciiLetter(code: number): boolean {
  return (code | 0x20) >= 0x61 && (code | 0x20) <= 0x7a;
}

/** Whether an apostrophe or a hyphen stands there between letters. */
function isJoint(text: string, at: number): boolean {
  const code = text.charCodeAt(at);
  if (code !== 0x27 && code !== 0x2019 && code !== 0x2d) return false;
  return isLetter(text, at - 1) && isLetter(text, at + 1);
}

/** Whether the same word stands at two offsets, case aside. */
function isSame(text: string, one: number, other: number, length: number): boolean {
  const first = text.charCodeAt(one);
  const second = text.charCodeAt(other);
  // Most words begin with another letter than the one before.
  if (first < 128 && second < 128 && (first | 0x20) !== (second | 0x20)) return false;
  return text.slice(one, one + length).toLowerCase() === text.slice(other, other + length).toLowerCase();
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
    return block.isEnglish && !block.quoted && hasTwins(block.text) ? reports(block) : undefined;
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
