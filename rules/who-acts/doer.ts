import type { Word } from '../../src/language/words.ts';

const list = (words: string) => new Set(words.split(' '));

/** People and bodies that do things to the readers of public services, and those who write. */
export const doers = list(
  'we team teams panel panels council councils court courts tribunal tribunals board boards committee committees officer ' +
    'officers manager managers worker workers judge judges magistrate magistrates school schools police hospital hospitals ' +
    'department departments agency agencies authority authorities service services office offices staff doctor doctors gp ' +
    'gps nurse nurses teacher teachers headteacher headteachers governors adviser advisers ombudsman provider providers ' +
    'employer employers landlord landlords government minister ministers inspector inspectors parliament university ' +
    'universities college colleges company companies bank banks trust chair commissioner commissioners examiner examiners ' +
    'assessor assessors clinic organisation organisations supplier suppliers solicitor solicitors professional ' +
    'professionals practitioner practitioners partner partners caseworker helpline coordinator',
);

/** What follows "by" where it names no doer: a time, a means, a way. */
const noDoer = list(
  'post email e-mail letter phone telephone text law then midday noon midnight when default hand cheque card bank end monday tuesday ' +
    'wednesday thursday friday saturday sunday january february march april may june july august september october november december ' +
    'today tomorrow next this return filling using means virtue reference appointment mistake video fax sms tomorrow’s close no at',
);

/** So many words on either side are looked at: a sentence may be as long as the draft. */
export const reach = 40;

/** Where people meet to decide: "at the panel". */
const forums = list('panel court tribunal hearing committee conference cabinet');

const joining = list('and but so then');

/** Words that begin a clause which tells of a case, or of which thing. */
const clauses = list(
  'if when whether unless until once after before where while because since who whom whose which that as how why what whatever wherever whenever though although so than',
);

/** Whether the passive's own sentence says who: after "by", in a clause before it, or as the place where it is done. */
export function namesDoer(text: string, words: readonly Word[], first: number, last: number): boolean {
  for (let at = last + 1; at < Math.min(words.length, last + reach); at++) {
    const word = lower(words, at);
    if (word === 'by' && isDoer(words, at + 1)) return true;
    if (forums.has(word)) return true;
  }
  const start = clauseStart(text, words, first);
  return hasDoer(words.slice(Math.max(0, start - reach), start));
}

/** Index of the first word of the clause that the passive is in. What stands before is another clause. */
function clauseStart(text: string, words: readonly Word[], first: number): number {
  for (let at = first - 1; at > Math.max(0, first - reach); at--) {
    const before = words[at - 1];
    const word = words[at];
    if (before === undefined || word === undefined) return 0;
    if (/[,;:()–—]/.test(text.slice(before.end, word.start)) || joining.has(lower(words, at))) return at;
  }
  return 0;
}

const doing = list('will may must can has have should might does do');

/** Whether one of the words is somebody who does things. */
export function hasDoer(words: readonly Word[]): boolean {
  return words.some(({ text }, at) => {
    const next = lower(words, at + 1);
    if (/^(?:they|he|she)$/i.test(text)) return doing.has(next) && lower(words, at + 2) !== 'be';
    if (/^[A-Z]{3,}$/.test(text)) return doing.has(next) || next.endsWith('s');
    return doers.has(text.toLowerCase().replace(/[’'](?:ll|ve|re|d)$/, ''));
  });
}

function isDoer(words: readonly Word[], at: number): boolean {
  const next = lower(words, at);
  if (next === '' || noDoer.has(next) || /^\d/.test(next) || next.endsWith('ing')) return false;
  if (!/^(?:the|a|an|your|our|my|each|any)$/.test(next)) return true;
  const noun = lower(words, at + 1);
  return !/^(?:end|start|beginning|date|day|time|deadline|close|way|following|next|same|means|usual|law|first|last|\d.*)$/.test(
    noun,
  );
}

/** Whether the words at `first` stand in a clause that tells of a case, and promises nothing: "if you are refused". */
export function isCondition(text: string, words: readonly Word[], first: number): boolean {
  for (let at = first - 1; at >= Math.max(0, first - reach); at--) {
    const word = words[at];
    const next = words[at + 1];
    if (word === undefined || next === undefined) return false;
    if (/[,;:()–—]|\s-\s/.test(text.slice(word.end, next.start)) && at < first - 1) return false;
    if (clauses.has(word.text.toLowerCase())) return true;
  }
  return false;
}

function lower(words: readonly Word[], at: number): string {
  return words[at]?.text.toLowerCase() ?? '';
}
