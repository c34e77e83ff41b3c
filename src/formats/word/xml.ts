import { SaxesParser } from 'saxes';
import { UnreadableDraft } from '../unreadable.ts';

/** An element with its place in the XML: offsets in UTF-16 code units. */
export interface XmlElement {
  /** With the usual prefix of its namespace (`w:p`), whichever one the file uses. */
  readonly name: string;
  readonly attributes: Readonly<Record<string, string>>;
  readonly children: XmlElement[];
  readonly start: number;
  /** After its start tag; with `contentEnd`, both are at `end` for an empty-element tag. */
  readonly contentStart: number;
  contentEnd: number;
  end: number;
}

/** A part of a Word file. */
export interface XmlPart {
  text: string;
  root: XmlElement;
  /** The prefix that the root gives to the namespace whose usual prefix is `w`, with its colon. */
  prefix: string;
}

/** Elements inside each other at most: a judgement; a table in a table in a text box is some thirty deep. */
const deepest = 300;

const conventional: Readonly<Record<string, string>> = {
  'http://schemas.openxmlformats.org/wordprocessingml/2006/main': 'w',
  'http://purl.oclc.org/ooxml/wordprocessingml/main': 'w',
  'http://schemas.openxmlformats.org/officeDocument/2006/relationships': 'r',
  'http://purl.oclc.org/ooxml/officeDocument/relationships': 'r',
  'http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing': 'wp',
  'http://purl.oclc.org/ooxml/drawingml/wordprocessingDrawing': 'wp',
  'http://schemas.openxmlformats.org/drawingml/2006/main': 'a',
  'http://purl.oclc.org/ooxml/drawingml/main': 'a',
  'http://schemas.openxmlformats.org/markup-compatibility/2006': 'mc',
  'http://schemas.microsoft.com/office/word/2010/wordml': 'w14',
  'http://schemas.microsoft.com/office/word/2012/wordml': 'w15',
  'urn:schemas-microsoft-com:vml': 'v',
};

/**
 * Parses one part of a Word file.
 *
 * @param name the part's name, for messages
 * @throws UnreadableDraft for what is not well-formed, is nested too deeply, or declares a document type: no entity is
 * ever expanded
 */
export function parseXml(text: string, name: string): XmlPart {
  const reader = new Reader(text, name);
  return { text, root: reader.read(), prefix: reader.prefix };
}

class Reader {
  private readonly parser = new SaxesParser();
  private readonly open: XmlElement[] = [];
  private root: XmlElement | undefined;
  private scopes: { depth: number; names: ReadonlyMap<string, string> }[] = [];
  /** From the prefixes in use to the usual ones, where they differ. */
  private names: ReadonlyMap<string, string> = new Map();
  private tagStart = 0;
  prefix = 'w:';

  constructor(
    private readonly text: string,
    private readonly name: string,
  ) {}

  read(): XmlElement {
    const { parser, text, name } = this;
    parser.on('doctype', () => {
      throw new UnreadableDraft(
        `Its part ${name} declares a document type (DTD), which no Word file does. It was not read.`,
      );
    });
    parser.on('opentagstart', () => {
      this.tagStart = text.lastIndexOf('<', parser.position - 1);
    });
    parser.on('opentag', (tag) => this.opened(tag.name, tag.attributes as Record<string, string>));
    parser.on('closetag', () => this.closed());
    try {
      parser.write(text).close();
    } catch (error) {
      if (error instanceof UnreadableDraft) throw error;
      throw new UnreadableDraft(`The file is damaged: its part ${name} is not well-formed XML (${reason(error)}).`);
    }
    if (this.root === undefined) throw new UnreadableDraft(`The file is damaged: its part ${name} is empty.`);
    return this.root;
  }

  private opened(written: string, attributes: Record<string, string>): void {
    this.declare(attributes);
    const at = this.parser.position;
    const element: XmlElement = {
      name: this.usual(written, true),
      attributes: this.names.size === 0 ? attributes : this.usualNames(attributes),
      children: [],
      start: this.tagStart,
      contentStart: at,
      contentEnd: at,
      end: at,
    };
    const parent = this.open.at(-1);
    if (parent === undefined) this.root = element;
    else parent.children.push(element);
    this.open.push(element);
    if (this.open.length > deepest) {
      throw new UnreadableDraft(
        `Its part ${this.name} is nested too deeply to be read: more than ${deepest} elements inside each other.`,
      );
    }
  }

  private closed(): void {
    const element = this.open.pop();
    if (element === undefined) return;
    const at = this.parser.position;
    if (at !== element.contentStart) {
      element.end = at;
      element.contentEnd = this.text.lastIndexOf('</', at - 1);
    }
    if (this.scopes.at(-1)?.depth === this.open.length) this.names = this.scopes.pop()?.names ?? this.names;
  }

  /** Notes the namespaces that an element declares under an unusual prefix. */
  private declare(attributes: Record<string, string>): void {
    let names: Map<string, string> | undefined;
    for (const [attribute, uri] of Object.entries(attributes)) {
      if (!attribute.startsWith('xmlns')) continue;
      const prefix = attribute.slice('xmlns:'.length);
      const usual = conventional[uri];
      if (usual === 'w' && this.open.length === 0) this.prefix = prefix === '' ? '' : `${prefix}:`;
      if (usual === undefined || usual === prefix) {
        if (!this.names.has(prefix)) continue;
        names ??= new Map(this.names);
        names.delete(prefix);
      } else {
        names ??= new Map(this.names);
        names.set(prefix, usual);
      }
    }
    if (names === undefined) return;
    this.scopes.push({ depth: this.open.length, names: this.names });
    this.names = names;
  }

  private usual(name: string, isElement: boolean): string {
    if (this.names.size === 0) return name;
    const colon = name.indexOf(':');
    // Without a prefix an attribute has no namespace.
    if (colon < 0 && !isElement) return name;
    const prefix = this.names.get(name.slice(0, Math.max(0, colon)));
    return prefix === undefined ? name : `${prefix}:${name.slice(colon + 1)}`;
  }

  private usualNames(attributes: Record<string, string>): Record<string, string> {
    return Object.fromEntries(Object.entries(attributes).map(([name, value]) => [this.usual(name, false), value]));
  }
}

function reason(error: unknown): string {
  return error instanceof Error
    ? error.message.replace(/^[^ ]*:(\d+):\d+: /, 'line $1: ').replace(/\.$/, '')
    : 'unknown';
}

/** The first child of a name. */
export function child(element: XmlElement | undefined, name: string): XmlElement | undefined {
  return element?.children.find((each) => each.name === name);
}

/** An attribute of a child: `value(rPr, 'w:sz')` is the `w:val` of its `w:sz`. */
export function value(element: XmlElement | undefined, name: string, attribute = 'w:val'): string | undefined {
  return child(element, name)?.attributes[attribute];
}

/** Whether a child that is a switch (`<w:b/>`, `<w:b w:val="0"/>`) is on; undefined when there is none. */
export function toggle(element: XmlElement | undefined, name: string): boolean | undefined {
  const found = child(element, name);
  if (found === undefined) return undefined;
  return !/^(?:0|false|off|none)$/.test(found.attributes['w:val'] ?? '1');
}

/** Everything of a name inside an element, in document order, without going into what was found. */
export function* descendants(element: XmlElement, ...names: string[]): Iterable<XmlElement> {
  const waiting = [...element.children].reverse();
  for (let next = waiting.pop(); next !== undefined; next = waiting.pop()) {
    if (names.includes(next.name)) yield next;
    else for (let at = next.children.length - 1; at >= 0; at--) waiting.push(next.children[at] as XmlElement);
  }
}
