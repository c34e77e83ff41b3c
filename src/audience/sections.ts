import { compileTerms, type GlossaryEntry, type TermEntry } from '../language/terms.ts';
import type { RegisteredRule } from '../rule/rule.ts';
import { checkShape } from './check-shape.ts';
import type { Audience } from './profile.ts';
import { acceptRowSchema, audienceSchema, glossarySchema, text } from './schema.ts';
import { readSettings, ruleNamed } from './settings.ts';
import type { Path, SourceFile } from './source-file.ts';
import { TableFile } from './table-file.ts';

// What may be a file of its own or a part of a project's configuration.

/** Rows at a place of a file, not yet held against their schema. */
export interface List {
  rows: readonly unknown[];
  file: SourceFile;
  at: Path;
}

/** A profile at a place of a file. Problems go to the file. */
export function toAudience(
  value: unknown,
  id: string,
  at: Path,
  file: SourceFile,
  rules: readonly RegisteredRule[],
): Audience | undefined {
  const written = checkShape(audienceSchema, value, file, at);
  if (written === undefined) return undefined;
  for (const [index, { rule }] of (written.needs ?? []).entries()) {
    if (rule !== undefined) ruleNamed(rule, [...at, 'needs', index, 'rule'], file, rules, 'value');
  }
  const settings = readSettings(written.rules, [...at, 'rules'], file, rules);
  return { ...written, id, rules: settings, at: at.length === 0 ? file.path : file.at(at) };
}

/**
 * Rows of a glossary, compiled. A row for a term of `known` takes over from there what it leaves out, reader group by
 * reader group. Problems go to the file.
 */
export function toGlossary({ rows: written, file, at }: List, known: readonly GlossaryEntry[]): GlossaryEntry[] {
  const rows = checkShape(glossarySchema, written, file, at) ?? [];
  const builtIn = new Map(known.map((entry) => [entry.term, entry]));
  const first = new Map<string, string>();
  const entries: GlossaryEntry[] = [];
  for (const [index, row] of rows.entries()) {
    const place = [...at, index];
    const twin = first.get(row.term);
    if (twin !== undefined) file.report([...place, 'term'], `‘${row.term}’ stands here twice (first at ${twin}).`);
    first.set(row.term, file.at([...place, 'term']));
    const { forms: _, ...base } = builtIn.get(row.term) ?? { term: row.term, knows: {} };
    const entry = { ...base, ...row, knows: { ...base.knows, ...row.knows } };
    const missing = (['kind', 'plain'] as const).filter((field) => entry[field] === undefined);
    if (entry.kind === 'acronym' && entry.expansion === undefined)
      file.report(place, `What does ‘${row.term}’ stand for? Add ‘expansion’.`);
    if (entry.kind === undefined || entry.plain === undefined) {
      file.report(
        place,
        `‘${row.term}’ is not in the glossary yet, so it needs ${missing.map((field) => `‘${field}’`).join(' and ')}.`,
      );
      continue;
    }
    const [compiled] = compileTerms([{ ...entry, kind: entry.kind, plain: entry.plain }]);
    if (compiled === undefined) continue;
    reportUselessExemptions(row.exempt, compiled, place, file);
    entries.push(compiled);
  }
  return entries;
}

/** An exempt phrase without any form of the term in it can never apply: a slip in one of the two. */
function reportUselessExemptions(
  written: readonly string[] | undefined,
  compiled: TermEntry,
  at: Path,
  file: SourceFile,
) {
  const forms = [compiled.term, ...(compiled.also ?? []), ...(compiled.forms ?? []).map(({ text }) => text)].map(bare);
  for (const [index, phrase] of (written ?? []).entries()) {
    if (forms.some((form) => bare(phrase).includes(form))) continue;
    file.report([...at, 'exempt', index], `‘${phrase}’ does not contain ‘${compiled.term}’, so it exempts nothing.`);
  }
}

function bare(text: string): string {
  return text
    .toLowerCase()
    .replaceAll('’', "'")
    .replace(/[\s-]+/g, ' ');
}

/** Rows of a rule's word list, checked by the rule's own schema and compiled. Problems go to the file. */
export function toRows({ rows, file, at }: List, { rule }: RegisteredRule): TermEntry[] {
  const entries: TermEntry[] = [];
  const first = new Map<string, string>();
  const schema = rule.entry?.();
  for (const [index, row] of rows.entries()) {
    const place = [...at, index];
    const entry: TermEntry | undefined = schema && checkShape(schema, row, file, place);
    if (entry === undefined) continue;
    const term = entry.term.toLowerCase();
    const twin = first.get(term);
    if (twin !== undefined) file.report([...place, 'term'], `‘${entry.term}’ stands here twice (first at ${twin}).`);
    else first.set(term, file.at([...place, 'term']));
    for (const [position, alternative] of (entry.instead ?? []).entries()) {
      if (alternative.trim() === '') file.report([...place, 'instead', position], 'An alternative must not be empty.');
    }
    const [compiled] = compileTerms([entry]);
    if (compiled === undefined) continue;
    reportUselessExemptions(entry.exempt, compiled, place, file);
    entries.push(compiled);
  }
  return entries;
}

/**
 * Rows for the word lists of rules, under `terms` at the top of a file. Problems go to the file.
 *
 * @param listOf the rows that a value at a place stands for
 */
export function toTerms(
  written: Readonly<Record<string, unknown>> | undefined,
  listOf: (value: unknown, at: Path) => List,
  file: SourceFile,
  rules: readonly RegisteredRule[],
): Record<string, readonly TermEntry[]> {
  const terms: [string, readonly TermEntry[]][] = [];
  for (const [id, value] of Object.entries(written ?? {})) {
    const at = ['terms', id];
    const rule = ruleNamed(id, at, file, rules);
    if (rule === undefined) continue;
    if (rule.rule.entry === undefined) {
      file.report(at, `The rule ‘${id}’ is not driven by a word list, so it takes no terms.`, 'key');
      continue;
    }
    terms.push([id, toRows(listOf(value, at), rule)]);
  }
  return Object.fromEntries(terms);
}

/** Accepted words and phrases, each as a text or, in a table, as a row. Problems go to the file. */
export function toAccept({ rows, file, at }: List): string[] {
  const accepted: string[] = [];
  for (const [index, row] of rows.entries()) {
    const isRow = file instanceof TableFile;
    const term = isRow
      ? checkShape(acceptRowSchema, row, file, [...at, index])?.term
      : checkShape(text, row, file, [...at, index]);
    if (term !== undefined) accepted.push(term);
  }
  return accepted;
}
