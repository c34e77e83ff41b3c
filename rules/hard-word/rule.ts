import { z } from 'zod';
import type { Block } from '../../src/draft/block.ts';
import { meets } from '../../src/draft/source-map.ts';
import { beginsWithCapital, hasAsciiLetters } from '../../src/language/characters.ts';
import { isTitleCase, looksLikeName } from '../../src/language/names.ts';
import { wordAge } from '../../src/language/reading/word-age.ts';
import { wordFacts } from '../../src/language/reading/word-facts.ts';
import { bySpelling } from '../../src/language/spellings.ts';
import type { Word } from '../../src/language/words.ts';
import { defineRule } from '../../src/rule/rule.ts';
import { everyday } from './everyday.ts';

/** A word of so few letters is more often a name, an abbreviation or a part of something than a hard word. */
const fewestLetters = 5;

/** From here nobody judged the word and its spelling alone makes it hard: it must be hard indeed (1 to 6, a judgement). */
const hardGuess = 3;

export default defineRule({
  category: 'readability',
  summary: 'Words that are learned later than the reading age of these readers',
  severity: 'info',
  sources: [
    {
      title: 'Maddela and Xu, A word-complexity lexicon and a neural readability ranking model (2018)',
      says: 'how hard 15,000 words are to people',
    },
    {
      title: 'CEFR-J Wordlist 1.6, Tono Laboratory, Tokyo University of Foreign Studies',
      says: 'at which level of a course 7,000 words are taught',
    },
    {
      title: 'Shardlow, Cooper and Zampieri, CompLex (2020)',
      says: 'how hard people find words in sentences: what the age of a word is fitted to',
    },
    { title: 'Chall and Dale (1995) and Spache (1974)', says: 'the words that children of ten and eight know' },
  ],
  options: () =>
    z.strictObject({
      age: z.number().min(5).max(22).optional().describe('years; by default the reading age of the readers'),
      tolerance: z.number().min(0).default(4).describe('years over that age: one word may be judged some years wrong'),
    }),
  yieldsTo: [
    'plain-words',
    'unknown-term',
    'unknown-acronym',
    'respectful-language',
    'obsolete-name',
    'cliche',
    'latin-abbreviation',
  ],
  messages: {
    hard: {
      what: '‘{word}’ is a word that many {readers} learn late or never.',
      do: 'Say it in everyday words, or explain it where it stands first.',
    },
  },

  *checkDraft(draft, context) {
    const age = context.options.age ?? context.readers.readingAge;
    if (age === undefined) return;
    const limit = age + context.options.tolerance;
    const key = keyOf(limit);
    const found = new Set<string>();
    for (const block of draft.blocks) {
      if (!block.isEnglish || block.quoted || block.part !== undefined || !isRead(block)) continue;
      for (const { text, start, end } of block.once(key, () => hardWords(block, limit))) {
        // The first time is when it is to be explained.
        const lower = text.toLowerCase();
        if (found.has(lower) || context.accepts(text) || meets(context.glossary(block), start, end)) continue;
        found.add(lower);
        yield { message: 'hard', at: { block, start, end }, data: { word: text }, group: lower };
      }
    }
  },
});

function isRead({ kind }: Block): boolean {
  return kind === 'paragraph' || kind === 'list-item' || kind === 'heading' || kind === 'summary';
}

/** The hard words of a block that are no names, in no quotation and no link. */
function hardWords(block: Block, limit: number): readonly Word[] {
  const found: Word[] = [];
  for (const word of block.words) {
    if (!isHard(word, limit)) continue;
    const { start, end } = word;
    if (block.within(start, end, 'quotation', 'deleted', 'abbreviation', 'link')) continue;
    if (block.isQuoted(start, end) || isPartOfAddress(block.text, start, end)) continue;
    if (!isOfName(word, block)) found.push(word);
  }
  return found;
}

/** Whether a word has the capital of a name; in a title that has many, whatever has one may be a name. */
function isOfName({ text, start, end }: Word, block: Block): boolean {
  if (!beginsWithCapital(text)) return false;
  return block.once(isTitleCase, () => isTitleCase(block.text)) || looksLikeName(block.text, start, end);
}

const keys = new Map<number, object>();

/** Under which a block keeps the words that are hard at an age. */
function keyOf(age: number): object {
  const key = keys.get(age) ?? {};
  keys.set(age, key);
  return key;
}

function isHard(word: Word, age: number): boolean {
  return word.text.length >= fewestLetters && ageOf(word) > age;
}

/** The age at which a word is learned, in years; none for a name, a number, and what everybody knows. */
const ageOf = bySpelling((text) => {
  if (!(hasAsciiLetters(text) ? /^[A-Z]?[a-z'’-]+$/ : /^\p{Lu}?[\p{Ll}'’-]+$/u).test(text)) return 0;
  const key = text.toLowerCase().replaceAll('’', "'");
  const facts = wordFacts(key);
  if (facts.known === 'guessed' && (facts.difficulty < hardGuess || beginsWithCapital(text))) return 0;
  return everyday.has(key) ? 0 : wordAge(key, facts);
});

/** "user_name", "care@", "/forms/": no word of a sentence. */
function isPartOfAddress(text: string, start: number, end: number): boolean {
  if (start > 0 && /[_@/\\.=#:$%]/.test(text.charAt(start - 1))) return true;
  return end < text.length && /[_@/\\=]/.test(text.charAt(end));
}
