import type { AlignType, Nodes, Root } from 'mdast';
import { createMdastHandle, dropHandle, MdastReader, materializeMdastTree, serializeHandle } from 'satteri';
import type { Position } from 'unist';
import type { NativeParser } from '../formats/native-markdown.ts';
import { Utf8Text } from './utf8-text.ts';

/**
 * What satteri's own `markdownToMdast` gives, in four fifths of the time: from the numbers that it hands over, where that asks a
 * reader for each thing about each node, and from the text that is there, which that decodes once more. Where they are not as
 * expected, or say something that is not known here, it is asked.
 */
export const markdownToMdast: NativeParser = (text, { features }) => {
  const handle = createMdastHandle(text, features);
  try {
    const bytes = serializeHandle(handle);
    const reader = new MdastReader(bytes);
    return new Arena(bytes, reader, text).tree() ?? (materializeMdastTree(reader) as Root);
  } finally {
    dropHandle(handle);
  }
};

/** Bytes of a node: 13 numbers, 1 the kind, 3 to 8 its place, 9 its first child's index, 10 how many it has, 11 where more is said. */
const nodeSize = 52;

const referenceTypes = ['shortcut', 'collapsed', 'full'] as const;

/** All nodes of a text, as numbers, and the characters that they refer to. */
class Arena {
  private readonly numbers: Uint32Array;
  private readonly view: DataView;
  private readonly nodes: number;
  private readonly childIds: number;
  private readonly data: number;
  private readonly isKnown: boolean;
  /** What most strings are part of. */
  private readonly source: Utf8Text;
  /** What all others are part of, as far as any was asked for: what the text says in other characters. */
  private more: Utf8Text | undefined = undefined;

  constructor(
    bytes: Uint8Array,
    private readonly reader: MdastReader,
    text: string,
  ) {
    const { header } = reader;
    const isAsUsual = header.nodeStructSize === nodeSize && header.nodeDataCount === 0 && bytes.byteOffset % 4 === 0;
    // satteri leaves out a byte order mark.
    this.isKnown = isAsUsual && !text.startsWith('\ufeff');
    this.source = new Utf8Text(text);
    this.numbers = new Uint32Array(bytes.buffer, this.isKnown ? bytes.byteOffset : 0, bytes.length >> 2);
    this.view = new DataView(bytes.buffer, bytes.byteOffset, bytes.length);
    this.nodes = header.nodesOffset >> 2;
    this.childIds = header.childrenOffset >> 2;
    this.data = header.typeDataOffset;
  }

  /** @returns undefined where something is not known */
  tree(): Root | undefined {
    const root = this.isKnown ? this.node(0) : undefined;
    return root?.type === 'root' ? root : undefined;
  }

  private node(id: number): Nodes | undefined {
    const { numbers } = this;
    const at = this.nodes + id * 13;
    const position = this.position(at);
    const count = numbers[at + 10] as number;
    const first = this.childIds + (numbers[at + 9] as number);
    const children: never[] = [];
    for (let index = first; index < first + count; index++) {
      const child = this.node(numbers[index] as number);
      if (child === undefined) return undefined;
      children.push(child as never);
    }
    return this.made(
      id,
      (numbers[at + 1] as number) & 255,
      position,
      children,
      this.data + (numbers[at + 11] as number),
    );
  }

  private made(
    id: number,
    kind: number,
    position: Position | undefined,
    children: never[],
    data: number,
  ): Nodes | undefined {
    switch (kind) {
      case 0:
        return { type: 'root', position, children };
      case 1:
        return { type: 'paragraph', position, children };
      case 2:
        return { type: 'heading', position, children, depth: this.reader.fieldU8(id, 0, 1) as 1 };
      case 3:
        return { type: 'thematicBreak', position };
      case 4:
        return { type: 'blockquote', position, children };
      case 5: {
        const { ordered, start, spread } = this.reader.getListData(id);
        return { type: 'list', position, children, ordered, start: ordered ? start : null, spread };
      }
      case 6: {
        const checked = this.view.getUint8(data);
        const spread = this.view.getUint8(data + 1) !== 0;
        return { type: 'listItem', position, children, spread, checked: checked === 2 ? null : checked === 1 };
      }
      case 7:
        return { type: 'html', position, value: this.string(data) };
      case 8: {
        const value = this.string(data + 16);
        return { type: 'code', position, value, lang: this.string(data) || null, meta: this.string(data + 8) || null };
      }
      case 9:
        return {
          type: 'definition',
          position,
          url: this.string(data),
          title: this.string(data + 8) || null,
          identifier: this.string(data + 16),
          label: this.string(data + 24),
        };
      case 10:
        return { type: 'text', position, value: this.string(data) };
      case 11:
        return { type: 'emphasis', position, children };
      case 12:
        return { type: 'strong', position, children };
      case 13:
        return { type: 'inlineCode', position, value: this.string(data) };
      case 14:
        return { type: 'break', position };
      case 15:
        return { type: 'link', position, children, url: this.string(data), title: this.string(data + 8) || null };
      case 16: {
        const alt = this.string(data + 8);
        return { type: 'image', position, url: this.string(data), alt, title: this.string(data + 16) || null };
      }
      case 17:
        return {
          type: 'linkReference',
          position,
          children,
          identifier: this.string(data),
          label: this.string(data + 8),
          referenceType: referenceTypes[this.view.getUint8(data + 16)] ?? 'shortcut',
        };
      case 21:
        return { type: 'table', position, children, align: this.reader.getTableAlign(id) as AlignType[] };
      case 22:
        return { type: 'tableRow', position, children };
      case 23:
        return { type: 'tableCell', position, children };
      case 24:
        return { type: 'delete', position, children };
      case 25:
        return { type: 'yaml', position, value: this.string(data) };
      default:
        return undefined;
    }
  }

  /** Of what nothing in the text stands for, the first line is 0. */
  private position(at: number): Position | undefined {
    const { numbers } = this;
    const line = numbers[at + 5] as number;
    if (line === 0) return undefined;
    const start = { line, column: numbers[at + 6] as number, offset: numbers[at + 3] as number };
    const end = {
      line: numbers[at + 7] as number,
      column: numbers[at + 8] as number,
      offset: numbers[at + 4] as number,
    };
    return { start, end };
  }

  /** What two numbers say: where in the pool it begins, which is the text and what was made of it, and how many bytes it has. */
  private string(at: number): string {
    const { view, source } = this;
    const length = view.getUint32(at + 4, true);
    if (length === 0) return '';
    const start = view.getUint32(at, true);
    if (start < source.byteLength) return source.slice(start, length);
    this.more ??= this.rest();
    return this.more.slice(start - source.byteLength, length);
  }

  private rest(): Utf8Text {
    const { stringPoolOffset, stringPoolLen } = this.reader.header;
    const { buffer, byteOffset } = this.view;
    const { byteLength } = this.source;
    return new Utf8Text(
      Buffer.from(buffer, byteOffset + stringPoolOffset + byteLength, stringPoolLen - byteLength).toString(),
    );
  }
}
