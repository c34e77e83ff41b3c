import { daleChall } from 'dale-chall';
import type { Root } from 'nlcst';
import retextReadability from 'retext-readability';
import { spache } from 'spache';
import { VFile } from 'vfile';
import type { Word } from '../../src/language/words.ts';

// The package looks every word up from the beginning of its lists of 3,000 and 1,000 words.
for (const list of [daleChall, spache]) {
  const words = new Set(list);
  list.includes = (word) => words.has(word);
}

const checks = new Map<number, ReturnType<typeof retextReadability>>();

/** Whether `retext-readability` finds a sentence of these words hard to readers of this age. */
export function isHardTo(age: number, words: readonly Word[], minWords: number): boolean {
  const check = checks.get(age) ?? retextReadability({ age, minWords });
  checks.set(age, check);
  const children = words.map(({ text }) => ({
    type: 'WordNode' as const,
    children: [{ type: 'TextNode' as const, value: text }],
  }));
  const tree: Root = {
    type: 'RootNode',
    children: [{ type: 'ParagraphNode', children: [{ type: 'SentenceNode', children }] }],
  };
  const file = new VFile();
  check(tree, file);
  return file.messages.length > 0;
}
