/** One value of a table, with the offset of its first code unit (or of its opening quote). */
export interface Cell {
  text: string;
  start: number;
}

/** The rows of a table and what is wrong with how it is written. */
export interface Delimited {
  records: Cell[][];
  problems: { offset: number; message: string }[];
}

/** What stands between the values of a row. */
export type Separator = ',' | ';' | '\t';

/**
 * Reads comma-separated values and their kin as RFC 4180 has them, and as spreadsheets write them: values in double
 * quotes may hold separators, line breaks and `""`; rows end in `\n`, `\r\n` or `\r`; the first line may be Excel's
 * `sep=;`. Rows in which nothing stands are left out.
 *
 * @param separator by default the one of `,`, `;` and the tab that the first row has most of
 */
export function readDelimited(source: string, separator?: Separator): Delimited {
  const directive = /^sep=([,;\t])(?:\r\n|\r|\n|$)/i.exec(source);
  const given = (directive?.[1] as Separator | undefined) ?? separator ?? mostUsed(source);
  const records: Cell[][] = [];
  const problems: Delimited['problems'] = [];
  let record: Cell[] = [];
  let at = directive?.[0].length ?? 0;
  const endRecord = () => {
    if (record.some(({ text }) => text.trim() !== '')) records.push(record);
    record = [];
  };
  while (at < source.length) {
    const start = at;
    let text: string;
    if (source[at] === '"') {
      const end = closingQuote(source, at);
      if (end < 0) {
        problems.push({ offset: at, message: 'A double quote is opened here and never closed.' });
        break;
      }
      text = source.slice(at + 1, end).replaceAll('""', '"');
      at = end + 1;
      const rest = endOfValue(source, at, given);
      if (source.slice(at, rest).trim() !== '') {
        problems.push({
          offset: at,
          message: 'After a closing quote only the next value can stand; write "" for a quote.',
        });
      }
      at = rest;
    } else {
      at = endOfValue(source, at, given);
      text = source.slice(start, at);
    }
    record.push({ text, start });
    if (source[at] === given) {
      at++;
      // A separator at the very end has an empty value after it.
      if (at < source.length) continue;
    } else if (source.startsWith('\r\n', at)) at += 2;
    else at++;
    endRecord();
  }
  endRecord();
  return { records, problems };
}

/** Offset of the quote that closes the one at `open`; -1 where there is none. */
function closingQuote(source: string, open: number): number {
  for (let at = source.indexOf('"', open + 1); at >= 0; at = source.indexOf('"', at + 2)) {
    if (source[at + 1] !== '"') return at;
  }
  return -1;
}

function endOfValue(source: string, start: number, separator: Separator): number {
  let at = start;
  while (at < source.length) {
    const unit = source[at];
    if (unit === separator || unit === '\n' || unit === '\r') break;
    at++;
  }
  return at;
}

/** Counted in the first row, outside quotes; a table of one column may have none. */
function mostUsed(source: string): Separator {
  const counts = new Map<string, number>();
  let quoted = false;
  for (const unit of source) {
    if (unit === '"') quoted = !quoted;
    else if (!quoted && (unit === '\n' || unit === '\r')) break;
    else if (!quoted) counts.set(unit, (counts.get(unit) ?? 0) + 1);
  }
  const all: readonly Separator[] = [',', ';', '\t'];
  return all.reduce((best, each) => ((counts.get(each) ?? 0) > (counts.get(best) ?? 0) ? each : best));
}
