import { Cue } from './cues.ts';

/** A protective marking in a text: `start` and `end` are offsets in UTF-16 code units. */
export interface Marking {
  start: number;
  end: number;
  /** As it is written. */
  text: string;
  /** OFFICIAL, OFFICIAL-SENSITIVE, SECRET or TOP SECRET as it ought to be written; undefined where it names none of them. */
  level: string | undefined;
  /** Whether it is of before April 2014. */
  isOld: boolean;
  /** Whether it stands at the end of a subject line and not at its beginning. */
  isLast: boolean;
  /** The part that is not written as it ought to be, from `start`: its length, and what it should be. */
  misspelt: { length: number; instead: string } | undefined;
  /** Descriptors of before 2023, as written. */
  oldDescriptors: readonly string[];
  /** Handling instructions in upper case: "RECIPIENTS ONLY", "FOR PUBLIC RELEASE", "EMBARGOED" … */
  instructions: readonly string[];
  /** Whether a day or time stands beside EMBARGOED. */
  hasDate: boolean;
}

const labelled = /^(?:(?:protective |security |government )*(?:marking|classification)|handling)\s*[:=–-]\s*/i;
const official = () =>
  /^(?<tier>OFF?I?C?I?A?I?L|Official)(?:(?<between>[\s\u00a0]*[-‐‑–—:_]?[\s\u00a0]*)(?<sensitive>SENSI?T?I?VE|SENSATIVE|Sensitive|sensitive))?(?![\p{L}\d])/u;
const secret = () => /^(?:TOP[ -]SECRET|SECRET)(?![\p{L}\d])/u;
const old = () => /^(?:NOT PROTECTIVELY MARKED|NPM|UNCLASSIFIED|PROTECT|RESTRICTED|CONFIDENTIAL)(?![\p{L}\d])/u;

/** Endings of markings that are nothing else: descriptors, handling instructions, and what stood for them before 2023. */
const descriptor =
  /^(?:PERSONAL DATA|LEGAL PROFESSIONAL PRIVILEGE|LEGAL|MARKET SENSITIVE|COMMERCIAL|HR ?\/ ?MANAGEMENT|HR|MANAGEMENT)$/i;
const oldDescriptor = /^(?:PERSONAL|LOCSEN|STAFF|POLICY|INVESTIGATIONS?|APPOINTMENTS?|MEDICAL|PRIVATE)$/i;
const instruction = () =>
  /^(?:RECIPIENTS? ONLY|FOR PUBLIC RELEASE|[\p{L}\d&' ]{1,40} USE ONLY|(?:UNDER )?EMBARGO(?:ED)?\b.*)$/iu;

/** Handling instructions that are a line of their own; in capitals, or they are ordinary words. */
const alone =
  /^\s*(?<text>FOR PUBLIC RELEASE|RECIPIENTS? ONLY|(?:UNDER )?EMBARGO(?:ED)?(?: (?:UNTIL|TO|TILL)\b.*)?)[\s.]*$/;

/** Where a subject line ends in a marking. */
const ending = /\s[-–—:|]\s+(?=OFFI?CI?A?L?)|\s[[(](?=OFFI?CI?A?L?)/g;

/**
 * The marking that a line of text is, or that a subject line begins or ends with; undefined for any other text. "Official" in a
 * sentence, "your call is confidential" and "Strictly private and confidential" are none.
 *
 * @param leads whether other words may follow the marking, as in a subject line
 */
export function readMarking(line: string, leads = false): Marking | undefined {
  const marking = readFirst(line, leads);
  if (marking !== undefined || !leads) return marking ?? readInstruction(line);
  const last = [...line.matchAll(ending)].at(-1);
  const from = last === undefined ? line.length : last.index + last[0].length;
  const final = readFirst(line.slice(from), false);
  return final && { ...final, start: from + final.start, end: from + final.end, isLast: true };
}

function readFirst(line: string, leads: boolean): Marking | undefined {
  const label = labelled.exec(line)?.[0].length ?? 0;
  const lead = /^[\s\u00a0[({*|]*/.exec(line.slice(label))?.[0].length ?? 0;
  const start = label + lead;
  const rest = line.slice(start);
  const head = official().exec(rest) ?? secret().exec(rest) ?? old().exec(rest);
  if (head === null || !isOfficial(head, rest, label > 0)) return undefined;
  const tail = rest.slice(head[0].length);
  const end = /[\])}*|]/.exec(tail)?.index ?? tail.length;
  const parts = partsOf(tail.slice(0, end));
  if (parts === undefined) {
    const known = leads ? leadingParts(tail) : undefined;
    if (known !== undefined) return markingOf(line, start, start + head[0].length + known.end, head, known.parts);
    // A heading may go on: "OFFICIAL-SENSITIVE: Strategy meeting". So may a subject line, after any of the marks.
    const goesOn = /^\s*(?:[:–—|\]([)}-]|$)/.test(tail);
    if (!goesOn || !(leads || head.groups?.sensitive !== undefined)) return undefined;
    return markingOf(line, start, start + head[0].length, head, []);
  }
  return markingOf(line, start, start + head[0].length + tail.slice(0, end).trimEnd().length, head, parts);
}

function readInstruction(line: string): Marking | undefined {
  const text = alone.exec(line)?.groups?.text?.trimEnd();
  if (text === undefined) return undefined;
  const start = line.indexOf(text);
  const hasDate = text.startsWith('FOR') || /\d/.test(text);
  const none = { level: undefined, isOld: false, isLast: false, misspelt: undefined, oldDescriptors: [] };
  return { ...none, start, end: start + text.length, text, instructions: [text], hasDate };
}

/** Whether the words are a marking and not the ordinary word in the case of a sentence or heading. */
function isOfficial(head: RegExpExecArray, rest: string, isLabelled: boolean): boolean {
  const [text] = head;
  if (head.groups === undefined || head.groups.tier === undefined)
    return isLabelled || /^\p{Lu}+(?:[ -]\p{Lu}+)*$/u.test(text);
  if (head.groups.tier.length < 6) return false;
  if (/^O\p{Lu}/u.test(text)) return true;
  // Title case is for running prose: alone on its line, with "Sensitive", it stands for the marking.
  return isLabelled || (head.groups.sensitive !== undefined && rest.trim().length - text.length < 40);
}

/** What stands between the dashes after the tier; undefined where one of them is no part of a marking. */
function partsOf(tail: string): string[] | undefined {
  if (tail.trim() !== '' && !/^\s*[-–—:/|,]/.test(tail)) return undefined;
  const parts = tail
    .split(separator)
    .map((part) => part.trim())
    .filter((part) => part !== '');
  let isEmbargo = false;
  for (const part of parts) {
    if (!isEmbargo && !descriptor.test(part) && !oldDescriptor.test(part) && !instruction().test(part))
      return undefined;
    // What follows is its date.
    isEmbargo ||= /^(?:UNDER )?EMBARGO/i.test(part);
  }
  return parts;
}

const separator = /\s+[-–—/|]\s*|\s*[–—,|:]\s+|^[-:]\s*|,/g;

/** The parts of a marking before the words that a subject line goes on with, and where they end in `tail`. */
function leadingParts(tail: string): { parts: string[]; end: number } | undefined {
  const parts: string[] = [];
  let end = 0;
  let from = 0;
  for (const { 0: between, index } of [...tail.matchAll(separator), { 0: '', index: tail.length }]) {
    const part = tail.slice(from, index).trim();
    from = index + between.length;
    if (part === '' && parts.length === 0) continue;
    if (!descriptor.test(part) && !oldDescriptor.test(part) && !instruction().test(part)) break;
    parts.push(part);
    end = index;
  }
  return parts.length === 0 ? undefined : { parts, end };
}

function markingOf(line: string, start: number, end: number, head: RegExpExecArray, parts: readonly string[]): Marking {
  const { tier, sensitive } = head.groups ?? {};
  const instead =
    tier === undefined ? head[0].replace('-', ' ') : sensitive === undefined ? 'OFFICIAL' : 'OFFICIAL-SENSITIVE';
  const isOld = old().test(head[0]);
  const level = isOld ? undefined : instead;
  const isRight = level === undefined || head[0].toUpperCase().replace(/[‐‑]/g, '-') === instead;
  const embargo = parts.findIndex((part) => /^(?:UNDER )?EMBARGO/i.test(part));
  return {
    start,
    end,
    text: line.slice(start, end),
    level,
    isOld,
    isLast: false,
    misspelt: isRight ? undefined : { length: head[0].length, instead },
    oldDescriptors: parts.filter((part) => oldDescriptor.test(part)),
    instructions: parts.filter((part) => instruction().test(part)).map((part) => part.toUpperCase()),
    hasDate: embargo >= 0 && /\d/.test(parts.slice(embargo).join(' ')),
  };
}

/** What of a block is needed to look for markings in it. */
interface Marked {
  kind: string;
  text: string;
}

/** A marking with the block that it stands in; offsets are in the block's text. */
export interface BlockMarking<Block extends Marked> extends Marking {
  block: Block;
}

/** Where markings stand: not in lists and tables, which explain them. */
const places = new Set(['title', 'subject', 'summary', 'heading', 'paragraph']);

/** Every marking holds one of these words, misspelt ones included. */
export const mayBeMarked = new Cue(
  'off* ofi* ofc* secret restricted confidential protect* npm unclassified release embargo* recipient recipients',
);

/** Every marking of blocks that `mayBeMarked`: a line of its own, or the beginning of a subject line or title. */
export function findMarkings<Block extends Marked>(blocks: readonly Block[]): BlockMarking<Block>[] {
  const found: BlockMarking<Block>[] = [];
  for (const block of blocks) {
    if (
      !places.has(block.kind) ||
      !/offic|ofic|secret|restricted|confidential|protect|npm|unclass|RELEASE|EMBARGO|RECIPIENT/i.test(block.text)
    )
      continue;
    let at = 0;
    for (const line of block.text.split('\n')) {
      const marking =
        line.length > 300 ? undefined : readMarking(line, block.kind === 'subject' || block.kind === 'title');
      if (marking !== undefined) found.push({ ...marking, block, start: at + marking.start, end: at + marking.end });
      at += line.length + 1;
    }
  }
  return found;
}
