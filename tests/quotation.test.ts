import { describe, expect, test } from 'vitest';
import { readDraft } from '../src/formats/read.ts';

function quoted(source: string, path = 'draft.md'): (string | boolean)[][] {
  return readDraft(source, path).blocks.map(({ text, quoted }) => [text, quoted]);
}

describe('a block quotation', () => {
  test.each([
    ['after a lead-in', 'The Act says:\n\n> Must protect.'],
    ['after a verb of saying', 'This is what a parent told us.\n\n> It helped.'],
    ['with its marks', '> “It helped.”'],
    ['with its author', '> It helped.\n>\n> — Jo Example, parent'],
    ['of law', '> An authority shall assess the child.'],
    ['inside another that is one', 'She wrote:\n\n> > It helped.'],
  ])('%s is somebody else’s words', (_, source) => {
    expect(quoted(source).at(-1)?.[1]).toBe(true);
  });

  test('with a source in HTML is somebody else’s words', () => {
    const html = '<blockquote cite="https://example.com"><p>It helped.</p></blockquote>';
    expect(quoted(html, 'draft.html')).toEqual([['It helped.', true]]);
  });

  test.each([
    'We’re writing to inform you that a decision has been made about the transport.',
    'You said that you would come to the meeting on 4 June, so please bring this letter.',
  ])('after “%s” is the writer’s own', (before) => {
    expect(quoted(`${before}\n\n> Bring it.`).at(-1)?.[1]).toBe(false);
  });

  test('that is a note is the writer’s own', () => {
    expect(quoted('Apply by 4 June.\n\n> > Bring &amp; show your passport.')).toEqual([
      ['Apply by 4 June.', false],
      ['Bring & show your passport.', false],
    ]);
  });
});
