import fc from 'fast-check';
import { expect, test } from 'vitest';
import { isMap, isNode, isScalar, parseDocument } from 'yaml';
import { readFrontMatter } from '../src/formats/front-matter.ts';
import { readPlainYaml, type YamlEntry } from '../src/formats/plain-yaml.ts';

/** What `yaml` reads; undefined for what is no map, or no YAML. */
function expected(text: string): YamlEntry[] | undefined {
  const document = parseDocument(text, { prettyErrors: false, uniqueKeys: false, logLevel: 'silent' });
  if (document.errors.length > 0 || !isMap(document.contents)) return undefined;
  return document.contents.items.map(({ key, value }) => {
    if (!isScalar(key) || !isNode(value)) throw new Error('no map of plain keys');
    const [start = 0, end = 0] = value.range ?? [];
    return { key: String(key.value), value: value.toJS(document), start, end };
  });
}

/** Whether a text is read without `yaml`. If so, it must be read as `yaml` does. */
function isPlain(text: string): boolean {
  const read = readPlainYaml(text);
  if (read !== undefined) expect(read, text).toEqual(expected(text));
  return read !== undefined;
}

const scalar = fc.constantFrom(
  ...[
    'word',
    'Some words: more',
    'two  words ',
    'it’s – £5',
    'a#b',
    'a #b',
    'http://example.com/a',
    '/a/b',
    '$a$',
    'a\\b',
    "don't",
  ],
  ...[
    '"quoted"',
    '"a: b"',
    "'single'",
    '"a\\"b"',
    '"two" words',
    "'it''s'",
    '""',
    "'",
    '"a',
    '#a',
    '- a',
    '-',
    '@a',
    '`a`',
    '%a',
  ],
  ...[
    'true',
    'True',
    'false',
    'null',
    '~',
    '',
    ' ',
    '5',
    '05',
    '20.12',
    '1.50',
    '1e3',
    '0x1f',
    '.5',
    '5.',
    '-3',
    '+1',
    '1_000',
    '9007199254740993',
  ],
  ...[
    '2024-05-06',
    '10:30',
    '1.2.3',
    '5 days',
    '.inf',
    '[a, b]',
    '{a: b}',
    '&a b',
    '*a',
    '!a b',
    '? a',
    'a:',
    'a :b',
    'é',
    '\u00a0a',
    '😀',
  ],
);
const name = fc.constantFrom(
  'title',
  'a',
  'b-c',
  'd_e',
  'Two words',
  '5',
  'true',
  '"q"',
  '__proto__',
  '<<',
  'lang',
  'é',
);
const blanks = fc.constantFrom('', '', '', '', '\n', ' \n', '    \n\n');
const indent = fc.constantFrom('', '', '  ', '  ', '    ', ' ', '      ');
const line = fc.oneof(
  { weight: 6, arbitrary: fc.tuple(indent, name, scalar).map(([before, key, value]) => `${before}${key}: ${value}`) },
  { weight: 3, arbitrary: fc.tuple(indent, name).map(([before, key]) => `${before}${key}:`) },
  { weight: 3, arbitrary: fc.tuple(indent, scalar).map(([before, value]) => `${before}- ${value}`) },
  fc.tuple(indent, name, scalar).map(([before, key, value]) => `${before}- ${key}: ${value}`),
  fc.tuple(indent, scalar).map(([before, value]) => `${before}${value}`),
  fc
    .tuple(indent, name, fc.constantFrom('|', '|-', '>', '>-', '>+', '|2', '|- '))
    .map(([before, key, mark]) => `${before}${key}: ${mark}`),
  fc.constantFrom('-', '  -', '# a', '  # b', '...', '\ta: b', 'a:\tb'),
);
const lines = fc
  .array(fc.tuple(line, blanks), { maxLength: 8 })
  .map((all) => all.map(([text, after]) => `${text}\n${after}`).join(''));

test('what is read without yaml is read as yaml does', () => {
  const numRuns = Number(process.env.COMMSLINT_RUNS ?? 20_000);
  const texts = fc.sample(
    fc.oneof(
      lines,
      lines.map((text) => text.trimEnd()),
      lines.map((text) => `title: A\n${text}`),
    ),
    numRuns,
  );
  expect(texts.filter(isPlain).length).toBeGreaterThan(numRuns / 50);
});

/** A map as people write one, whatever is in it. */
const tidy = fc.letrec((tie) => ({
  node: fc.oneof(
    { depthSize: 'small', withCrossShrink: true },
    fc.constantFrom('word', 'two words', '"quoted: a"', '5', '20.12', 'true', "'single'"),
    fc.constantFrom(['|-', 'a b', 'c', '', '  d'], ['>-', 'a b', 'c', '', '', 'd'], ['|', 'a'], ['>', 'a ', 'b']),
    fc
      .array(fc.tuple(fc.constantFrom('a', 'b', 'link_text'), tie('node')), { minLength: 1, maxLength: 3 })
      .map((map) => ({ map })),
    fc.array(tie('node'), { minLength: 1, maxLength: 3 }).map((list) => ({ list })),
    fc.constant(undefined),
  ),
}));

function written(node: unknown, inset: string, step: string): string {
  if (node === undefined) return '';
  if (typeof node === 'string') return ` ${node}`;
  if (Array.isArray(node))
    return ` ${[node[0], ...node.slice(1).map((text) => (text === '' ? '' : inset + text))].join('\n')}`;
  const { map, list } = node as { map?: [string, unknown][]; list?: unknown[] };
  const rows = map
    ? map.map(([key, value]) => `${inset}${key}:${written(value, inset + step, step)}`)
    : (list ?? []).map((value) => `${inset}-${written(value, inset + step, step)}`);
  return `\n${rows.join('\n')}`;
}

test('what people write is', () => {
  const texts = fc.sample(
    fc
      .tuple(
        fc.array(fc.tuple(fc.constantFrom('title', 'a', 'b'), tidy.node), { minLength: 1, maxLength: 4 }),
        fc.constantFrom('  ', '    '),
        fc.constantFrom('\n', '\n', '\n\n'),
        fc.constantFrom('', '\n', '\n\n'),
      )
      .map(
        ([map, step, between, end]) =>
          map.map(([key, value]) => `${key}:${written(value, step, step)}`).join(between) + end,
      ),
    Number(process.env.COMMSLINT_RUNS ?? 3000),
  );
  expect(texts.filter(isPlain).length).toBeGreaterThan(texts.length * 0.4);
});

test.each([
  ['Plain words – £5', 'Plain words – £5'],
  ['"Quoted words"', 'Quoted words'],
  ["'it''s here'", "it''s here"],
  ['"a \\\\"', 'a \\\\'],
  ["'it '''", "it ''"],
  ['two  words', 'two  words'],
  ['|-\n  a | b', 'a | b'],
  ['>-\n  a\n  b', 'a\n  b'],
])('says where the words of a title stand: %s', (written, expected) => {
  const source = `---\ntitle: ${written}\n---\n`;
  const [title] = readFrontMatter(source).blocks;
  if (title === undefined) throw new Error('no title');
  const { start, end } = title.map.toSource(0, title.text.length);
  expect(source.slice(start, end)).toBe(expected);
  for (const { 0: word, index } of title.text.matchAll(/[a-z]+$|^[a-z]+(?= )/g)) {
    const place = title.map.toSource(index, index + word.length);
    expect(source.slice(place.start, place.end)).toBe(word);
  }
});
