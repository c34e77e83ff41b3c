import { Anchors } from './anchors.ts';
import { author, commentElements } from './comments.ts';
import { readDocument, type WordDocument } from './document.ts';
import type { Paragraph, Piece } from './flow.ts';
import { removeOwnComments } from './own-comments.ts';
import { relationshipsOf, WordPackage } from './package.ts';
import { Splice } from './splice.ts';
import { parseXml, type XmlPart } from './xml.ts';
import { escapeXml } from './xml-text.ts';
import { copyArchive } from './zip-copy.ts';

/** What to say in the margin: about a range of the draft's source, in paragraphs. */
export interface Remark {
  start: number;
  end: number;
  text: readonly string[];
}

/**
 * Writes remarks into a copy of a Word file, each a comment by `commslint` at its exact range. Comments that commslint wrote
 * before are taken out first; those of other people stay, and so does every byte of every part that comments do not touch.
 *
 * Word has no comments in headers, footers and notes. What is about a note is pinned to its mark in the text, what is about
 * a header or footer to the beginning of the text.
 *
 * @throws UnreadableDraft
 */
export function annotateWord(bytes: Uint8Array, remarks: readonly Remark[]): Uint8Array {
  const word = new WordPackage(bytes);
  const changed = removeOwnComments(word);
  if (remarks.length > 0) {
    const first =
      1 + commentElements(word).reduce((most, { attributes }) => Math.max(most, Number(attributes['w:id']) || 0), -1);
    changed.set(word.main, markRanges(word, remarks, first));
    addComments(word, remarks, first, changed);
  }
  const encoded = [...changed].map(([name, text]): [string, Uint8Array] => [name, word.encode(name, text)]);
  return copyArchive(word.archive, new Map(encoded));
}

/** The XML of the text with the marks of comments that are numbered from `first`. */
function markRanges(word: WordPackage, remarks: readonly Remark[], first: number): string {
  const { text, prefix } = word.document;
  const document = readDocument(word);
  const splice = new Splice();
  const anchors = new Anchors(text, prefix, splice);
  const top = document.paragraphs.find(({ part, text }) => part === word.main && text !== '') ?? document.paragraphs[0];
  const notes = noteMarks(document);
  for (const [index, { start, end }] of remarks.entries()) {
    const id = first + index;
    const from = paragraphAt(document.paragraphs, start);
    const to = paragraphAt(document.paragraphs, Math.max(start, end));
    if (from === undefined || to === undefined || top === undefined) continue;
    const note = from.part === word.main ? undefined : notes.get(from.part)?.get(from);
    if (note !== undefined) anchors.piece(id, note);
    else if (from.part !== word.main) anchors.point(id, top, 0);
    else if (end <= start) anchors.point(id, from, start - from.start);
    else anchors.range(id, from, start - from.start, to, end - to.start);
  }
  anchors.write();
  return splice.apply(text);
}

/** The mark in the text of each paragraph of a note, by part. */
function noteMarks({ stories, paragraphs }: WordDocument): Map<string, Map<Paragraph, Piece>> {
  const marks = new Map<string, Piece>();
  for (const { pieces } of paragraphs) {
    for (const piece of pieces) if (piece.note !== undefined && !marks.has(piece.note)) marks.set(piece.note, piece);
  }
  const found = new Map<string, Map<Paragraph, Piece>>();
  for (const { part, note, flows } of stories) {
    const mark = marks.get(note ?? '');
    if (mark === undefined) continue;
    const ofPart = found.get(part) ?? new Map<Paragraph, Piece>();
    found.set(part, ofPart);
    for (const flow of flows) if ('paragraph' in flow) ofPart.set(flow.paragraph, mark);
  }
  return found;
}

/** The paragraph in whose line of the source an offset stands. */
function paragraphAt(paragraphs: readonly Paragraph[], offset: number): Paragraph | undefined {
  let low = 0;
  let high = paragraphs.length - 1;
  while (low < high) {
    const middle = (low + high + 1) >> 1;
    if ((paragraphs[middle]?.start ?? 0) <= offset) low = middle;
    else high = middle - 1;
  }
  return paragraphs[low];
}

const types = {
  part: 'application/vnd.openxmlformats-officedocument.wordprocessingml.comments+xml',
  relationships: 'http://schemas.openxmlformats.org/package/2006/relationships',
  office: 'http://schemas.openxmlformats.org/officeDocument/2006/relationships',
};

/** Adds the comments themselves: to the part that holds them, or in a new one that the file is told of. */
function addComments(word: WordPackage, remarks: readonly Remark[], first: number, changed: Map<string, string>): void {
  const name = word.relatedName('comments');
  const existing = name === undefined ? undefined : word.part(name);
  if (name !== undefined && existing !== undefined) {
    changed.set(name, append(existing, commentsXml(remarks, first, existing.prefix)));
    return;
  }
  const { prefix, root } = word.document;
  const declaration = prefix === '' ? 'xmlns' : `xmlns:${prefix.slice(0, -1)}`;
  const namespace = `${declaration}="${root.attributes[declaration]}"`;
  const folder = word.main.slice(0, word.main.lastIndexOf('/') + 1);
  const added = freeName(word, `${folder}comments`);
  const head = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n';
  const content = commentsXml(remarks, first, prefix);
  changed.set(added, `${head}<${prefix}comments ${namespace}>${content}</${prefix}comments>`);
  addRelationship(word, added.slice(folder.length), head, changed);
  const contentTypes = word.part('[Content_Types].xml');
  if (contentTypes === undefined) return;
  const override = `<${rawPrefix(contentTypes)}Override PartName="/${added}" ContentType="${types.part}"/>`;
  changed.set('[Content_Types].xml', append(contentTypes, override));
}

function addRelationship(word: WordPackage, target: string, head: string, changed: Map<string, string>): void {
  const name = relationshipsOf(word.main);
  const part = word.part(name) ?? parseXml(`${head}<Relationships xmlns="${types.relationships}"/>`, name);
  const ids = word.relationships(word.main);
  let id = 'rIdComments';
  for (let number = 1; ids.has(id); number++) id = `rIdComments${number}`;
  // The strict form of the format names its types otherwise.
  const known = part.root.children
    .map(({ attributes }) => attributes.Type ?? '')
    .find((type) => type.endsWith('/styles'));
  const type = `${known?.slice(0, known.lastIndexOf('/')) ?? types.office}/comments`;
  changed.set(name, append(part, `<${rawPrefix(part)}Relationship Id="${id}" Type="${type}" Target="${target}"/>`));
}

function commentsXml(remarks: readonly Remark[], first: number, prefix: string): string {
  const w = prefix;
  return remarks
    .map(({ text }, index) => {
      const paragraphs = text.map(
        (each) => `<${w}p><${w}r><${w}t xml:space="preserve">${escapeXml(each)}</${w}t></${w}r></${w}p>`,
      );
      const attributes = `${w}id="${first + index}" ${w}author="${author}" ${w}initials="cl"`;
      return `<${w}comment ${attributes}>${paragraphs.join('')}</${w}comment>`;
    })
    .join('');
}

/** The text of a part with something more at the end of its root. */
function append({ text, root }: XmlPart, content: string): string {
  if (root.contentStart < root.end) return text.slice(0, root.contentEnd) + content + text.slice(root.contentEnd);
  const name = /^[^\s/>]+/.exec(text.slice(root.start + 1))?.[0] ?? '';
  return `${text.slice(0, root.end - 2)}>${content}</${name}>${text.slice(root.end)}`;
}

/** The prefix that a part's root is written with, with its colon. */
function rawPrefix({ text, root }: XmlPart): string {
  return /^<([\w.-]+:)/.exec(text.slice(root.start, root.start + 100))?.[1] ?? '';
}

function freeName(word: WordPackage, stem: string): string {
  let name = `${stem}.xml`;
  for (let number = 1; word.archive.entries.has(name); number++) name = `${stem}${number}.xml`;
  return name;
}
