import { SourceMap } from '../../draft/source-map.ts';
import { HtmlWriter } from '../html-writer.ts';
import { writeText } from '../text.ts';

/** Lines of an email, all quoted (`> `) from an earlier one or none. */
interface Passage {
  isQuoted: boolean;
  start: number;
  end: number;
}

/** The mark of a quoted line, however often it was quoted. */
const quoteMark = /^(?:>[ \t]?)+/;

/**
 * Writes the text of a plain email as the HTML that it means; what it quotes from earlier emails is a block quotation.
 * The map leads to the text.
 */
export function writeMessage(text: string): HtmlWriter {
  const html = new HtmlWriter();
  for (const { isQuoted, start, end } of passages(text)) {
    if (!isQuoted) {
      writeText(text, start, end, html);
      continue;
    }
    const { own, map } = withoutMarks(text, start, end);
    const inner = new HtmlWriter();
    writeText(own, 0, own.length, inner);
    html.markup('<blockquote>', start);
    html.raw(inner.toString(), inner.map.through(map));
    html.markup('</blockquote>', end);
  }
  return html;
}

function* passages(text: string): Iterable<Passage> {
  let open: Passage | undefined;
  for (const { 0: line, index } of text.matchAll(/[^\n]*\n|[^\n]+$/g)) {
    const isQuoted = line.startsWith('>');
    const end = index + line.length;
    if (open?.isQuoted === isQuoted) open.end = end;
    else {
      if (open !== undefined) yield open;
      open = { isQuoted, start: index, end };
    }
  }
  if (open !== undefined) yield open;
}

function withoutMarks(text: string, start: number, end: number): { own: string; map: SourceMap } {
  const pieces: string[] = [];
  const map = new SourceMap();
  for (const { 0: line, index } of text.slice(start, end).matchAll(/[^\n]*\n|[^\n]+$/g)) {
    const skipped = quoteMark.exec(line)?.[0].length ?? 0;
    pieces.push(line.slice(skipped));
    map.append(line.length - skipped, start + index + skipped, line.length - skipped);
  }
  return { own: pieces.join(''), map };
}
