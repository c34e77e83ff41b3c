import { z } from 'zod';
import type { Block } from '../../src/draft/block.ts';
import type { Range } from '../../src/draft/source-map.ts';
import { hasAsciiLetters } from '../../src/language/characters.ts';
import { findMarkings } from '../../src/language/markings.ts';
import { kept } from '../../src/language/patterns.ts';
import { defineRule, type Report } from '../../src/rule/rule.ts';

export default defineRule({
  category: 'accessibility',
  summary: 'No words in block capitals',
  severity: 'warning',
  sources: [
    {
      title: 'GOV.UK content and publishing guidance',
      says: 'block capitals are hard to read; write them in lower case',
    },
    { title: 'UK Association for Accessible Formats, clear print guidance', says: 'no blocks of capitals' },
    { title: 'Three words in a row, or one of 12 letters: our judgement' },
  ],
  options: () =>
    z.strictObject({
      words: z.number().int().min(2).default(3).describe('words in capitals in a row'),
      letters: z.number().int().min(5).default(12).describe('letters of a single word in capitals'),
    }),
  messages: {
    run: {
      what: 'These words are in capitals, which slows {readers} down and may sound like shouting.',
      do: 'Write them as a sentence, and let the layout show what matters.',
    },
    word: {
      what: '‘{word}’ is in capitals, which slows {readers} down; a screen reader may spell it out.',
      do: 'Write it in lower case.',
    },
    heading: {
      what: 'This heading is in capitals, which slows {readers} down.',
      do: 'Write it as a sentence.',
    },
  },

  checkBlock(block, { options, glossary }) {
    if (!block.isEnglish || block.quoted || !mayShout(block.text)) return undefined;
    return reports(block, options, glossary(block));
  },
});

/**
 * A cheap look, for most blocks have no two capitals together and most others an acronym: whether four capitals are, and five
 * or the whole block have no small letter between them.
 */
function mayShout(text: string): boolean {
  if (!hasAsciiLetters(text)) return /\p{Lu}{4}/u.test(text);
  return /[A-Z]{4}/.test(text) && (/(?:[A-Z][^A-Za-z]*){5}/.test(text) || !/[a-z]/.test(text));
}

type MessageId = 'run' | 'word' | 'heading';

function* reports(
  block: Block,
  options: { words: number; letters: number },
  acronyms: readonly Range[],
): Iterable<Report<MessageId>> {
  const isTitle = block.kind === 'heading' || block.kind === 'title' || block.kind === 'subject';
  let markings: readonly Range[] | undefined;
  for (const { start, end, words, plain, longest } of runs(block, acronyms)) {
    // Acronyms and codes alone are no block capitals: at least half of the words must be words.
    const isRun = words >= options.words && plain >= 2 && plain * 2 >= words;
    const isWord = longest >= options.letters;
    if (!isRun && !isWord && !(isTitle && words > 1 && plain > 0 && start === 0 && end === block.text.length)) continue;
    markings ??= findMarkings([block]);
    if (markings.some((marking) => marking.start < end && marking.end > start)) continue;
    const at = { block, start, end };
    if (isRun) yield { message: 'run', at };
    else if (isWord) yield { message: 'word', at, data: { word: block.text.slice(start, end) } };
    else yield { message: 'heading', at };
  }
}

/** Words in capitals in a row. */
interface Run {
  start: number;
  end: number;
  words: number;
  /** How many of them are words, as far as can be told, and no acronyms or codes. */
  plain: number;
  /** Letters of the longest. */
  longest: number;
}

const noWord = String.raw`\(\([^()]*\)\)|\[[^[\]]*\]|\bOFFICIAL(?:[ -]+SENSITIVE)?(?:\s?[:-]\s?[A-Z]+)?\b|\bIN THE (?:MATTER OF\b|[A-Z ]{0,40}\bCOURT\b)`;
/** A word; or a placeholder, a protective marking or the heading of a court's paper, which are left alone. */
const piece = () => new RegExp(`${noWord}|[\\p{L}\\p{N}][\\p{L}\\p{M}\\p{N}’'&/._-]*`, 'gu');
const asciiPiece = () => new RegExp(`${noWord}|[A-Za-z\\d][A-Za-z\\d’'&/._-]*`, 'g');

function* runs(block: Block, acronyms: readonly Range[]): Iterable<Run> {
  const { text } = block;
  let run: Run | undefined;
  let acronym = 0;
  // Patterns of all scripts take V8 milliseconds to make ready.
  for (const match of text.matchAll(hasAsciiLetters(text) ? asciiPiece() : piece())) {
    const [found] = match;
    const start = match.index;
    const word = found.replace(/[._’'/&-]+$/, '');
    const end = start + word.length;
    while ((acronyms[acronym]?.end ?? Number.POSITIVE_INFINITY) <= start) acronym++;
    const isKnown = (acronyms[acronym]?.start ?? end) < end;
    if (run && /[.!?;\n]/.test(text.slice(run.end, start))) {
      yield run;
      run = undefined;
    }
    if (!isCapitals(word) || block.within(start, end, 'code')) {
      if (run) yield run;
      run = undefined;
      continue;
    }
    const letters = word.replace(/[^\p{L}]/gu, '').length;
    const isPlain =
      !isKnown && letters >= 3 && letters === word.replace(/['’-]/g, '').length && pronounceable().test(word);
    run ??= { start, end, words: 0, plain: 0, longest: 0 };
    run.end = end;
    run.words++;
    if (!isPlain) continue;
    run.plain++;
    run.longest = Math.max(run.longest, letters);
  }
  if (run) yield run;
}

/** Five letters with a vowel among them, or a short common word: what is shorter may be an acronym. */
const pronounceable = kept(
  () =>
    /^(?=.*[AEIOUY])[A-Z’'-]{5,}$|^(?:THE|AND|FOR|NOT|YOU|YOUR|ARE|MUST|WILL|THIS|THAT|WITH|FROM|HAVE|ALL|ANY|CAN|NOW|DO|OUR|WHO|WHAT|WHEN|HOW|WHY|ONLY|READ|FORM|HELP|NAME|DATE|NEED|USE|CALL|MAKE|BEEN|WE|IF|BE|BY|OF|TO|IN|ON|OR|IS|AT|IT)$/,
);

/** No lower-case letter, at least two capitals; a lone "A" or "I" and numbers belong to what is around them. */
function isCapitals(word: string): boolean {
  if (/[a-z\d]/.test(word) || /^(?:[([]|OFFICIAL|IN THE )/.test(word)) return false;
  return !/\p{Ll}/u.test(word) && /\p{Lu}/u.test(word);
}
