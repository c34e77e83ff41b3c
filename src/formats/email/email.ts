import PostalMime, { type Address, type Email } from 'postal-mime';
import type { BlockParts } from '../../draft/block.ts';
import { Draft, type Field } from '../../draft/draft.ts';
import { Lines } from '../../draft/lines.ts';
import { SourceMap } from '../../draft/source-map.ts';
import { collectBlocks } from '../blocks.ts';
import { parseHtml } from '../html-tree.ts';
import { HtmlWriter } from '../html-writer.ts';
import { UnreadableDraft } from '../unreadable.ts';
import { type Aligned, decodeWhole, type FileText, follow, isFollowed, readBytes } from './decode.ts';
import { attachmentName, readWords, subjectBlock } from './headers.ts';
import { writeMessage } from './message-text.ts';
import { type Part, readStructure, type Structure } from './structure.ts';

/** Largest email that is read, in bytes: what most mail services deliver, twice over. A judgement. */
const mostBytes = 50_000_000;

/**
 * Reads an email as it was sent or saved (`.eml`): its subject line, whom it goes to, its text as a mail program shows it
 * (the HTML where there is one), and the names of its attachments.
 *
 * Places are in the file, through quoted-printable too. Only where base64 stands for the text, that text stands in the
 * draft's source in its place, and what comes after it is further down or up than in the file.
 *
 * @param bytes the file
 * @param path how the user knows it
 * @throws UnreadableDraft for what is no email, is cut off, encrypted, too large, or in an unknown character set
 */
export async function readEmail(bytes: Uint8Array, path: string): Promise<Draft> {
  if (bytes.length > mostBytes) {
    throw new UnreadableDraft('This email is larger than 50 MB and is not read. Save it without its attachments.');
  }
  const file = readBytes(bytes);
  const structure = readStructure(file.source);
  const email = await parse(bytes);
  const shown = shownParts(structure.parts);
  const isWhole = shown.every((part) => isFollowed(part.encoding, part.charset));
  const opened = isWhole ? { file, structure, shown } : withOpened(file, structure, shown);
  return new EmailReader(opened.file, opened.structure, opened.shown, email).read(path);
}

async function parse(bytes: Uint8Array): Promise<Email> {
  try {
    return await PostalMime.parse(bytes, { attachmentEncoding: 'arraybuffer', rfc822Attachments: true });
  } catch (error) {
    const why = error instanceof Error ? error.message.replace(/\.$/, '') : String(error);
    throw new UnreadableDraft(`This email cannot be read: ${why}.`);
  }
}

/** What a mail program shows: the text parts in order, of alternatives the HTML or else the last. */
function shownParts(parts: readonly Part[]): Part[] {
  const texts = parts.filter(({ type, isAttached }) => !isAttached && (type === 'text/plain' || type === 'text/html'));
  return texts.filter((part) => {
    if (part.alternativeOf === undefined) return true;
    const others = texts.filter(({ alternativeOf }) => alternativeOf === part.alternativeOf);
    const html = others.some(({ type }) => type === 'text/html');
    return html ? part.type === 'text/html' : part === others.at(-1);
  });
}

/** The same email with the texts that cannot be followed in the place of what stands for them. */
function withOpened(file: FileText, structure: Structure, shown: readonly Part[]) {
  const texts = new Map<Part, string>();
  for (const part of shown) {
    if (isFollowed(part.encoding, part.charset)) continue;
    texts.set(part, decodeWhole(file, part.body, part.encoding, part.charset));
  }
  const pieces: string[] = [];
  const parts: Part[] = [];
  let done = 0;
  let moved = 0;
  for (const part of structure.parts) {
    const headers = part.headers.map(({ name, value }) => ({
      name,
      value: { start: value.start + moved, end: value.end + moved },
    }));
    const { start, end } = part.body;
    const text = texts.get(part);
    const body = { start: start + moved, end: (text === undefined ? end : start + text.length) + moved };
    parts.push(text === undefined ? { ...part, headers, body } : { ...part, headers, body, ...asItIs });
    if (text === undefined) continue;
    pieces.push(file.source.slice(done, start), text);
    done = end;
    moved += text.length - (end - start);
  }
  pieces.push(file.source.slice(done));
  return {
    file: { source: pieces.join(''), isUtf8: true },
    structure: { headers: structure.headers, parts },
    shown: parts.filter((_, index) => shown.includes(structure.parts[index] as Part)),
  };
}

const asItIs = { encoding: '8bit', charset: 'utf-8' };

class EmailReader {
  constructor(
    private readonly file: FileText,
    private readonly structure: Structure,
    private readonly shown: readonly Part[],
    private readonly email: Email,
  ) {}

  read(path: string): Draft {
    const { source } = this.file;
    const html = new HtmlWriter();
    for (const part of this.shown) this.write(part, html);
    const tree = parseHtml(html.toString(), html.map, new Lines(source));
    const { blocks, comments } = collectBlocks(tree, 'en');
    const subject = this.subject();
    const all = [...(subject === undefined ? [] : [subject]), ...blocks, ...this.attachments()];
    return new Draft({ format: 'email', source, tree, blocks: all, comments, fields: this.fields() }, path);
  }

  private write(part: Part, html: HtmlWriter): void {
    const aligned = follow(this.file, part.body, part.encoding, part.charset);
    if (part.type === 'text/html') html.raw(aligned.text, aligned.map);
    else {
      const written = writeMessage(aligned.text);
      html.raw(written.toString(), written.map.through(aligned.map));
    }
  }

  private subject(): BlockParts | undefined {
    const field = this.structure.headers.find(({ name }) => name === 'subject');
    if (field === undefined) return undefined;
    const words = readWords(this.file.source, field.value);
    return subjectBlock(this.checked(words, this.email.subject ?? words.text, field.value));
  }

  /** Words as they were followed, if the parser reads the same; else as it reads them, in the place of the whole. */
  private checked(words: Aligned, expected: string, { start, end }: { start: number; end: number }): Aligned {
    const same = (text: string) => text.replace(/\s+/g, ' ').trim();
    // The parser knows no header but UTF-8.
    if (same(words.text) === same(expected) || expected.includes('\ufffd')) return words;
    const map = new SourceMap();
    map.append(expected.length, start, end - start);
    return { text: expected, map };
  }

  private fields(): Map<string, Field> {
    const { email } = this;
    const values: Readonly<Record<string, unknown>> = {
      subject: email.subject,
      from: addressesOf(email.from),
      to: addressesOf(email.to),
      cc: addressesOf(email.cc),
      bcc: addressesOf(email.bcc),
      'reply-to': addressesOf(email.replyTo),
      date: email.date,
    };
    const fields = new Map<string, Field>();
    for (const { name, value } of this.structure.headers) {
      if (values[name] !== undefined && !fields.has(name)) fields.set(name, { value: values[name], ...value });
    }
    return fields;
  }

  /** Names of attachments: the parser decodes them, and gives attachments in the order of their parts. */
  private attachments(): BlockParts[] {
    const { source } = this.file;
    const parts = this.structure.parts.filter((part) => !/^text\/(?:plain|html)$/.test(part.type) || part.isAttached);
    const names = this.email.attachments.map(({ filename }) => filename ?? '');
    if (names.length !== parts.length) return [];
    return parts.flatMap((part, index) => attachmentName(source, part, names[index] ?? '') ?? []);
  }
}

function addressesOf(written: Address | readonly Address[] | undefined): string[] | undefined {
  if (written === undefined) return undefined;
  const all = Array.isArray(written) ? (written as readonly Address[]) : [written as Address];
  return all.flatMap((each) => (each.group === undefined ? [each.address] : each.group.map(({ address }) => address)));
}
