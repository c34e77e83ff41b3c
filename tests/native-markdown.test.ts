import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { Draft } from '../src/draft/draft.ts';
import { readFrontMatter } from '../src/formats/front-matter.ts';
import { readMarkdown } from '../src/formats/markdown.ts';
import { parseNatively } from '../src/formats/native-markdown.ts';
import { UnreadableDraft } from '../src/formats/unreadable.ts';
import { nativeParser } from '../src/workspace/native-markdown.ts';
import { everything } from './everything.ts';
import { markdownDocuments } from './positions/documents.ts';
import { applyEdit, documents, edit } from './positions/edits.ts';
import { specificationExamples } from './positions/specifications.ts';

const native = await nativeParser();
const onlyNative = test.skipIf(native === undefined);
if (native === undefined)
  process.stdout.write('Skipped: the native parser of Markdown (its binary is not installed)\n');

/** Whether the native parser is used for a text. If so, the draft must be what the reference gives. */
function isUsed(source: string): boolean {
  if (native === undefined) return false;
  let expected: Draft;
  try {
    expected = readMarkdown(source, 'a.md');
  } catch (error) {
    expect(error).toBeInstanceOf(UnreadableDraft);
    return false;
  }
  let parsed = false;
  const watched: typeof native = (...given) => {
    parsed = true;
    return native(...given);
  };
  const draft = readMarkdown(source, 'a.md', { native: watched });
  expect(everything(draft), source).toBe(everything(expected));
  const text = source.replace(/^\ufeff/, '');
  return parsed && parseNatively(native, text, readFrontMatter(text).end > 0) !== undefined;
}

function share(sources: readonly string[]): number {
  return sources.filter(isUsed).length / sources.length;
}

onlyNative('reads the examples of the specifications as the reference does', () => {
  expect(share(specificationExamples().map(({ markdown }) => markdown))).toBeGreaterThan(0.8);
});

onlyNative('makes of what satteri hands over the tree that satteri makes', async () => {
  const { markdownToMdast } = await import('satteri');
  const options = { features: { gfm: true, frontmatter: true } } as const;
  const written = fc.sample(documents, 200);
  const examples = specificationExamples().map(({ markdown }) => markdown);
  const more = ['---\na: b\n---\n\n# é 😀 *a*\n', '[a]: /b "é"\n\n[a], [a][], [é][a], ![é][a]\n', 'a[^1]\n\n[^1]: b\n'];
  more.push('- é\n  😀 a\n  — &eacute;b é\n\n> # é `–`\n> c ’\n', '\ufeffa é b\n');
  for (const text of [...examples, ...written, ...more]) {
    expect(native?.(text, options), text).toEqual(markdownToMdast(text, options));
  }
});

onlyNative('reads generated texts as the reference does', () => {
  const edited = fc
    .tuple(documents, fc.array(edit, { maxLength: 3 }))
    .map(([text, edits]) => edits.reduce(applyEdit, text));
  const numRuns = Number(process.env.COMMSLINT_RUNS ?? 400);
  expect(share(fc.sample(edited, numRuns))).toBeGreaterThan(0.5);
  share(fc.sample(markdownDocuments, numRuns));
});

onlyNative('reads what stands between others as the reference does, whoever parses those', () => {
  const examples = specificationExamples().map(({ markdown }) => markdown);
  const between = fc.constantFrom(
    '\n\nA paragraph.\n\n',
    '\n\n## A heading\n\n',
    '\r\n \r\nb\n\n',
    '\n\n',
    '\n\n[foo]: /a "b"\n\nc [foo]\n\n',
  );
  const texts = fc
    .array(fc.tuple(fc.constantFrom(...examples), between), { minLength: 2, maxLength: 6 })
    .map((parts) => parts.flat().join(''));
  const numRuns = Number(process.env.COMMSLINT_RUNS ?? 400);
  expect(share(fc.sample(texts, numRuns))).toBeGreaterThan(0.6);
});

const folder = process.env.COMMSLINT_EVAL;
test.skipIf(!folder || native === undefined)('reads the pages of the evaluation folder as the reference does', () => {
  const pages = join(folder ?? '', 'pages');
  const names = readdirSync(pages, { recursive: true, encoding: 'utf8' }).filter((name) => name.endsWith('.md'));
  expect(share(names.map((name) => readFileSync(join(pages, name), 'utf8')))).toBeGreaterThan(0.9);
});
if (!folder) process.stdout.write('Skipped: the evaluation pages, parsed natively (COMMSLINT_EVAL is not set)\n');

onlyNative.each([
  ['a tab', '-\ta'],
  ['a line ending of old', 'a\rb'],
  ['half a character', 'a\ud83d'],
  ['a box with nothing to tick', '- [ ] \na'],
  ['a box before HTML', '- [ ] <br>'],
  ['emphasis beside an emoji', '😀__a *b c__ d*'],
  ['emphasis beside a byte order mark', 'a\n\ufeff__b__'],
  ['emphasis beside an escaped mark', '[a]\\**foo ba r**'],
  ['code in a list item that begins with an empty line', '-\n-\n      a\n        b'],
  ['marks of emphasis beside each other', '_*a b**'],
  ['a list in a quotation', '> - a\n>\n> b'],
  ['a note in a quotation', '> [^1]: a\n\nb[^1]'],
  ['a quotation in a quotation', '> > a'],
  ['an address in brackets', '[a name@example.com][b]'],
  ['an address after a bracket that does not close', 'a [b https://example.com c'],
  ['an address after code that closes a bracket', 'a [b `](c)` https://example.com d'],
  ['an address after HTML', '<b>www.example.com'],
  ['an address that is none', 'http://../>'],
  ['an address before a table’s bar', 'www.example.com| a |\n| - |'],
  ['indented HTML', 'a\n  <br/>'],
  ['HTML in a list', '1. <!-- a\n\n   b'],
  ['a tab on a blank line of HTML', '<div>\n\t\n*b*'],
  ['an @ that ends a text but no line', 'a@*b*'],
  ['HTML of two kinds', '<pre>\n</script>\n\na\n\n</pre>'],
  ['HTML after a note', '[^1]: a\n<b>\n\n[^1]'],
  ['a table with HTML under it', '| a |\n| - |\n<br>'],
  ['a hard break before blanks', '+ `o\\\n     a'],
  ['code by indentation with blanks on a blank line', '    a\n \n    b'],
  ['an open fence in a quotation', '> ```\nb'],
  ['a text right after a definition', '[a]: /b\nc\n\n*'],
  ['many references in one paragraph', 'a &amp; '.repeat(800)],
])('%s is left to the reference', (_, source) => {
  expect(isUsed(source)).toBe(false);
});

onlyNative.each([
  ['front matter', '---\ntitle: A\n---\n\n# B\n'],
  ['lists in lists', '- a\n  1. b\n\n     c\n- [x] d\n'],
  ['tables', '| a | b |\r\n| - | :-: |\r\n| *c* | d \\| e |\r\n'],
  ['notes', 'a[^1]\n\n[^1]: b\n'],
  ['addresses', 'See www.example.com, https://example.com/a?b or name@example.com.\n'],
  ['an address after a link', 'a [b](/c) https://example.com d @ e@, f\n'],
  ['HTML', 'a <b>c</b>\n\n<!-- d -->\n\n<div>\n\n*e*\n\n</div>\n'],
  ['all but a list with a tab', '---\ntitle: A\n---\n\nb\n\n-\tc\n\n\td\n\n## e\n'],
  ['all but HTML that does not end', 'a\n\n<pre>\n\nb\n\n</pre>\n\nc\n'],
  ['all but a reference beside a tab', 'a [b]\n\n- [c]\n\t- d\n\ne\n\n[b]: /f\n\n[c]: /g\n'],
  ['tabs in HTML', '<div>\n\t<b>a</b\n\t>\n \t c\n</div>\n'],
  ['an @ that ends a line', 'a.@\r\nb\n\nc@'],
  ['Govspeak', '$CTA\n**a**\n$CTA\n\n{::highlight}b{:/}\n\ns1. c\n\n^d^\n'],
])('%s is read natively', (_, source) => {
  expect(isUsed(source)).toBe(true);
});

test('what the parser fails at is left to the reference', () => {
  const failing = () => {
    throw new Error('no memory');
  };
  expect(readMarkdown('a *b*', 'a.md', { native: failing }).blocks.map(({ text }) => text)).toEqual(['a b']);
});
