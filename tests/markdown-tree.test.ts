import fc from 'fast-check';
import type { Root as HastRoot, Nodes } from 'hast';
import { expect, test } from 'vitest';
import { Lines } from '../src/draft/lines.ts';
import type { SourceMap } from '../src/draft/source-map.ts';
import { MarkdownPlaces } from '../src/formats/markdown-places.ts';
import { parseMarkdown } from '../src/formats/markdown-syntax.ts';
import { treeByParts, writtenTree } from '../src/formats/markdown-tree.ts';
import { markdownDocuments } from './positions/documents.ts';
import { specificationExamples } from './positions/specifications.ts';

/** The tree of a text by the short way and by the long one; undefined where there is only the long one. */
function bothTrees(source: string): { short: HastRoot; long: HastRoot } | undefined {
  const base = source.startsWith('\ufeff') ? 1 : 0;
  const text = source.slice(base);
  const markdown = parseMarkdown(text, /^---[\r\n]/.test(text));
  const places = new MarkdownPlaces(source, base, new Lines(source));
  const short = treeByParts(markdown, places);
  return short && { short, long: writtenTree(markdown, places) };
}

/** Everything of a tree, with where each code unit of its texts stands, however its maps are cut. */
function shown(node: Nodes): unknown {
  const { data, ...rest } = node;
  const maps: [string, unknown][] = [];
  if (node.type === 'text' && node.data?.map) maps.push(['text', places(node.data.map)]);
  if (node.type === 'element') {
    for (const [name, map] of node.data?.attributes ?? []) maps.push([name, places(map)]);
  }
  return { ...rest, maps, ...('children' in node ? { children: node.children.map(shown) } : {}) };
}

function places(map: SourceMap): unknown[] {
  return Array.from({ length: map.length }, (_, at) => map.toSource(at, at + 1));
}

function expectSame(source: string): boolean {
  const trees = bothTrees(source);
  if (trees) expect(shown(trees.short), source).toEqual(shown(trees.long));
  return trees !== undefined;
}

test('the tree of Markdown by parts is the one that the whole would be read as', () => {
  const examples = specificationExamples().map(({ markdown }) => markdown);
  const known = examples.filter(expectSame);
  expect(known.length).toBeGreaterThan(examples.length / 2);
  fc.assert(
    fc.property(
      fc.oneof(
        markdownDocuments,
        fc.array(fc.constantFrom(...examples), { maxLength: 5 }).map((parts) => parts.join('\n\n')),
      ),
      (source) => {
        expectSame(source);
      },
    ),
    { numRuns: 300 },
  );
});

test.each([
  ['line endings', 'One\r\ntwo [three\r\nfour](/a "five\r\nsix")\rseven&#13;\\\neight\r\n'],
  ['tables', '| a | b |\r\n| :-: | - |\r\n| c &amp; d | `e` | f |\r\n| g |\r\n'],
  ['lists', '3. one\n\n   two\n4. - [x] three\n   - [ ] four\n'],
  ['HTML in a line', 'One.\n\nTwo <b>three</b> <br>four\n\nFive.\n\n<hr>\n'],
  ['HTML around blocks', 'One.\n\n<div class="a">\n\nTwo.\n\n</div>\n\n</p>\n\nThree.\n\n<!-- four -->\n\n- five\n'],
  [
    'HTML at the start',
    '</p>\n\n<!-- a -->\n\n[One] <i>two</i>\n\n<table><tr><td>b</table>\n\nThree.\n\n[one]: c "d"\n',
  ],
  ['an address to be encoded', 'One.\n\n[two](</three four>)'],
  ['a blank that is written as a reference, beside a line ending', 'One&#32;\ntwo\n\nthree'],
  [
    'what a break, a box or a definition is beside',
    '[a]: b\n\n*c*  \n`\u2007 d`\\\n&#32;e\n\n- [ ] f\n\n  g\n- [x] *h*\n  - i\n\n    [j]: k\n',
  ],
  ['pictures', '![a *b* "c"](d.png "e &amp; f") ![g][h]\n\n[h]: i.png \'j\'\n'],
  ['code', '``` a b\n<c>\n\n&amp;\n```\n\n`d\r\ne`\n'],
])('with %s too', (_, source) => {
  expect(expectSame(source)).toBe(true);
});

test.each([
  ['notes', 'One[^1].\n\n[^1]: Two.'],
  ['HTML that closes nowhere', '<div>\n\nOne.'],
  ['emphasis that closes nowhere', '<p><b>One.</p>\n\nTwo.'],
  ['a comment that closes nowhere', 'One\n\n<!-- two\n\nthree'],
  ['a page', '<!-- One --><body>\n\nTwo.'],
])('what holds %s is read as one piece of HTML', (_, source) => {
  expect(bothTrees(source)).toBeUndefined();
});
