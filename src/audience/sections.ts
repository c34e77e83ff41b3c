import { compileTerms, type GlossaryEntry, type TermEntry } from '../language/terms.ts';
import type { RegisteredRule } from '../rule/rule.ts';
import { checkShape } from './check-shape.ts';
import type { Audience } from './profile.ts';
import { audienceSchema, glossarySchema } from './schema.ts';
import { readSettings, ruleNamed } from './settings.ts';
import type { Path, YamlFile } from './yaml-file.ts';

// What may be a file of its own or a part of a project's configuration.

/** A profile at a place of a file. Problems go to the file. */
export function toAudience(
  value: unknown,
  id: string,
  at: Path,
  file: YamlFile,
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
 * Rows of a glossary at a place of a file, compiled. A row for a term of `known` takes over from there what it leaves
 * out, reader group by reader group. Problems go to the file.
 */
export function toGlossary(value: unknown, at: Path, file: YamlFile, known: readonly GlossaryEntry[]): GlossaryEntry[] {
  const rows = checkShape(glossarySchema, value, file, at) ?? [];
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
  file: YamlFile,
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

/** Rows of a rule's word list at a place of a file, checked by the rule's own schema and compiled. */
export function toRows(rows: readonly unknown[], { rule }: RegisteredRule, at: Path, file: YamlFile): TermEntry[] {
  const entries: TermEntry[] = [];
  const first = new Map<string, string>();
  for (const [index, row] of rows.entries()) {
    const place = [...at, index];
    const entry: TermEntry | undefined = rule.entry && checkShape(rule.entry, row, file, place);
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

/** Rows for the word lists of rules, under `terms` at the top of a file. Problems go to the file. */
export function toTerms(
  written: Readonly<Record<string, readonly unknown[]>> | undefined,
  file: YamlFile,
  rules: readonly RegisteredRule[],
): Record<string, readonly TermEntry[]> {
  const terms: [string, readonly TermEntry[]][] = [];
  for (const [id, rows] of Object.entries(written ?? {})) {
    const at = ['terms', id];
    const rule = ruleNamed(id, at, file, rules);
    if (rule === undefined) continue;
    if (rule.rule.entry === undefined) {
      file.report(at, `The rule ‘${id}’ is not driven by a word list, so it takes no terms.`, 'key');
      continue;
    }
    terms.push([id, toRows(rows, rule, at, file)]);
  }
  return Object.fromEntries(terms);
}
