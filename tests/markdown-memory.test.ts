import fc from 'fast-check';
import { expect, test } from 'vitest';
import { MarkdownMemory } from '../src/formats/markdown-memory.ts';
import { readDraft } from '../src/formats/read.ts';
import { everything } from './everything.ts';
import { applyEdit, documents, edit } from './positions/edits.ts';

/** All that is read of a text, or why it cannot be. */
function read(source: string, memory?: MarkdownMemory): string {
  try {
    return everything(readDraft(source, 'a.md', 'markdown', { memory }));
  } catch (error) {
    return String(error);
  }
}

test('with memory, every version of a text reads as it does without', () => {
  fc.assert(
    fc.property(documents, fc.array(edit, { minLength: 1, maxLength: 10 }), (source, edits) => {
      const memory = new MarkdownMemory();
      let text = source;
      read(text, memory);
      for (const each of edits) {
        text = applyEdit(text, each);
        expect({ text, read: read(text, memory) }).toEqual({ text, read: read(text) });
      }
    }),
    { numRuns: 400 },
  );
});

test('only what is around a change is parsed, and the whole where that would not do', () => {
  const parsed: string[] = [];
  const memory = new MarkdownMemory();
  const parse = (text: string) => {
    parsed.length = 0;
    memory.parse(text, 0, (piece) => {
      parsed.push(piece);
      return { type: 'root', children: parts(piece) };
    });
    return [...parsed];
  };
  const text = 'One.\n\nTwo.\n\nThree.\n\nFour.\n\nFive.\n';
  expect(parse(text)).toEqual([text]);
  expect(parse(text.replace('Three', 'Three more'))).toEqual(['Two.\n\nThree more.\n\nFour.']);
  const fenced = text.replace('Three', '```\nThree');
  expect(parse(fenced)).toEqual(['Two.\n\n```\nThree.\n\nFour.', fenced]);
});

/** What paragraphs and fences a text has, as far as the test above needs it. */
function parts(text: string) {
  const found: { type: 'paragraph' | 'code'; children: []; value: string; position: ReturnType<typeof place> }[] = [];
  for (let at = 0; at < text.length; ) {
    const isFence = text.startsWith('```', at);
    const blank = isFence ? -1 : text.indexOf('\n\n', at);
    const end = blank < 0 ? text.replace(/\n$/, '').length : blank;
    found.push({ type: isFence ? 'code' : 'paragraph', children: [], value: '', position: place(at, end) });
    at = blank < 0 ? text.length : blank + 2;
  }
  return found;
}

function place(start: number, end: number) {
  return { start: { line: 1, column: 1, offset: start }, end: { line: 1, column: 1, offset: end } };
}
