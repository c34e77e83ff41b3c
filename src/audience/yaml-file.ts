import { isAlias, isMap, isScalar, isSeq, type Node, type ParsedNode, parseDocument } from 'yaml';
import { type Path, SourceFile } from './source-file.ts';

/** How often one anchor may be repeated: a file of a few lines must not grow into millions of nodes. */
const maxAliasCount = 100;

/** A YAML file. */
export class YamlFile extends SourceFile {
  readonly value: unknown;
  private readonly document: ReturnType<typeof parseDocument>;

  /** @throws ConfigurationError when it is not YAML */
  constructor(source: string, path: string) {
    super(source, path);
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

  protected offset(path: Path, where: 'key' | 'value'): number {
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
