import type { Draft } from '../../src/draft/draft.ts';
import { addresses } from '../../src/language/addresses.ts';
import { bodyStart } from '../../src/rule/body.ts';
import type { Report } from './messages.ts';

/** What GOV.UK Notify puts into one code. */
const mostBytes = 504;

/** A QR code on its own line, or what begins a new page of a letter. */
const codeOrPage = /^[ \t]*(?:qr[ \t]*:[ \t]*(\S[^\r\n]*)|(?:-{3,}|\*{3,}|_{3,})[ \t]*$)/gim;

const phone = /(?<!\d)0\d{2,4}[ -]?\d{3}[ -]?\d{3,4}(?!\d)/;

/** QR codes where there are none, too many on a page, too long, or the only way to get on. */
export function* qrCodes(draft: Draft, channel: string): Iterable<Report> {
  const from = bodyStart(draft);
  let onPage = 0;
  let first: { start: number; end: number } | undefined;
  for (const { 0: line, 1: content, index } of draft.source.slice(from).matchAll(codeOrPage)) {
    if (content === undefined) {
      onPage = 0;
      continue;
    }
    const start = from + index + line.length - line.trimStart().length;
    const source = { start, end: from + index + line.trimEnd().length };
    first ??= source;
    if (channel !== 'letter') {
      yield { message: 'qrChannel', at: { source } };
      continue;
    }
    if (++onPage > 1) yield { message: 'qrSecond', at: { source } };
    const bytes = new TextEncoder().encode(content.trim()).length;
    if (bytes > mostBytes) yield { message: 'qrLong', at: { source }, data: { bytes, most: mostBytes } };
  }
  if (channel === 'letter' && first !== undefined && !hasOtherRoute(draft)) {
    yield { message: 'qrAlone', at: { source: first }, severity: 'warning' };
  }
}

function hasOtherRoute({ blocks }: Draft): boolean {
  return blocks.some(({ text }) => {
    if (/^qr[ \t]*:/i.test(text)) return false;
    return phone.test(text) || addresses(text).length > 0 || /\(\([^()]*(?:link|url|phone|email)[^()]*\)\)/i.test(text);
  });
}
