import fc from 'fast-check';
import { specificationExamples } from './specifications.ts';

const examples = specificationExamples().map(({ markdown }) => markdown);

/** Examples of the specifications one after another. Two documents in three have plain paragraphs between the examples: only there can reading begin anew. */
export const documents = fc
  .array(
    fc.oneof(fc.constantFrom(...examples), fc.constantFrom('Plain text.', 'More of it,\non two lines.', '# Title')),
    {
      minLength: 2,
      maxLength: 14,
    },
  )
  .chain((parts) =>
    fc.constantFrom('', '---\ntitle: A page\n---\n\n', '\ufeff').map((top) => top + parts.join('\n\n')),
  );

/** Something done to a text, most often at a mark of Markdown. */
export const edit = fc.record({
  at: fc.double({ min: 0, max: 1, noNaN: true }),
  remove: fc.oneof({ weight: 3, arbitrary: fc.constant(0) }, fc.nat(12)),
  insert: fc.oneof(
    fc.constantFrom(
      'a',
      ' ',
      '    ',
      '\n',
      '\n\n',
      '\r\n',
      '\r',
      '\t',
      '```',
      '~~~\n',
      '<!--',
      '-->',
      '<pre>',
      '<div>\n',
      '- ',
    ),
    fc.constantFrom(
      '> ',
      '1. ',
      '# ',
      '===',
      '---\n',
      '[a]',
      '[a]: /b\n',
      '[^1]',
      '[^1]: c\n',
      '| a |\n| - |\n',
      '*',
      '`',
      '\\',
    ),
    fc.constantFrom(...examples),
  ),
});

/** The text after an edit. */
export function applyEdit(
  text: string,
  { at, remove, insert }: { at: number; remove: number; insert: string },
): string {
  const offset = Math.floor(at * text.length);
  return text.slice(0, offset) + insert + text.slice(offset + remove);
}
