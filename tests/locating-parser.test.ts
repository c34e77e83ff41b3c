import fc from 'fast-check';
import { type DefaultTreeAdapterMap, parse, parseFragment } from 'parse5';
import { expect, test } from 'vitest';
import { LocatingParser, type Parse5Node, parserOptions } from '../src/formats/locating-parser.ts';

const pieces = [
  ...[
    '<p>',
    '</p>',
    '<b>',
    '</b>',
    '<pre>\n',
    '</pre>',
    '<br>',
    '<ul><li>',
    '</li>',
    '<h2 title="',
    '">',
    '<!-- c d -->',
  ],
  ...['<table>', '<tr>', '<td>', '</td>', '</table>', '<caption>', '<colgroup>', '<col>', '<select>', '<option>'],
  ...['<svg>', '<math>', '</svg>', '<title>', '</title>', '<textarea>\n', '</textarea>', '<script>', '</script>'],
  ...['<template>', '</template>', '<frameset>', '</frameset>', '<html>', '<head>', '</head>', '<body>', '</body>'],
  ...[
    '<!doctype html>',
    '<a href="x y&amp;z">',
    '</a>',
    '<img alt="a\r\nb c" src=\'q r\'>',
    '<x y="&quot;q" z="\r\n">',
  ],
  ...[
    ' ',
    '\n',
    '\r\n',
    '\r',
    '\r\r\n',
    '\t',
    '\f',
    '\0',
    '"',
    "'",
    '&',
    '&amp;',
    '&lt',
    '&notit;',
    '&#x80;',
    '<',
    '< a',
  ],
  ...['word', 'two words', 'b c', 'a line\nand the next ', 'é ï', '\u{1f600}', '\ud83d', '\ude00', '\ufeff'],
];

/** All that commslint takes from a tree: names, values and offsets. */
function shown(node: Parse5Node): unknown {
  const { startOffset, endOffset } = node.sourceCodeLocation ?? {};
  const attributes = 'attrs' in node ? node.attrs : undefined;
  const places = Object.entries((node.sourceCodeLocation as { attrs?: Record<string, Place> })?.attrs ?? {});
  const attributePlaces = places.map(([name, place]) => [name, place.startOffset, place.endOffset]);
  const value = 'value' in node ? node.value : 'data' in node ? node.data : undefined;
  const content = 'content' in node ? shown(node.content) : undefined;
  const children = 'childNodes' in node ? node.childNodes.map(shown) : [];
  return [node.nodeName, value, startOffset, endOffset, attributes, attributePlaces, content, children];
}

interface Place {
  startOffset: number;
  endOffset: number;
}

function located(html: string, isPage: boolean): DefaultTreeAdapterMap['parentNode'] {
  const fragment = LocatingParser.getFragmentParser(null, parserOptions);
  const parser = isPage ? new LocatingParser(parserOptions) : fragment;
  parser.tokenizer.write(html, true);
  return isPage ? parser.document : fragment.getFragment();
}

test('runs that are taken at once make the tree and the places that parse5 makes of them', () => {
  const options = { sourceCodeLocationInfo: true, scriptingEnabled: false };
  fc.assert(
    fc.property(fc.array(fc.constantFrom(...pieces), { maxLength: 14 }), fc.boolean(), (parts, isPage) => {
      const html = parts.join('');
      const expected = isPage ? parse(html, options) : parseFragment(html, options);
      expect(shown(located(html, isPage)), JSON.stringify(html)).toEqual(shown(expected));
    }),
    { numRuns: 2000 },
  );
});
