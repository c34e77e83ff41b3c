import { count } from './printable.ts';

/** What is known and still to be put right. */
export interface Debt {
  /** Errors and warnings. */
  findings: number;
  infos: number;
  /** How many drafts have any of them. */
  drafts: number;
  /** By rule id. */
  rules: Map<string, { findings: number; audiences: Map<string, number> }>;
}

/**
 * A table of what is still to be put right, for each rule and audience, the most first, with how it changed.
 *
 * @param name of the baseline
 * @param before what it held before
 */
export function debtTable(name: string, debt: Debt, before: Debt): string {
  const total = `${name}: ${count(debt.findings, 'known finding')} in ${count(debt.drafts, 'draft')}`;
  const change = debt.findings - before.findings;
  const more = change === 0 ? 'as many as' : `${Math.abs(change)} ${change > 0 ? 'more' : 'fewer'} than`;
  const isFirst = before.findings === 0;
  const infos = debt.infos > 0 ? ` ${count(debt.infos, 'known info')} besides.` : '';
  const heading = `${total}${isFirst ? '' : `, ${more} before`}.${infos}\n`;
  const ids = [...new Set([...debt.rules.keys(), ...before.rules.keys()])];
  if (debt.findings === 0 || ids.length === 0) return heading;
  const readers = [...new Set([...debt.rules.values()].flatMap(({ audiences }) => [...audiences.keys()]))].sort();
  const rows = ids
    .map((id) => ({ id, now: debt.rules.get(id), was: before.rules.get(id)?.findings ?? 0 }))
    .sort((a, b) => (b.now?.findings ?? 0) - (a.now?.findings ?? 0) || (a.id < b.id ? -1 : 1))
    .map(({ id, now, was }) => {
      const number = now?.findings ?? 0;
      const changed = isFirst || number === was ? '' : `${number > was ? '+' : '−'}${Math.abs(number - was)}`;
      return [id, ...readers.map((reader) => String(now?.audiences.get(reader) ?? '')), String(number), changed];
    });
  return heading + table([['', ...readers, 'findings', isFirst ? '' : 'change'], ...rows]);
}

function table(rows: readonly (readonly string[])[]): string {
  const widths = (rows[0] ?? []).map((_, column) => Math.max(...rows.map((row) => row[column]?.length ?? 0)));
  const line = (row: readonly string[]) =>
    row.map((cell, column) => (column === 0 ? cell.padEnd(widths[0] ?? 0) : cell.padStart(widths[column] ?? 0)));
  return rows.map((row) => `  ${line(row).join('  ').trimEnd()}\n`).join('');
}
