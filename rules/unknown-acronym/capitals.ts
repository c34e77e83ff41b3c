import type { Block } from '../../src/draft/block.ts';
import { addresses } from '../../src/language/addresses.ts';
import { looksLikeName } from '../../src/language/names.ts';
import type { Token } from '../../src/language/tokens.ts';

/** A word of 2 to 6 capitals, with or without a plural s. */
const capitals = /^[A-Z]{2,6}s?$/;
const mayHold = /[A-Z]{2}/;

/** Words that are often put in capitals for emphasis; the draft's own words in small letters are taken with them. */
const emphasised = new Set(
  'a all also always an and any are as at be before both but by can cannot do does each end even every few for free from get go has have here how if in is it its just last least less may more most must need never new no none not note now of off on once one only open or other our out over own per put same see so stop than that the their them then there these they this to too two under until up us use very was we what when where which who why will with yes you your draft sign page form part read call send save done help'.split(
    ' ',
  ),
);

/** Letters of a numeral up to 39: "Part IV", "Year XI". */
const romanNumeral = /^(?=.)X{0,3}(?:IX|IV|V?I{0,3})$/;

/** What is left of a text where a placeholder or a code stands: brackets, signs and digits right beside the word. */
const besidePlaceholder = /[{}[\]<>$%_#\\^~=@*|/\d]/;

/** A quotation no longer than this names what is printed somewhere: a stamp, a button (judgement). UTF-16 code units. */
const longestLiteral = 30;

/** A word in capitals: offsets in the block's text. */
export interface Capitals {
  text: string;
  start: number;
  end: number;
}

/**
 * Tells which words of a draft are written in small letters somewhere: "not" makes "NOT" an emphasis, and no acronym. They are
 * read when the first word in capitals asks.
 */
export function smallWords(blocks: readonly Block[]): (word: string) => boolean {
  let words: Set<string> | undefined;
  return (word) => {
    words ??= readSmallWords(blocks);
    return words.has(word);
  };
}

function readSmallWords(blocks: readonly Block[]): Set<string> {
  const words = new Set(emphasised);
  for (const { text, tokens } of blocks) {
    for (const { key, start } of tokens) if (key.length <= 7 && text.startsWith(key, start)) words.add(key);
  }
  return words;
}

/**
 * The words of a block that look like acronyms: capitals that are not shouted words, numerals, codes, placeholders or
 * parts of addresses.
 */
export function acronymsIn(block: Block, isSmall: (word: string) => boolean): Capitals[] {
  const { text, tokens } = block;
  if (!mayHold.test(text)) return [];
  // A single word is the name of what stands behind it: a tool in a list, a row of a table.
  if (tokens.length < 2 || isShouted(tokens, text)) return [];
  const silent = block.once(acronymsIn, () => [
    ...addresses(text),
    ...block.quotations.filter(({ start, end }) => end - start <= longestLiteral),
  ]);
  const found: Capitals[] = [];
  tokens.forEach((token, index) => {
    const { start, end } = token;
    const word = text.slice(start, end);
    if (!capitals.test(word) || isSmall(token.key) || romanNumeral.test(word)) return;
    if (besidePlaceholder.test(text.charAt(start - 1)) || besidePlaceholder.test(text.charAt(end))) return;
    if (isCode(tokens, index, text) || isInName(tokens, index, text) || isInShoutedRun(tokens, index, text)) return;
    if (silent.some((range) => range.start < end && range.end > start)) return;
    found.push({ text: word, start, end });
  });
  return found;
}

/** Whether most letters of a block are capitals. */
function isShouted(tokens: readonly Token[], text: string): boolean {
  let upper = 0;
  let lower = 0;
  for (const { start, end } of tokens) {
    const word = text.slice(start, end);
    if (word === word.toUpperCase() && word !== word.toLowerCase()) upper++;
    else if (word !== word.toUpperCase()) lower++;
  }
  return upper >= 2 && upper > lower;
}

/** "ISO 9001", "AB-12", "(V5C)": the word is a part of a code, a form's number or a postcode. */
function isCode(tokens: readonly Token[], index: number, text: string): boolean {
  const next = tokens[index + 1];
  const previous = tokens[index - 1];
  const own = tokens[index] as Token;
  // "GOV.UK", "README.md", "ASP.NET", "PHP-FPM"
  if (/^[.][\p{L}\p{N}]/u.test(text.slice(own.end, own.end + 2))) return true;
  if (/[A-Z\d.-][.-]$/.test(text.slice(Math.max(0, own.start - 2), own.start))) return true;
  if (next && /^\d/.test(next.key) && next.start - own.end <= 1) return true;
  if (previous === undefined || !/\d$/.test(previous.key)) return false;
  // "AB51 XYZ" is a number plate
  return /^[-‑/.]$/.test(text.slice(previous.end, own.start)) || /^[A-Z]{1,2}\d/.test(text.slice(previous.start));
}

/** "the Windows Azure AD client": after a word with a capital that opens no sentence. */
function isInName(tokens: readonly Token[], index: number, text: string): boolean {
  const previous = tokens[index - 1];
  return (
    previous !== undefined &&
    /^\p{Lu}\p{Ll}/u.test(text.slice(previous.start, previous.end)) &&
    looksLikeName(text, previous.start, previous.end)
  );
}

/** Three or more words in capitals in a row, or one beside a word too long for an acronym: emphasis, or a marking. */
function isInShoutedRun(tokens: readonly Token[], index: number, text: string): boolean {
  let run = 1;
  for (const step of [-1, 1]) {
    for (let at = index + step; run < 4; at += step) {
      const token = tokens[at];
      if (token === undefined) break;
      const word = text.slice(token.start, token.end);
      if (!/^[A-Z]{2,}$/.test(word)) break;
      if (word.length > 6) return true;
      run++;
    }
  }
  return run >= 3;
}
