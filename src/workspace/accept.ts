import { isMap, isScalar, isSeq, parseDocument, stringify } from 'yaml';

/**
 * Adds a word or phrase to what a project's configuration accepts.
 *
 * @param text the configuration's; comments and layout stay as they are
 * @returns the new text; undefined where the configuration is not valid YAML, or has something else there
 */
export function withAccepted(text: string, word: string): string | undefined {
  const document = parseDocument(text);
  if (document.errors.length > 0) return undefined;
  const { contents } = document;
  if (contents !== null && !isMap(contents) && !(isScalar(contents) && contents.value === null)) return undefined;
  const list: unknown = document.get('accept');
  if (list !== undefined && list !== null && !isSeq(list)) return undefined;
  const known: unknown[] = isSeq(list) ? (list.toJSON() as unknown[]) : [];
  if (known.includes(word)) return text;
  const inserted = insert(text, word, list);
  if (inserted !== undefined && holds(inserted, [...known, word])) return inserted;
  // An unusual layout is written anew by the YAML library, which keeps comments and the order of keys.
  document.set('accept', document.createNode([...known, word]));
  return document.toString({ lineWidth: 0 });
}

/** The text with one item more, and nothing else touched. */
function insert(text: string, word: string, list: unknown): string | undefined {
  const item = stringify(word, { lineWidth: 0 }).trimEnd();
  const eol = /\r\n|\n/.exec(text)?.[0] ?? '\n';
  const at = (offset: number, added: string) => text.slice(0, offset) + added + text.slice(offset);
  if (list === undefined) {
    const isOpen = text !== '' && !/[\r\n]$/.test(text);
    return `${text}${isOpen ? eol : ''}accept:${eol}  - ${item}${eol}`;
  }
  if (!isSeq(list)) return undefined;
  const end = list.range?.[1] ?? 0;
  if (list.flow) return at(end - 1, list.items.length > 0 ? `, ${item}` : item);
  const last: unknown = list.items.at(-1);
  if (!isScalar(last) || !last.range) return undefined;
  const lineStart = Math.max(text.lastIndexOf('\n', last.range[0]) + 1, 0);
  const indent = /^([ \t]*)-/.exec(text.slice(lineStart))?.[1];
  const lineEnd = text.indexOf('\n', last.range[1]);
  if (indent === undefined) return undefined;
  return lineEnd < 0 ? `${text}${eol}${indent}- ${item}${eol}` : at(lineEnd + 1, `${indent}- ${item}${eol}`);
}

function holds(text: string, accepted: readonly unknown[]): boolean {
  const document = parseDocument(text);
  return document.errors.length === 0 && JSON.stringify(document.toJS()?.accept) === JSON.stringify(accepted);
}
