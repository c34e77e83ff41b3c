import { DecodingMode, HtmlEntityDecoder } from 'entities/decode';
import type { Range, SourceMap } from '../draft/source-map.ts';

/**
 * Each function here takes a decoded `value` and the range `[start, end)` of the `source` that it was decoded from, and
 * appends to `map` where every code unit of the value came from. Code units whose source can't be found are mapped to an
 * empty range, so that whoever builds blocks can tell that nothing in the source stands for them.
 */

/** Markdown text: backslash escapes, character references, line endings with the prefixes of quotes and lists. */
export function alignMarkdown(value: string, source: string, start: number, end: number, map: SourceMap): void {
  alignLines(value, source, start, end, map, alignMarkdownLine);
}

/** Inline code in Markdown: between its back-ticks as it stands, a line ending as a space. */
export function alignCode(value: string, source: string, start: number, end: number, map: SourceMap): void {
  let at = start;
  while (at < end && source.charCodeAt(at) === 96 /* ` */) at++;
  let index = 0;
  while (index < value.length && at < end) {
    const found = source.charCodeAt(at);
    const isBreak = found === 10 || found === 13;
    if (value.charCodeAt(index) === found) {
      map.append(1, at, 1);
      index++;
    } else if (isBreak && isBlank(value.charCodeAt(index))) {
      const length = source.startsWith('\r\n', at) ? 2 : 1;
      map.append(1, at, length);
      index++;
      at += length - 1;
    } else if (!isBlank(found) && !isBreak && isBlank(value.charCodeAt(index))) {
      // A space of a tab that the prefix of the line used up in part.
      map.append(1, at, 0);
      index++;
      continue;
    }
    // What is in the source alone: the prefix of a quotation, the escape of a bar in a table.
    at++;
  }
  map.append(value.length - index, Math.min(at, end), 0);
}

/** Raw HTML inside Markdown: as it stands, but for the prefixes of quotes and lists on each line. */
export function alignLiteral(value: string, source: string, start: number, end: number, map: SourceMap): void {
  alignLines(value, source, start, end, map, alignLiteralLine);
}

/** Text or an attribute value of HTML: character references, normalised line endings, NUL. */
export function alignHtml(
  value: string,
  source: string,
  start: number,
  end: number,
  map: SourceMap,
  place: 'text' | 'attribute' = 'text',
): void {
  const mode = place === 'text' ? DecodingMode.Legacy : DecodingMode.Attribute;
  if (end - start === value.length && source.startsWith(value, start)) {
    map.append(value.length, start, value.length);
    return;
  }
  let at = start;
  let index = 0;
  while (index < value.length && at < end) {
    const code = value.charCodeAt(index);
    const found = source.charCodeAt(at);
    if (found === 38 /* & */) {
      const reference = readReference(source, at, end, mode);
      if (reference && value.startsWith(reference.text, index)) {
        map.append(reference.text.length, at, reference.length);
        index += reference.text.length;
        at += reference.length;
        continue;
      }
    }
    if (code === found) map.append(1, at++, 1);
    else if (code === 10 && found === 13) {
      const length = source.charCodeAt(at + 1) === 10 ? 2 : 1;
      map.append(1, at, length);
      at += length;
    } else if (code === 0xfffd && found === 0) map.append(1, at++, 1);
    else {
      // Something that is in the source alone: the first line break in <pre>, a NUL that the parser dropped.
      at++;
      continue;
    }
    index++;
  }
  map.append(value.length - index, Math.min(at, end), 0);
}

/** A YAML scalar: quotes, escapes, folded and indented lines. */
export function alignYaml(value: string, source: string, start: number, end: number, map: SourceMap): void {
  const double = source[start] === '"';
  const single = source[start] === "'";
  let at = double || single ? start + 1 : start;
  let index = 0;
  while (index < value.length && at < end) {
    const code = value.charCodeAt(index);
    const found = source.charCodeAt(at);
    if (isSpace(code) && isSpace(found)) {
      let length = 1;
      while (isSpace(source.charCodeAt(at + length))) length++;
      let taken = 1;
      while (isSpace(value.charCodeAt(index + taken))) taken++;
      map.append(taken, at, length);
      index += taken;
      at += length;
    } else if (double && found === 92 /* \ */) {
      const length = yamlEscapeLength(source, at);
      map.append(1, at, length);
      index++;
      at += length;
    } else if (single && found === 39 && source.charCodeAt(at + 1) === 39) {
      map.append(1, at, 2);
      index++;
      at += 2;
    } else {
      // A block scalar starts after its header (`|-`) and indentation.
      if (code === found) {
        map.append(1, at, 1);
        index++;
      }
      at++;
    }
  }
  map.append(value.length - index, Math.min(at, end), 0);
}

function yamlEscapeLength(source: string, at: number): number {
  const kind = source[at + 1];
  if (kind === 'x') return 4;
  if (kind === 'u') return 6;
  if (kind === 'U') return 10;
  return 2;
}

type AlignLine = (value: string, source: string, start: number, end: number, map: SourceMap) => void;

const lineEnding = /\r\n|\n|\r/g;

/** Aligns line by line: the content of a source line is what the line of the value ends with. */
function alignLines(
  value: string,
  source: string,
  start: number,
  end: number,
  map: SourceMap,
  alignLine: AlignLine,
): void {
  if (end - start === value.length && source.startsWith(value, start)) {
    map.append(value.length, start, value.length);
    return;
  }
  let at = start;
  let index = 0;
  for (const ending of value.matchAll(lineEnding)) {
    const line = value.slice(index, ending.index);
    const { start: sourceEnd, end: next } = endOfLine(source, at, end);
    alignContent(line, source, at, sourceEnd, index === 0, map, alignLine);
    const content = map.toSource(map.length, map.length).start;
    // The break stands for everything between the two lines' contents: trailing blanks, the ending, the next prefix.
    const from = line === '' ? at : content;
    map.append(ending[0].length, from, next - from);
    at = next;
    index = ending.index + ending[0].length;
  }
  alignContent(value.slice(index), source, at, end, index === 0, map, alignLine);
}

function alignContent(
  line: string,
  source: string,
  start: number,
  end: number,
  isFirst: boolean,
  map: SourceMap,
  alignLine: AlignLine,
): void {
  if (line === '') return;
  let trimmed = end;
  while (trimmed > start && isBlank(source.charCodeAt(trimmed - 1)) && !isBlank(line.charCodeAt(line.length - 1)))
    trimmed--;
  const tail = trimmed - line.length;
  if (
    tail >= start &&
    (tail === start || !isFirst) &&
    source.charCodeAt(tail - 1) !== 92 &&
    source.startsWith(line, tail)
  ) {
    map.append(line.length, tail, line.length);
    return;
  }
  let at = start;
  if (!isFirst && alignLine === alignMarkdownLine) {
    const first = line.charCodeAt(0);
    while (
      at < trimmed &&
      (isBlank(source.charCodeAt(at)) || source.charCodeAt(at) === 62) &&
      source.charCodeAt(at) !== first
    )
      at++;
  }
  alignLine(line, source, at, trimmed, map);
}

function alignLiteralLine(value: string, source: string, start: number, end: number, map: SourceMap): void {
  // Only a tab that a container ate in part makes a difference here: it became spaces.
  const common = Math.min(value.length, end - start);
  let same = 0;
  while (same < common && value.charCodeAt(value.length - 1 - same) === source.charCodeAt(end - 1 - same)) same++;
  map.append(value.length - same, start, end - same - start);
  map.append(same, end - same, same);
}

function alignMarkdownLine(value: string, source: string, start: number, end: number, map: SourceMap): void {
  let at = start;
  let index = 0;
  while (index < value.length && at < end) {
    const code = value.charCodeAt(index);
    const found = source.charCodeAt(at);
    if (found === 92 /* \ */ && isPunctuation(source.charCodeAt(at + 1)) && source.charCodeAt(at + 1) === code) {
      map.append(1, at, 2);
      index++;
      at += 2;
      continue;
    }
    if (found === 38 /* & */) {
      const reference = readReference(source, at, end, DecodingMode.Strict);
      if (reference && value.startsWith(reference.text, index)) {
        map.append(reference.text.length, at, reference.length);
        index += reference.text.length;
        at += reference.length;
        continue;
      }
    }
    if (code === found || (code === 0xfffd && found === 0)) {
      map.append(1, at, 1);
      index++;
    }
    at++;
  }
  map.append(value.length - index, Math.min(at, end), 0);
}

function readReference(source: string, at: number, end: number, mode: DecodingMode) {
  let text = '';
  let length = 0;
  const decoder = new HtmlEntityDecoder((codePoint, consumed) => {
    text += String.fromCodePoint(codePoint);
    length = consumed;
  });
  decoder.startEntity(mode);
  // The longest name has 31 letters; a number may have leading zeros.
  const piece = source.slice(at, Math.min(end, at + 64));
  if (decoder.write(piece, 1) < 0) decoder.end();
  return length > 0 ? { text, length } : undefined;
}

/** A line ending, or a reference to one: text in Markdown may hold a line break that is none of the source. */
const sourceLineEnding = /\r\n|[\n\r]|(?<!\\)&(?:#0{0,5}1[03]|#x0{0,5}[ad]|NewLine);/gi;

/** The range of the next line ending at or after `from`; the empty range at `end` where there is none before it. */
function endOfLine(source: string, from: number, end: number): Range {
  sourceLineEnding.lastIndex = from;
  const found = sourceLineEnding.exec(source);
  if (!found || found.index >= end) return { start: end, end };
  return { start: found.index, end: found.index + found[0].length };
}

function isBlank(code: number): boolean {
  return code === 32 || code === 9;
}

function isSpace(code: number): boolean {
  return code === 32 || code === 9 || code === 10 || code === 13;
}

function isPunctuation(code: number): boolean {
  return (
    (code >= 33 && code <= 47) ||
    (code >= 58 && code <= 64) ||
    (code >= 91 && code <= 96) ||
    (code >= 123 && code <= 126)
  );
}
