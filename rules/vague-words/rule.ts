import writeGood from 'write-good';
import { z } from 'zod';
import type { Block } from '../../src/draft/block.ts';
import { Cue } from '../../src/language/cues.ts';
import { defineRule, type Report } from '../../src/rule/rule.ts';
import { type Vagueness, type VagueWord, vagueWords } from './vague.ts';

/** `write-good` with its check for weasel words and no other. */
const weaselOnly = {
  illusion: false,
  so: false,
  thereIs: false,
  passive: false,
  adverb: false,
  tooWordy: false,
  cliches: false,
  eprime: false,
};

/** Of "is a number" the last word. */
const cue = new Cue(Array.from(vagueWords.keys(), (words) => words.replace(/.* /, '')).join(' '));

export default defineRule({
  category: 'readability',
  summary: 'Words that say how much or how many without saying it',
  severity: 'warning',
  sources: [
    { title: 'write-good, weasel words', says: 'the words', url: 'https://github.com/btford/write-good' },
    {
      title: 'GOV.UK content design: writing for GOV.UK',
      says: 'be specific',
      url: 'https://www.gov.uk/guidance/content-design/writing-for-gov-uk',
    },
  ],
  options: () => z.strictObject({}),
  messages: {
    number: { what: '‘{found}’ does not tell {readers} how many.', do: 'Give the number, or say which.' },
    degree: { what: '‘{found}’ does not tell {readers} how much.', do: 'Say how much, or take it out.' },
    doubt: { what: '‘{found}’ leaves {readers} in doubt.', do: 'Say exactly what holds, or take it out.' },
    quality: {
      what: '‘{found}’ does not tell {readers} how good.',
      do: 'Say what is good about it, or what is asked for.',
    },
    obvious: { what: '‘{found}’ talks down to {readers} who did not know.', do: 'Take it out.' },
  },

  checkBlock(block) {
    if (!block.isEnglish || block.quoted || block.kind === 'alt' || !block.has(cue)) return undefined;
    return reports(block);
  },
});

function* reports(block: Block): Iterable<Report<Vagueness>> {
  const { text } = block;
  for (const { index: start, offset } of weaselWords(text)) {
    const end = start + offset;
    const word = text.slice(start, end).toLowerCase();
    const vague = vagueWords.get(word);
    if (vague === undefined || !isVague(vague, word, text, start, end)) continue;
    if (block.isQuoted(start, end)) continue;
    if (block.within(start, end, 'code', 'foreign', 'deleted', 'quotation')) continue;
    yield {
      message: vague.kind,
      at: { block, start, end },
      data: { found: text.slice(start, end) },
      ...(vague.isHint ? { severity: 'info' } : {}),
      group: word,
    };
  }
}

/**
 * The package's weasel words in a text. It assigns to a variable `match` that it never declared, which strict code (any
 * bundle) refuses, so there is one while it runs.
 */
function weaselWords(text: string): { index: number; offset: number }[] {
  const before = Object.getOwnPropertyDescriptor(globalThis, 'match');
  Object.defineProperty(globalThis, 'match', { value: undefined, writable: true, configurable: true });
  try {
    return writeGood(text, weaselOnly);
  } finally {
    if (before === undefined) Reflect.deleteProperty(globalThis, 'match');
    else Object.defineProperty(globalThis, 'match', before);
  }
}

function isVague(vague: VagueWord, word: string, text: string, start: number, end: number): boolean {
  const before = text.slice(Math.max(0, start - 30), start);
  const previous = /([\p{L}’']+)[\s(]*$/u.exec(before)?.[1]?.toLowerCase() ?? '';
  const next = /^\s*([\p{L}’']+)/u.exec(text.slice(end, end + 30))?.[1]?.toLowerCase() ?? '';
  if (vague.notAfter?.includes(previous) || vague.notBefore?.includes(next)) return false;
  if (vague.onlyBefore?.includes(next) === false) return false;
  // "Treat them fairly": how, and not how far.
  if (/n[’']t$/.test(previous) || (vague.kind === 'doubt' && next === '')) return false;
  // "Clearly, you must" is said of the sentence; "write clearly" says how.
  return word !== 'clearly' || (text.charAt(end) === ',' && /(?:^|[.!?:]\s+)$/.test(before));
}
