import type { BlockParts } from '../../draft/block.ts';
import type { Range } from '../../draft/source-map.ts';
import { SourceMap } from '../../draft/source-map.ts';
import { type Aligned, TextWriter } from './decode.ts';
import type { HeaderField, Part } from './structure.ts';

const encodedWord = /=\?([\w-]{1,40})(?:\*[\w-]{0,20})?\?([bq])\?([^?]{0,500})\?=/gi;

/**
 * A header field's words with their places, white space collapsed and encoded words (RFC 2047) decoded: each character of
 * one in Q is followed, one in base64 stands for its words as a whole.
 */
export function readWords(source: string, { start, end }: Range): Aligned {
  const value = source.slice(start, end);
  const pieces: string[] = [];
  const map = new SourceMap();
  let done = 0;
  const put = ({ text, map: aligned }: Aligned) => {
    pieces.push(text);
    map.appendSlice(aligned, 0, text.length);
  };
  for (const found of value.matchAll(encodedWord)) {
    const between = value.slice(done, found.index);
    // White space between two encoded words is none.
    if (done === 0 || between.trim() !== '') put(plain(between, start + done));
    put(decodeWord(found, start + found.index));
    done = found.index + found[0].length;
  }
  put(plain(value.slice(done), start + done));
  return { text: pieces.join(''), map };
}

function plain(value: string, at: number): Aligned {
  const map = new SourceMap();
  const pieces: string[] = [];
  for (const { 0: run, index } of value.matchAll(/\s+|\S+/g)) {
    const isSpace = run.trim() === '';
    pieces.push(isSpace ? ' ' : run);
    map.append(isSpace ? 1 : run.length, at + index, run.length);
  }
  return { text: pieces.join(''), map };
}

function decodeWord(
  { 0: whole, 1: charset = '', 2: kind = '', 3: content = '' }: RegExpMatchArray,
  at: number,
): Aligned {
  const writer = new TextWriter(charset.toLowerCase());
  const from = at + whole.length - 2 - content.length;
  if (kind.toLowerCase() === 'b') {
    const binary = safeBase64(content);
    for (const char of binary) writer.byte(char.charCodeAt(0), at, whole.length);
    const { text } = writer.finish();
    const map = new SourceMap();
    map.append(text.length, at, whole.length);
    return { text, map };
  }
  for (let index = 0; index < content.length; ) {
    const hex = /^=([0-9A-Fa-f]{2})/.exec(content.slice(index, index + 3))?.[1];
    if (hex !== undefined) writer.byte(Number.parseInt(hex, 16), from + index, 3);
    else if (content.charAt(index) === '_') writer.byte(32, from + index, 1);
    else writer.char(content.charAt(index), from + index);
    index += hex === undefined ? 1 : 3;
  }
  return writer.finish();
}

function safeBase64(content: string): string {
  try {
    return atob(content.replace(/[^A-Za-z0-9+/]/g, ''));
  } catch {
    return '';
  }
}

/**
 * The name of an attachment as a block, where it has one.
 *
 * @param name the name as the parser of the email decodes it
 */
export function attachmentName(source: string, { headers }: Part, name: string): BlockParts | undefined {
  const field =
    named(headers, source, 'content-disposition', /filename/i) ?? named(headers, source, 'content-type', /name/i);
  if (field === undefined || name === '') return undefined;
  const { start, end } = field.value;
  const at = source.slice(start, end).lastIndexOf(name);
  const map = new SourceMap();
  if (at >= 0) map.append(name.length, start + at, name.length);
  else map.append(name.length, start, end - start);
  // No language: `zxx` is BCP 47 for a text that is none.
  return { kind: 'attachment', text: name, map, ...unstructured, language: 'zxx' };
}

function named(headers: readonly HeaderField[], source: string, name: string, has: RegExp): HeaderField | undefined {
  const field = headers.find((each) => each.name === name);
  return field !== undefined && has.test(source.slice(field.value.start, field.value.end)) ? field : undefined;
}

/** The subject line as a block. */
export function subjectBlock({ text, map }: Aligned): BlockParts | undefined {
  const first = text.length - text.trimStart().length;
  const words = text.trim();
  if (words === '') return undefined;
  const own = new SourceMap();
  own.appendSlice(map, first, first + words.length);
  return { kind: 'subject', text: words, map: own, ...unstructured, language: 'en' };
}

const unstructured = { spans: [], node: undefined, level: 0, listDepth: 0, quoted: false };
