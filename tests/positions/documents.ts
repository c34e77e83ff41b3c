import fc from 'fast-check';

/** Words as awkward drafts hold them: references, escapes, surrogate pairs, combining marks, other scripts. */
const words = fc.constantFrom(
  ...[
    'plain',
    'Words',
    'don’t',
    "can't",
    'co-operate',
    'x',
    '5',
    'AT&amp;T',
    'AT&T',
    '&rsquo;quoted&rsquo;',
    '&copy;',
    '&#x1F600;',
    '&#65;BC',
  ],
  ...[
    '&notareference;',
    '&copy',
    '\\*starred\\*',
    '\\&amp;',
    '\\\\',
    '\\[x\\]',
    'a\\_b',
    '😀',
    '👩‍👧',
    'e\u0301te\u0301',
    'Łódź',
    'ŵyneb',
    'سلام',
  ],
  ...[
    'non\u00a0breaking',
    'soft\u00adhyphen',
    'https://example.com/a_b?c=1&amp;d',
    'name@example.com',
    'www.example.com',
    '((first name))',
    '&lt;b&gt;',
  ],
  ...['end.', '"said"', '‘single’', '(brackets)', 'C&F', 'one/two', 'e.g.', '1,000', '£5', 'it&#39;s'],
);

const line = fc.array(words, { minLength: 1, maxLength: 8 }).map((all) => all.join(' '));
const trailing = fc.constantFrom('', '', '', ' ', '  ', '\t', '\\');

const inlineMarkdown = fc.oneof(
  { weight: 6, arbitrary: line },
  line.map((text) => `**${text}**`),
  line.map((text) => `*${text}*`),
  line.map((text) => `in*tern*al ${text}`),
  line.map((text) => `~~${text}~~`),
  fc.constantFrom('`co*de`', '`` a ` b ``', '`wrapped\ncode`'),
  line.map((text) => `[${text}](https://example.com/x "A &quot;title&quot; \\"here\\"")`),
  line.map((text) => `[${text}][ref]`),
  fc.constantFrom('![alt *text* here](a.png)', "![an &amp; alt](a.png 'its title')", '<https://example.com/?a=1&b=2>'),
  line.map((text) => `<span title="tip &amp; more">${text}</span>`),
  line.map((text) => `<b>${text}`),
  fc.constantFrom(
    '<!-- a comment -->',
    '<br>',
    '<br/>',
    '<img alt=unquoted src=x>',
    '</b>',
    '<i lang="cy">Croeso</i>',
    '<span hidden>unseen</span>',
  ),
);

const paragraph = fc
  .array(fc.tuple(inlineMarkdown, trailing), { minLength: 1, maxLength: 5 })
  .map((lines) => lines.map(([text, blanks]) => text + blanks).join('\n'));

const leaf = fc.oneof(
  { weight: 5, arbitrary: paragraph },
  line.map((text) => `## ${text} ##`),
  line.map((text) => `${text}\n===`),
  line.map((text) => `    indented ${text}`),
  line.map((text) => `\`\`\`\n${text}\n\`\`\``),
  fc.tuple(line, line, line).map(([a, b, c]) => `| ${a} | b \\| c |\n|---|:-:|\n| ${b} | *${c}* |`),
  line.map((text) => `<div class="x">\n${text}\n</div>`),
  line.map((text) => `<div>\n\n${text}\n\n</div>`),
  line.map((text) => `<table><tr><td>${text}<td>two\n<tr><th>${text}</table>`),
  fc.constantFrom(
    '---',
    '<!-- block\ncomment -->',
    '[ref]: https://example.com "Its &amp; title"',
    'A note[^1].\n\n[^1]: The *note*.',
    '<ul><li>one<li>two</ul>',
    '* * *',
  ),
);

function prefixed(first: string, rest: string, tab = ''): (text: string) => string {
  return (text) =>
    text
      .split('\n')
      .map((each, index) => (index === 0 ? first : each === '' ? rest.trimEnd() : rest + tab) + each)
      .join('\n');
}

const { block } = fc.letrec<{ block: string; blocks: string }>((tie) => ({
  block: fc.oneof(
    { depthSize: 'small', withCrossShrink: true },
    leaf,
    tie('blocks').map(prefixed('> ', '> ')),
    tie('blocks').map(prefixed('>', '>')),
    tie('blocks').map(prefixed('- ', '  ')),
    tie('blocks').map(prefixed('10. ', '    ')),
    tie('blocks').map(prefixed('-\t', '\t')),
    // Lazy continuation: the prefix is on the first line alone.
    paragraph.map(prefixed('> ', '')),
  ),
  blocks: fc.array(tie('block'), { minLength: 1, maxLength: 3 }).map((all) => all.join('\n\n')),
}));

const endings = fc.constantFrom('\n', '\n', '\r\n', '\r');
const frontMatter = fc.constantFrom(
  '',
  '',
  '---\ntitle: "A \\"quoted\\" title"\ndescription: >-\n  Folded\n  summary\n---\n',
  "---\ntitle: 'It''s plain'\n---\n",
);
const byteOrderMark = fc.constantFrom('', '', '\ufeff');

/** Markdown as nobody should write it and somebody does. */
export const markdownDocuments = fc
  .tuple(
    byteOrderMark,
    frontMatter,
    fc.array(block, { minLength: 1, maxLength: 5 }),
    fc.constantFrom('\n\n', '\n'),
    endings,
  )
  .map(([mark, front, blocks, between, ending]) => mark + (front + blocks.join(between)).replaceAll('\n', ending));

const htmlText = fc.array(words, { minLength: 1, maxLength: 6 }).map((all) => all.join(' '));
const tags =
  'p div span b i em strong a ul ol li table tr td th h2 h3 blockquote code del u section dl dt dd label button'.split(
    ' ',
  );
const htmlPiece = fc.oneof(
  { weight: 6, arbitrary: htmlText },
  { weight: 4, arbitrary: fc.constantFrom(...tags).map((tag) => `<${tag}>`) },
  { weight: 3, arbitrary: fc.constantFrom(...tags).map((tag) => `</${tag}>`) },
  fc.constantFrom(
    ' ',
    '\n',
    '\t \n',
    '<br>',
    '<!-- c -->',
    '<hr>',
    '&nbsp;',
    '&#0;',
    '<pre>\ncode here</pre>',
    '<p lang=cy>Bore da</p>',
  ),
  fc.constantFrom(
    '<img src=a alt="one &quot;two&quot; &copy three">',
    "<a href='#' title='tip &#39;x&#39;'>",
    '<abbr title=unquoted&amp;tip>',
    '<p hidden>',
  ),
  fc.constantFrom(
    '<script>var x = "<p>no</p>";</script>',
    '<style>p { color: red }</style>',
    '<template>none</template>',
    '<p style="display: none">',
  ),
);

/** HTML with tags that nobody closed, closed twice or put where they may not be. */
export const htmlDocuments = fc
  .tuple(byteOrderMark, fc.boolean(), fc.array(htmlPiece, { minLength: 1, maxLength: 25 }), endings)
  .map(([mark, isPage, pieces, ending]) => {
    const body = pieces.join('');
    const page = isPage
      ? `<!doctype html>\n<html lang="en"><head><title>A &amp; B</title></head>\n<body>${body}</body></html>`
      : body;
    return mark + page.replaceAll('\n', ending);
  });

/** Plain text with wrapped lines, lists, tabs and all line endings. */
export const textDocuments = fc
  .tuple(
    byteOrderMark,
    fc.array(
      fc.oneof(
        line,
        fc.tuple(fc.constantFrom('- ', '* ', '1. ', '\t• ', '   '), line).map(([mark, text]) => mark + text),
        fc.constant(''),
      ),
      { minLength: 1, maxLength: 12 },
    ),
    endings,
  )
  .map(([mark, lines, ending]) => mark + lines.join(ending));
