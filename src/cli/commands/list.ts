import { library } from '../../generated/readers.ts';
import { rules } from '../../generated/rules.ts';
import { categories } from '../../rule/rule.ts';
import { nodeFiles } from '../../workspace/node-files.ts';
import { Workspace } from '../../workspace/workspace.ts';
import type { Listing } from '../choices.ts';
import { type ExitCode, exitCodes, type Terminal } from '../terminal.ts';

/** `commslint list`: what is known in this folder, the project's own audiences included. */
export async function list(what: Listing, options: { config?: string }, terminal: Terminal): Promise<ExitCode> {
  if (what === 'rules') {
    terminal.out(ruleList());
    return exitCodes.clean;
  }
  if (what === 'presets') {
    terminal.out(table(Object.values(library.presets).map(({ id, name }) => [id, name])));
    return exitCodes.clean;
  }
  const workspace = new Workspace({ folder: terminal.folder, files: nodeFiles, config: options.config });
  const { resolver } = await workspace.configuration('commslint.yaml');
  const rows =
    what === 'audiences'
      ? [...resolver.audiences.values()].map(({ id, name, relationship, readingAge, knows }) => [
          id,
          `${name}, ${relationship}${readingAge === undefined ? '' : `, reading age ${readingAge}`}; knows ${knows.join(', ')}`,
        ])
      : [...resolver.channels.values()].map(({ id, name }) => [id, name]);
  terminal.out(table(rows));
  return exitCodes.clean;
}

function ruleList(): string {
  const sections = categories.map((category) => {
    const rows = rules
      .filter(({ rule }) => rule.category === category)
      .map(({ id, rule }) => [id, rule.severity, rule.summary]);
    return rows.length === 0 ? '' : `${category}\n${table(rows, '  ')}`;
  });
  return sections.filter(Boolean).join('\n');
}

/** Columns as wide as their widest cell; the last as wide as it likes. */
function table(rows: readonly (readonly string[])[], indent = ''): string {
  const widths: number[] = [];
  for (const row of rows) {
    for (const [column, cell] of row.entries()) widths[column] = Math.max(widths[column] ?? 0, cell.length);
  }
  const line = (row: readonly string[]) => row.map((cell, column) => cell.padEnd(widths[column] ?? 0)).join('  ');
  return rows.map((row) => `${indent}${line(row).trimEnd()}\n`).join('');
}
