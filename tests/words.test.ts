import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { toString as nlcstToString } from 'nlcst-to-string';
import { ParseEnglish } from 'parse-english';
import { expect, it } from 'vitest';
import { readWords } from '../src/language/words.ts';

const parser = new ParseEnglish();

const asRead = (text: string) => readWords(text).map(({ text, start, end }) => ({ text, start, end }));

function asParsed(text: string) {
  return parser.tokenizeSentence(text).children.flatMap((node) => {
    const start = node.position?.start.offset ?? 0;
    return node.type === 'WordNode' ? [{ text: nlcstToString(node), start, end: node.position?.end.offset }] : [];
  });
}

/** What the short way reads, what only the parser does, and what stands at the edges of both. */
const piece = fc.oneof(
  fc.constantFrom(
    'a',
    'ab',
    'I',
    'x1',
    '90s',
    'ol',
    'o',
    'em',
    'n',
    'w',
    'tis',
    'café',
    'ŵ',
    '9',
    '10',
    '½',
    '𝐀',
    '😀',
  ),
  fc.constantFrom(...' \n\t\u00a0\u2003\u0085'),
  fc.constantFrom(...'.,;:!?-–—\'’‘“”"()[]{}&/@_=*+#%£$^~`|\\<>…•·\u00ad\u2010\u2011\u2027\u0301'),
);

it('are those of parse-english in any text', () => {
  const text = fc.array(piece, { minLength: 1, maxLength: 14 }).map((pieces) => pieces.join(''));
  fc.assert(
    fc.property(text, (text) => {
      expect(asRead(text)).toEqual(asParsed(text));
    }),
    { numRuns: 5000 },
  );
});

it('are those of parse-english in the pages of the rules', () => {
  const rules = join(import.meta.dirname, '..', 'rules');
  for (const id of readdirSync(rules)) {
    for (const paragraph of readFileSync(join(rules, id, 'rule.md'), 'utf8').split(/\n\n+/)) {
      expect(asRead(paragraph)).toEqual(asParsed(paragraph));
    }
  }
});
