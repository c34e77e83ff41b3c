import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { stringify } from 'yaml';
import { library } from '../src/generated/readers.ts';
import { rules } from '../src/generated/rules.ts';
import type { TermEntry } from '../src/language/terms.ts';

/**
 * Writes the word lists of all rules, and the glossary, as styles of Vale, so that it looks for the same words: every form
 * that is searched for, with what may be put in its place.
 *
 * @returns the path of the configuration that holds Markdown to them
 */
export function writeValeStyles(out: string): string {
  const styles = join(out, 'styles', 'Commslint');
  mkdirSync(styles, { recursive: true });
  const lists: [string, readonly TermEntry[]][] = rules.map(({ id, words }) => [id, words.rows]);
  for (const [id, words] of [...lists, ['glossary', library.glossary.rows] as [string, readonly TermEntry[]]]) {
    const forms = words.flatMap((entry) => entry.forms ?? []);
    const swaps = forms.filter(({ instead = [] }) => instead.length > 0);
    const plain = forms.filter(({ instead = [] }) => instead.length === 0);
    const swap = Object.fromEntries(swaps.map(({ text, instead = [] }) => [literal(text), instead.join('|')]));
    const tokens = plain.map(({ text }) => literal(text));
    const common = { level: 'warning', ignorecase: true };
    if (swaps.length > 0) {
      write(`${id}-instead`, { extends: 'substitution', message: "Use '%s' instead of '%s'.", ...common, swap });
    }
    if (tokens.length > 0) write(id, { extends: 'existence', message: "Avoid '%s'.", ...common, tokens });
  }
  const configuration = join(out, 'vale.ini');
  writeFileSync(configuration, `StylesPath = styles\nMinAlertLevel = suggestion\n[*.md]\nBasedOnStyles = Commslint\n`);
  return configuration;

  function write(name: string, style: unknown): void {
    writeFileSync(join(styles, `${name}.yml`), stringify(style));
  }
}

/** A term as a regular expression that finds just it. */
function literal(text: string): string {
  return text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');
}
