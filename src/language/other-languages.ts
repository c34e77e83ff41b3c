import { isLetter, isMark } from './characters.ts';
import { foreignLook } from './foreign-look.ts';
import { foreignNumbers } from './foreign-numbers.ts';
import { englishWords, tongues } from './function-words.ts';
import { scriptRuns } from './scripts.ts';

/** A passage of a text that is plainly not English: offsets in the text, in UTF-16 code units. */
export interface Passage {
  start: number;
  end: number;
  /** BCP 47 language. */
  language: string;
}

/** Fewest words of a passage inside English text: fewer may be a name or a loan ("je ne sais quoi"). */
const fewestWords = 5;
/** What a passage needs, in hundredths of its words. Judgements, tried on public pages in English and Welsh. */
const fewestForeign = 25;
const mostEnglish = 12;
/** The same for a heading or label of two to four words, where nothing else can be told. */
const fewestForeignShort = 60;

/** Made when a text may hold another language: most drafts hold none. */
let known: { words: ReadonlyMap<string, 'en' | string[]>; letters: ReadonlyMap<string, string> } | undefined;
const mayHold = foreignLook(foreignNumbers, (text) => {
  for (const piece of pieces(text)) if (languageOf(piece) !== undefined) return true;
  return false;
});

/**
 * The passages of an English text that are in another language: those in another script, and runs of at least five words
 * (or the whole text, when it is shorter) whose commonest words are those of another language.
 *
 * @returns passages in text order, free of overlaps; one over the whole text when hardly anything in it is English
 */
export function otherLanguages(text: string): readonly Passage[] {
  return mayHold(text) ? readPassages(text) : none;
}

const none: readonly never[] = [];

/** The same without a look before: for tests. */
export function readPassages(text: string): Passage[] {
  const found = [...scriptRuns(text), ...latinRuns(text)].sort((a, b) => a.start - b.start);
  const [first] = found;
  if (first === undefined) return found;
  const covered = found.reduce((sum, { start, end }) => sum + end - start, 0);
  const most = found.reduce((one, two) => (two.end - two.start > one.end - one.start ? two : one));
  // What is left of a text that is in another language is names, numbers and marks.
  return covered >= text.trim().length * 0.7 ? [{ start: 0, end: text.length, language: most.language }] : found;
}

/** A piece of text between full stops, quotation marks and line breaks, with what its words tell. */
interface Piece {
  start: number;
  end: number;
  words: number;
  english: number;
  /** Of each language, how many words are its own. */
  votes: Map<string, number> | undefined;
}

function latinRuns(text: string): Passage[] {
  const found: Passage[] = [];
  let all = 0;
  /** The passage that ends with the piece before. */
  let open: Passage | undefined;
  let before: Piece | undefined;
  for (const piece of pieces(text)) {
    all++;
    const language = languageOf(piece);
    if (open && (language === open.language || (language === undefined && joins(piece, open.language)))) {
      open.end = piece.end;
    } else if (language !== undefined) {
      const start = !open && before && joins(before, language) ? before.start : piece.start;
      open = { start, end: piece.end, language };
      found.push(open);
    } else open = undefined;
    before = piece;
  }
  return all === 1 ? found : found.filter(({ start, end }) => countWords(text.slice(start, end)) >= fewestWords);
}

/** Whether a piece too short to be told by itself ("Diolch yn fawr.") goes with a passage beside it. */
function joins({ words, english, votes }: Piece, language: string): boolean {
  return words < fewestWords && english === 0 && (votes?.has(language) ?? false);
}

function languageOf({ words, english, votes }: Piece): string | undefined {
  if (votes === undefined || words < 2) return undefined;
  const isShort = words < fewestWords;
  if (english * 100 > words * (isShort ? 0 : mostEnglish)) return undefined;
  let best: string | undefined;
  let most = 1;
  for (const [tag, count] of votes) {
    if (count <= most) continue;
    most = count;
    best = tag;
  }
  return most * 100 >= words * (isShort ? fewestForeignShort : fewestForeign) ? best : undefined;
}

/** What ends a piece, for what stands between two words: it holds no letter. */
const pieceEnd = () => /[.!?:;•|()[\]“”"«»‘’\n]/;

function* pieces(text: string): Iterable<Piece> {
  const isEnd = pieceEnd();
  let piece: Piece | undefined;
  for (let start = nextLetter(text, 0); start < text.length; ) {
    const end = wordEnd(text, start);
    piece ??= { start, end: 0, words: 0, english: 0, votes: undefined };
    piece.end = end;
    count(text.slice(start, end), piece);
    start = nextLetter(text, end);
    const isOneSpace = start - end === 1 && text.charCodeAt(end) === 32;
    if (isOneSpace || start >= text.length || !isEnd.test(text.slice(end, start))) continue;
    yield piece;
    piece = undefined;
  }
  if (piece !== undefined) yield piece;
}

/** The offset of the next letter, or the end of the text. */
function nextLetter(text: string, from: number): number {
  let at = from;
  while (at < text.length && !isLetter(text, at)) at++;
  return at;
}

/** Where the word that begins at `start` ends: its letters and marks, and what follows an apostrophe inside it. */
function wordEnd(text: string, start: number): number {
  let at = start;
  for (;;) {
    while (isLetter(text, at) || isMark(text, at)) at++;
    const code = text.charCodeAt(at);
    if ((code !== 0x27 && code !== 0x2019) || !isLetter(text, at + 1)) return at;
    at++;
    while (isLetter(text, at)) at++;
    if (isMark(text, at)) return at;
  }
}

function count(found: string, piece: Piece): void {
  piece.words++;
  const key = found.includes('’') ? found.toLowerCase().replaceAll('’', "'") : found.toLowerCase();
  known ??= { words: knownWords(), letters: knownLetters() };
  const tags = known.words.get(key);
  if (tags === 'en') piece.english++;
  else if (tags !== undefined) {
    // A single letter may be anything; beside another word of the language it is that language's word.
    for (const tag of tags) if (key.length > 1 || piece.votes?.has(tag)) vote(piece, tag);
  } else if (/[^\0-\x7f]/.test(key)) {
    for (const letter of key) {
      const tag = known.letters.get(letter);
      if (tag === undefined) continue;
      vote(piece, tag);
      return;
    }
  }
}

function vote(piece: Piece, tag: string): void {
  piece.votes ??= new Map();
  piece.votes.set(tag, (piece.votes.get(tag) ?? 0) + 1);
}

function countWords(text: string): number {
  return text.match(/\p{L}[\p{L}\p{M}]*(?:['’]\p{L}+)*/gu)?.length ?? 0;
}

function knownWords(): Map<string, 'en' | string[]> {
  const words = new Map<string, 'en' | string[]>();
  for (const { tag, words: own } of tongues) {
    for (const one of new Set(own.split(' '))) {
      const tags = words.get(one);
      if (Array.isArray(tags)) tags.push(tag);
      else words.set(one, [tag]);
    }
  }
  for (const one of englishWords.split(' ')) words.set(one, 'en');
  return words;
}

function knownLetters(): Map<string, string> {
  return new Map(tongues.flatMap(({ tag, letters = '' }) => Array.from(letters, (letter) => [letter, tag])));
}
