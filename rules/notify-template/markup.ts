import type { Block } from '../../src/draft/block.ts';
import type { Draft } from '../../src/draft/draft.ts';
import { bodyStart } from '../../src/rule/body.ts';
import type { Report } from './messages.ts';

/** What Markdown has and templates have not, by what it is called. */
const typed: readonly { kind: string; pattern: RegExp }[] = [
  { kind: 'bold text', pattern: /\*\*(?=[^\s*])[^*\n]{1,300}\*\*|(?<!\w)__(?=[^\s_])[^_\n]{1,300}__(?!\w)/g },
  {
    kind: 'italics',
    pattern: /(?<![\w*])\*(?=[^\s*])[^*\n]{1,300}\*(?![\w*])|(?<!\w)_(?=[^\s_])[^_\n]{1,300}_(?!\w)/g,
  },
  { kind: 'crossed out text', pattern: /~~(?=[^\s~])[^~\n]{1,300}~~/g },
  { kind: 'code', pattern: /(?<!`)`(?=[^\s`])[^`\n]{1,300}`(?!`)/g },
  { kind: 'HTML', pattern: /<\/?[a-z][a-z\d]{0,20}(?:\s[^<>]{0,300})?>/gi },
];

const image = /!\[[^\]\n]{0,300}\]\([^)\n]{1,500}\)/g;

/** What is markup in an email and not in a text message. */
const marks: readonly { pattern: RegExp; how: string }[] = [
  { pattern: /^#{1,6} ?(?=\S)/gm, how: '' },
  { pattern: /^(?:-{3,}|\*{3,}|_{3,})$/gm, how: '' },
  { pattern: /^\^ ?(?=\S)/gm, how: '' },
  {
    pattern: /\[[^[\]\n]{1,300}\]\((?:[^\s()]|\(\([^()\n]*\)\)){1,500}\)/g,
    how: ', and write the web address in full',
  },
];

/** Marks that GOV.UK Notify does not know, as a block of a template shows them. */
export function* typedMarks(block: Block, channel: string): Iterable<Report> {
  const { text } = block;
  if (block.node === undefined) return;
  const reportOf = (index: number, found: string) => ({ at: { block, start: index, end: index + found.length } });
  if (isTable(text)) {
    yield { message: 'leftOut', at: { block }, data: { kind: 'tables', how: ', or in a list' } };
    return;
  }
  for (const { 0: found, index } of text.matchAll(image)) {
    yield { message: 'leftOut', ...reportOf(index, found), data: { kind: 'images', how: '' } };
  }
  for (const { kind, pattern } of typed) {
    for (const { 0: found, index } of text.matchAll(pattern)) {
      if (block.within(index, index + found.length, 'code', 'placeholder') || isInLink(block, index)) continue;
      yield { message: 'typed', ...reportOf(index, found), data: { kind, found }, severity: 'warning' };
    }
  }
  if (channel !== 'text-message') return;
  for (const { pattern, how } of marks) {
    for (const { 0: found, index } of text.matchAll(pattern)) {
      yield { message: 'mark', ...reportOf(index, found), data: { found: found.trim(), how }, severity: 'warning' };
    }
  }
}

/** Headings that are too deep and, in a letter, text set apart: their marks are not in any block. */
export function* lostMarks(draft: Draft, channel: string): Iterable<Report> {
  if (channel !== 'letter' && channel !== 'email') return;
  const from = bodyStart(draft);
  const [levels, kind] = channel === 'letter' ? ['one level', 'a letter'] : ['two levels', 'an email'];
  const body = draft.source.slice(from);
  const deep = channel === 'letter' ? /^[ \t]*#{2,6}[^\r\n]*/gm : /^[ \t]*#{3,6}[^\r\n]*/gm;
  for (const { 0: line, index } of body.matchAll(deep)) {
    const at = { source: rangeOf(from + index, line) };
    yield { message: 'level', at, data: { levels, kind }, severity: 'warning' };
  }
  if (channel !== 'letter') return;
  for (const { 0: line, index } of body.matchAll(/^[ \t]*\^[^\r\n]*/gm)) {
    yield { message: 'inset', at: { source: rangeOf(from + index, line) }, severity: 'info' };
  }
}

function rangeOf(start: number, line: string): { start: number; end: number } {
  const indent = line.length - line.trimStart().length;
  return { start: start + indent, end: start + line.trimEnd().length };
}

/** A row of hyphens and bars under a row with bars. */
function isTable(text: string): boolean {
  if (!text.includes('|')) return false;
  return text
    .split('\n')
    .some((line, index) => index > 0 && /^[|: -]+$/.test(line) && line.includes('--') && line.includes('|'));
}

/** Underscores and tildes of a web address are no marks. */
function isInLink(block: Block, at: number): boolean {
  return (
    block.within(at, at + 1, 'link') ||
    /(?:https?:\/\/|www\.)\S{0,300}$/.test(block.text.slice(Math.max(0, at - 300), at))
  );
}
