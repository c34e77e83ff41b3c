import { z } from 'zod';
import { hint } from './check-shape.ts';
import { type Cell, readDelimited, type Separator } from './delimited.ts';
import { type Path, SourceFile } from './source-file.ts';
import { unwrap } from './unwrap.ts';

/** What a column of a table holds. */
interface Column {
  /** Where its values stand in a row: `['term']`, `['knows', 'police']`. */
  path: readonly string[];
  kind: 'text' | 'list' | 'number' | 'boolean';
}

/**
 * A list of rows as a table that people keep in a spreadsheet: comma-, semicolon- or tab-separated values, with the names
 * of the columns in the first row. In a cell that holds several values they are on lines of their own or have `;` between
 * them; an empty cell says nothing.
 */
export class TableFile extends SourceFile {
  readonly value: unknown;
  /** By row and name of column, where the cell begins. */
  private readonly places: ReadonlyMap<string, number>[] = [];
  private readonly columns: ReadonlyMap<string, Column>;

  /**
   * @param row the schema of a row
   * @throws ConfigurationError when it is no such table
   */
  constructor(source: string, path: string, row: z.ZodType) {
    super(source, path);
    this.columns = columnsOf(row);
    const separator: Separator | undefined = /\.tsv$/i.test(path) ? '\t' : undefined;
    const { records, problems } = readDelimited(source, separator);
    for (const { offset, message } of problems) this.add(offset, message);
    const [header = [], ...rest] = records;
    const columns = this.readHeader(header);
    this.finish();
    this.value = rest.map((record) => this.readRow(record, columns));
    this.finish();
  }

  protected offset([index, ...rest]: Path): number {
    const row = this.places[Number(index)];
    for (let length = rest.length; length > 0; length--) {
      const place = row?.get(rest.slice(0, length).join('.'));
      if (place !== undefined) return place;
    }
    return row?.get('') ?? 0;
  }

  private readHeader(cells: readonly Cell[]): (Column | undefined)[] {
    const columns: (Column | undefined)[] = [];
    const names = [...this.columns.keys()];
    for (const { text, start } of cells) {
      const name = names.find((known) => plain(known) === plain(text));
      const column = name === undefined ? undefined : this.columns.get(name);
      if (column === undefined && text.trim() !== '') {
        this.add(start, `Unknown column ‘${text.trim()}’. ${hint(text.trim(), names, 'Columns')}`);
      } else if (column !== undefined && columns.includes(column)) {
        this.add(start, `The column ‘${name}’ is there twice; keep one.`);
      }
      columns.push(column);
    }
    if (!columns.some((column) => column?.path[0] === 'term')) {
      const others = names.filter((name) => name !== 'term').join(', ');
      const also = others === '' ? '' : ` Others can be: ${others}.`;
      this.add(cells[0]?.start ?? 0, `The first row names the columns, and ‘term’ is not among them.${also}`);
    }
    return columns;
  }

  private readRow(cells: readonly Cell[], columns: readonly (Column | undefined)[]): unknown {
    const row: Record<string, unknown> = {};
    const places = new Map<string, number>([['', cells[0]?.start ?? 0]]);
    for (const [index, { text, start }] of cells.entries()) {
      const written = text.trim();
      if (written === '') continue;
      const column = columns[index];
      if (column === undefined) {
        this.add(start, 'There is no column name above this cell.');
        continue;
      }
      const [first = '', second] = column.path;
      places.set(column.path.join('.'), start);
      const value = valueIn(written, column.kind);
      if (second === undefined) row[first] = value;
      else row[first] = { ...(row[first] as object | undefined), [second]: value };
    }
    this.places.push(places);
    return row;
  }
}

/** The columns that a table of such rows can have, by name; what needs more than a cell has none. */
export function columnsOf(row: z.ZodType): Map<string, Column> {
  const columns = new Map<string, Column>();
  const object = unwrap(row);
  for (const [name, field] of Object.entries<unknown>(object instanceof z.ZodObject ? object.shape : {})) {
    const inner = unwrap(field);
    if (inner instanceof z.ZodArray) columns.set(name, { path: [name], kind: 'list' });
    else if (inner instanceof z.ZodBoolean) columns.set(name, { path: [name], kind: 'boolean' });
    else if (inner instanceof z.ZodNumber) columns.set(name, { path: [name], kind: 'number' });
    else if (inner instanceof z.ZodRecord && inner.keyType instanceof z.ZodEnum) {
      for (const key of inner.keyType.options) columns.set(String(key), { path: [name, String(key)], kind: 'number' });
    } else if (!(inner instanceof z.ZodRecord || inner instanceof z.ZodObject)) {
      columns.set(name, { path: [name], kind: 'text' });
    }
  }
  return columns;
}

/** What is not as its column wants it stays a text: the schema says what is expected. */
function valueIn(text: string, kind: Column['kind']): unknown {
  if (kind === 'list') {
    const items = text.split(/[;\r\n]/).map((item) => item.trim());
    return items.filter((item) => item !== '');
  }
  if (kind === 'number') return /^\d{1,9}(?:\.\d{1,9})?$/.test(text) ? Number(text) : text;
  if (kind === 'boolean') return { true: true, yes: true, false: false, no: false }[text.toLowerCase()] ?? text;
  return text;
}

/** "Social work" and "not after" are `social-work` and `notAfter`. */
function plain(name: string): string {
  return name.toLowerCase().replace(/[\s_-]/g, '');
}
