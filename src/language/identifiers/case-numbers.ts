import { bare, type Identifier, type Passage } from './identifier.ts';

/** What a case number of one local system looks like: the words that stand before it, and how many digits it has. */
export interface CaseNumbers {
  after: readonly string[];
  digits: { least: number; most: number };
}

/** "number", "no.", a colon … between the words and the digits. */
const between = /^(?:[\s:#(=–-]|number\b|no\b\.?|id\b|ref(?:erence)?\b|is\b){0,6}/i;

/** Numbers of local case systems, straight after words that the project names; none without them. */
export function* findCaseNumbers({ text, label }: Passage, systems: readonly CaseNumbers[]): Iterable<Identifier> {
  if (systems.length === 0) return;
  const lower = text.toLowerCase();
  for (const { after, digits } of systems) {
    for (const words of after) {
      const sought = words.toLowerCase();
      if (sought === '') continue;
      if (label.toLowerCase().includes(sought)) yield* numberAt(text, 0, digits);
      for (let at = lower.indexOf(sought); at >= 0; at = lower.indexOf(sought, at + sought.length)) {
        if (!/[\p{L}\p{N}]/u.test(text.charAt(at - 1))) yield* numberAt(text, at + sought.length, digits);
      }
    }
  }
}

function* numberAt(text: string, from: number, { least, most }: CaseNumbers['digits']): Iterable<Identifier> {
  const skipped = between.exec(text.slice(from, from + 30))?.[0].length ?? 0;
  const start = from + skipped;
  const found = /^[A-Za-z]{0,3}(\d+)(?![\p{L}\d])/u.exec(text.slice(start, start + 30));
  const count = found?.[1]?.length ?? 0;
  if (found === null || count < least || count > most) return;
  yield { kind: 'case-number', certainty: 'sure', start, end: start + found[0].length, value: bare(found[0]) };
}
