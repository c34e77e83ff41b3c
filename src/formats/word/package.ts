import { UnreadableDraft } from '../unreadable.ts';
import { parseXml, type XmlPart } from './xml.ts';
import { Archive } from './zip.ts';

/** Where one part of a file points: another part, by its name, or an address outside. */
export interface Relationship {
  id: string;
  /** The last word of its type: `styles`, `hyperlink`, `comments`. */
  type: string;
  target: string;
  isExternal: boolean;
}

/** A part's text with how it was encoded. */
interface DecodedPart {
  text: string;
  encoding: string;
}

/** A Word file: its parts and how they hang together. */
export class WordPackage {
  readonly archive: Archive;
  /** Name of the part that holds the text: `word/document.xml`. */
  readonly main: string;
  private readonly parts = new Map<string, XmlPart | undefined>();

  /** @throws UnreadableDraft for what is no Word file */
  constructor(bytes: Uint8Array) {
    this.archive = new Archive(bytes);
    this.main = this.findMain();
  }

  /** A part's XML; undefined when there is none of that name. Parsed once. */
  part(name: string): XmlPart | undefined {
    if (!this.parts.has(name)) {
      const text = this.text(name);
      this.parts.set(name, text === undefined ? undefined : parseXml(text, name));
    }
    return this.parts.get(name);
  }

  /** Puts a text in the place of a part. */
  replace(name: string, text: string): void {
    this.parts.set(name, parseXml(text, name));
  }

  /** The part that holds the text. */
  get document(): XmlPart {
    const part = this.part(this.main);
    if (part?.root.name !== 'w:document') throw noDocument('');
    return part;
  }

  /** The first part to which the main part points as `type`. */
  related(type: string): XmlPart | undefined {
    const name = this.relatedName(type);
    return name === undefined ? undefined : this.part(name);
  }

  /** The name of that part. */
  relatedName(type: string): string | undefined {
    return [...this.relationships(this.main).values()].find((each) => each.type === type && !each.isExternal)?.target;
  }

  /** What a part points to, by id. */
  relationships(name: string): ReadonlyMap<string, Relationship> {
    const part = this.part(relationshipsOf(name));
    const found = new Map<string, Relationship>();
    for (const { attributes } of part?.root.children ?? []) {
      const { Id: id = '', Type: type = '', Target: target = '', TargetMode: mode } = attributes;
      const isExternal = mode === 'External';
      const resolved = isExternal ? target : resolve(name, target);
      found.set(id, { id, type: type.slice(type.lastIndexOf('/') + 1), target: resolved, isExternal });
    }
    return found;
  }

  /** The text of a part, with its byte order mark if it has one. */
  text(name: string): string | undefined {
    return this.decoded(name)?.text;
  }

  /** The bytes of a text in the encoding of the part that it takes the place of. */
  encode(name: string, text: string): Uint8Array {
    const encoding = this.decoded(name)?.encoding ?? 'utf-8';
    if (encoding === 'utf-8') return new TextEncoder().encode(text);
    const bytes = new Uint8Array(text.length * 2);
    const view = new DataView(bytes.buffer);
    for (let index = 0; index < text.length; index++) {
      view.setUint16(index * 2, text.charCodeAt(index), encoding === 'utf-16le');
    }
    return bytes;
  }

  private decoded(name: string): DecodedPart | undefined {
    const bytes = this.archive.read(name);
    if (bytes === undefined) return undefined;
    const [first, second] = bytes;
    const encoding =
      first === 0xff && second === 0xfe ? 'utf-16le' : first === 0xfe && second === 0xff ? 'utf-16be' : 'utf-8';
    try {
      return { text: new TextDecoder(encoding, { fatal: true, ignoreBOM: true }).decode(bytes), encoding };
    } catch {
      throw new UnreadableDraft(`The file is damaged: its part ${name} is not text in UTF-8.`);
    }
  }

  private findMain(): string {
    const { entries } = this.archive;
    const named = [...this.relationships('').values()].find(({ type }) => type === 'officeDocument')?.target;
    const main = named ?? 'word/document.xml';
    if (main.startsWith('xl/') || entries.has('xl/workbook.xml')) throw noDocument(' It is an Excel file.');
    if (main.startsWith('ppt/') || entries.has('ppt/presentation.xml')) throw noDocument(' It is a PowerPoint file.');
    if (entries.has('content.xml')) throw noDocument(' It is an OpenDocument file: save it as .docx.');
    if (!entries.has(main)) throw noDocument(' Open it in Word and save it again.');
    return main;
  }
}

function noDocument(what: string): UnreadableDraft {
  return new UnreadableDraft(`There is no Word document in this file.${what}`);
}

/** The name of the part that says what a part points to; for the file as a whole, `_rels/.rels`. */
export function relationshipsOf(name: string): string {
  const slash = name.lastIndexOf('/');
  return `${name.slice(0, slash + 1)}_rels/${name.slice(slash + 1)}.rels`;
}

/** The name of the part that `target` leads to from the part `from`. */
function resolve(from: string, target: string): string {
  const path = target.startsWith('/') ? [] : from.split('/').slice(0, -1);
  for (const step of target.split('/')) {
    if (step === '..') path.pop();
    else if (step !== '' && step !== '.') path.push(step);
  }
  return path.join('/');
}
