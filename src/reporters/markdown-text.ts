import { printable } from './printable.ts';
import type { Summary } from './summary.ts';

/**
 * A text as it may stand in Markdown, in a table too: on one line, and nothing in it is markup. Names after `@` and numbers
 * after `#` get a comment between, so that a report in a discussion calls nobody and links nothing.
 */
export function markdownText(text: string): string {
  return printable(text)
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replace(/[\\`*_{}[\]()!|~$]/g, '\\$&')
    .replace(/([@#])(?=[\p{L}\p{N}])/gu, '$1<!-- -->')
    .replace(/\b(https?|www)(?=[:.])/gi, '$1<!-- -->');
}

/** A row of a table, of cells that are Markdown already. */
export function row(cells: readonly string[]): string {
  return `| ${cells.join(' | ')} |\n`;
}

/** What a run found for each audience, as a table; nothing where no draft was checked. */
export function audienceTable(summary: Summary): string {
  if (summary.counts.size === 0) return '';
  const rows = [...summary.counts].map(([audience, { drafts, ready, errors, warnings }]) =>
    row([markdownText(audience), `${ready} of ${drafts}`, String(errors), String(warnings)]),
  );
  return `${row(['For', 'Drafts that are ready', 'Errors', 'Warnings'])}${row(['---', '---:', '---:', '---:'])}${rows.join('')}`;
}
