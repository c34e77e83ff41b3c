import type { Block } from '../../src/draft/block.ts';
import { meets, type Range } from '../../src/draft/source-map.ts';
import { addresses } from '../../src/language/addresses.ts';
import { beginsName, isLetterOrDigit } from '../../src/language/characters.ts';
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
  /** In small letters. */
  key: string;
  start: number;
  end: number;
}

/** Words of a draft that are looked for one by one; for more it is cheaper to read them all (judgement). */
const mostSought = 8;

/** Tells which words of a draft are written in small letters somewhere: "not" makes "NOT" an emphasis, and no acronym. */
export function smallWords(blocks: readonly Block[]): (word: string) => boolean {
  const known = new Map<string, boolean>();
  let all: Set<string> | undefined;
  return (word) => {
    let isSmall = emphasised.has(word) || known.get(word);
    if (isSmall === undefined) {
      if (known.size < mostSought) isSmall = isSomewhere(blocks, word);
      else {
        all ??= readSmallWords(blocks);
        isSmall = all.has(word);
      }
      known.set(word, isSmall);
    }
    return isSmall;
  };
}

function isSomewhere(blocks: readonly Block[], word: string): boolean {
  for (const block of blocks) {
    const { text } = block;
    // Where V8 goes through a text for `includes` by way of C++, `indexOf` does not.
    if (text.indexOf(word) < 0) continue;
    for (const { key, start } of block.tokens) if (key === word && text.startsWith(key, start)) return true;
  }
  return false;
}

function readSmallWords(blocks: readonly Block[]): Set<string> {
  const words = new Set<string>();
  for (const { text, tokens } of blocks) {
    for (const { key, start } of tokens) {
      if (key.length <= 7 && !words.has(key) && text.startsWith(key, start)) words.add(key);
    }
  }
  return words;
}

/**
 * The words of a block that look like acronyms: capitals that are not shouted words, numerals, codes, placeholders or
 * parts of addresses.
 */
export function acronymsIn(block: Block): readonly Capitals[] {
  return mayHold.test(block.text) ? block.once(acronymsIn, () => capitalsIn(block)) : none;
}

const none: readonly never[] = [];

function capitalsIn(block: Block): Capitals[] {
  const { text, tokens } = block;
  // A single word is the name of what stands behind it: a tool in a list, a row of a table.
  if (tokens.length < 2) return [];
  const found: Capitals[] = [];
  let silent: readonly Range[] | undefined;
  for (let index = 0; index < tokens.length; index++) {
    const { start, end, key } = tokens[index] as Token;
    if (end - start < 2 || !isCapital(text.charCodeAt(start)) || !isCapital(text.charCodeAt(start + 1))) continue;
    const word = text.slice(start, end);
    if (!capitals.test(word) || romanNumeral.test(word)) continue;
    if (isOfPlaceholder(text, start - 1) || isOfPlaceholder(text, end)) continue;
    if (isCode(tokens, index, text) || isInName(tokens, index, text) || isInShoutedRun(tokens, index, text)) continue;
    // What costs most is found out for the few that are left.
    if (silent === undefined) {
      if (isShouted(tokens, text)) return [];
      silent = silentIn(block);
    }
    if (meets(silent, start, end)) continue;
    found.push({ text: word, key, start, end });
  }
  return found;
}

function isOfPlaceholder(text: string, at: number): boolean {
  return at >= 0 && at < text.length && besidePlaceholder.test(text.charAt(at));
}

/** Addresses and names of what is printed somewhere: no words of the writer's own. */
function silentIn(block: Block): readonly Range[] {
  return [...addresses(block.text), ...block.quotations.filter(({ start, end }) => end - start <= longestLiteral)];
}

/** Whether most words of a block are in capitals. */
function isShouted(tokens: readonly Token[], text: string): boolean {
  let upper = 0;
  let lower = 0;
  for (const { start, end } of tokens) {
    const kind = caseOf(text, start, end);
    if (kind === 'upper') upper++;
    else if (kind === 'lower') lower++;
  }
  return upper >= 2 && upper > lower;
}

/** Whether a word has a small letter, or capitals alone; undefined for a number. */
function caseOf(text: string, start: number, end: number): 'upper' | 'lower' | undefined {
  let hasCapital = false;
  for (let at = start; at < end; at++) {
    const code = text.charCodeAt(at);
    if (code >= 0x61 && code <= 0x7a) return 'lower';
    if (code >= 0x80) return caseOfForeign(text.slice(start, end));
    hasCapital ||= isCapital(code);
  }
  return hasCapital ? 'upper' : undefined;
}

function caseOfForeign(word: string): 'upper' | 'lower' | undefined {
  if (word !== word.toUpperCase()) return 'lower';
  return word === word.toLowerCase() ? undefined : 'upper';
}

function isCapital(code: number): boolean {
  return code >= 0x41 && code <= 0x5a;
}

/** "ISO 9001", "AB-12", "(V5C)": the word is a part of a code, a form's number or a postcode. */
function isCode(tokens: readonly Token[], index: number, text: string): boolean {
  const next = tokens[index + 1];
  const previous = tokens[index - 1];
  const own = tokens[index] as Token;
  // "GOV.UK", "README.md", "ASP.NET", "PHP-FPM"
  if (text.charAt(own.end) === '.' && isLetterOrDigit(text, own.end + 1)) return true;
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
    previous.end > previous.start + 1 &&
    beginsName(text, previous.start) &&
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
