import { isAlias, isMap, isScalar, isSeq, type Node, type ParsedNode, parseDocument } from 'yaml';
import { Lines } from '../draft/lines.ts';
import { ConfigurationError, type Problem } from './configuration-error.ts';

/** Where something stands in a value: keys and 0-based places in lists, from the top. */
export type Path = readonly PropertyKey[];

/** How often one anchor may be repeated: a file of a few lines must not grow into millions of nodes. */
const maxAliasCount = 100;

/** A YAML file as a value, with the place of every part of it, and the list of what is wrong with it. */
export class YamlFile {
  readonly value: unknown;
  private readonly problems: Problem[] = [];
  private readonly lines: Lines;
  private readonly document: ReturnType<typeof parseDocument>;

  /**
   * @param path the name of the file in messages
   * @throws ConfigurationError when it is not YAML
   */
  constructor(
    source: string,
    readonly path: string,
  ) {
    this.lines = new Lines(source);
    this.document = parseDocument(source, { prettyErrors: false });
    for (const error of this.document.errors) this.add(error.pos[0], sayError(error.code, error.message));
    this.finish();
    try {
      this.value = this.document.toJS({ maxAliasCount });
    } catch {
      this.add(0, 'Not readable: its anchors (‘&name’) stand for too much, or for themselves.');
      this.finish();
    }
  }

  /** Takes down that something is wrong with the value at a path, or with its key. */
  report(path: Path, message: string, where: 'key' | 'value' = 'value'): void {
    this.add(this.offset(path, where), message);
  }

  /** `file:line` of the key at a path. */
  at(path: Path): string {
    return `${this.path}:${this.lines.point(this.offset(path, 'key')).line}`;
  }

  /** How many problems were taken down so far. */
  get problemCount(): number {
    return this.problems.length;
  }

  /** @throws ConfigurationError with all that was taken down, in file order; returns when there is nothing */
  finish(): void {
    if (this.problems.length === 0) return;
    const before = (a: Problem, b: Problem) => (a.line ?? 0) - (b.line ?? 0) || (a.column ?? 0) - (b.column ?? 0);
    throw new ConfigurationError(this.problems.sort(before));
  }

  private add(offset: number, message: string): void {
    const { line, column } = this.lines.point(offset);
    this.problems.push({ path: this.path, line, column, message });
  }

  /** Offset of the deepest part of a path that is there: what is missing is missing from that. */
  private offset(path: Path, where: 'key' | 'value'): number {
    let node: Node | null | undefined = this.document.contents;
    let offset = start(node) ?? 0;
    for (const [depth, step] of path.entries()) {
      if (isAlias(node)) node = node.resolve(this.document);
      if (isSeq(node)) {
        node = node.items[Number(step)] as ParsedNode | undefined;
        offset = start(node) ?? offset;
      } else if (isMap(node)) {
        const pair = node.items.find(({ key }) => isScalar(key) && String(key.value) === String(step));
        if (pair === undefined) return offset;
        const wantsKey = where === 'key' && depth === path.length - 1;
        const key = start(pair.key as ParsedNode) ?? offset;
        node = pair.value as ParsedNode | null;
        offset = wantsKey ? key : (start(node) ?? key);
      } else return offset;
    }
    return offset;
  }
}

function start(node: Node | null | undefined): number | undefined {
  return node?.range?.[0];
}

function sayError(code: string, message: string): string {
  if (code === 'DUPLICATE_KEY') return 'This key stands here twice; keep one.';
  if (code === 'MULTIPLE_DOCS') return 'Only one document can stand in this file; remove the line ‘---’.';
  if (code === 'TAB_AS_INDENT') return 'Not valid YAML: indent with spaces, not with tabs.';
  return `Not valid YAML: ${message}.`;
}

/** After `finish()` everything that was checked is there. */
export function present<T>(value: T | undefined): T {
  if (value === undefined) throw new Error('A value that was checked is missing.');
  return value;
}
