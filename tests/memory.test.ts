import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { BriefResolver } from '../src/audience/resolve.ts';
import { Linter } from '../src/engine/linter.ts';
import { Memory } from '../src/engine/memory.ts';
import { readDraft } from '../src/formats/read.ts';
import { library } from '../src/generated/readers.ts';
import { rules } from '../src/generated/rules.ts';

const root = join(import.meta.dirname, '..');
const resolver = new BriefResolver({ rules, library });
const briefs = ['families', 'police'].map((audience) => resolver.brief(audience, 'letter', undefined));

/** What writers type, and what decides how the text around it is read. */
const pieces = [
  'a',
  ' ',
  '\n',
  '\n\n',
  '. ',
  'utilise',
  'EHCP',
  'TBC',
  '😀',
  '**',
  '_',
  '[here](a.pdf)',
  '- ',
  '# ',
  '> ',
  '`',
  '<b>',
  '</p>',
  '&amp;',
  'click here',
  'Dear [name],',
  'NHS number 999 000 0018',
  '<!-- commslint-disable plain-words -- known -->',
  'The decision will be made by the panel in due course',
  '| a | b |\n| - | - |\n',
  '<span lang="cy">Bore da</span>',
  'template',
];

const edit = fc.record({
  at: fc.double({ min: 0, max: 1, noNaN: true }),
  remove: fc.oneof({ weight: 3, arbitrary: fc.constant(0) }, fc.nat(40)),
  insert: fc.oneof(fc.constantFrom(...pieces), fc.constant('')),
});

for (const path of [
  'several-readers/visit-letter.md',
  'families/wrong/free-childcare-page.html',
  'professionals/wrong/conference-invitation-letter.txt',
]) {
  test(`with memory, the same is found in ${path} after any edits`, () => {
    const source = readFileSync(join(root, 'fixtures', path), 'utf8');
    const linter = new Linter(rules, briefs);
    const other = new Linter(rules, briefs.slice(0, 1));
    fc.assert(
      fc.property(fc.array(edit, { minLength: 1, maxLength: 12 }), (edits) => {
        const memory = new Memory();
        let text = source;
        linter.check(readDraft(text, path), memory);
        for (const [index, { at, remove, insert }] of edits.entries()) {
          const offset = Math.floor(at * text.length);
          text = text.slice(0, offset) + insert + text.slice(offset + remove);
          // A memory that another linter used must not answer for this one.
          if (index === 5) other.check(readDraft(text, path), memory);
          const draft = () => {
            try {
              return readDraft(text, path);
            } catch {
              return undefined;
            }
          };
          const [fresh, again] = [draft(), draft()];
          if (fresh === undefined || again === undefined) return;
          expect(JSON.stringify(linter.check(again, memory))).toBe(JSON.stringify(linter.check(fresh)));
        }
      }),
      { numRuns: 25 },
    );
  });
}

test('only the block that changed is analysed again', () => {
  const asked: string[] = [];
  const counting = rules.map((registered) => {
    const { checkBlock } = registered.rule;
    if (registered.id !== 'repeated-word' || checkBlock === undefined) return registered;
    const rule: typeof registered.rule = {
      ...registered.rule,
      *checkBlock(block, context) {
        asked.push(block.text);
        yield* checkBlock(block, context) ?? [];
      },
    };
    return { ...registered, rule };
  });
  const linter = new Linter(counting, briefs.slice(0, 1));
  const memory = new Memory();
  const check = (text: string) => linter.check(readDraft(text, 'a.md'), memory).findings;
  check('# Visit\n\nWe utilise it.\n\nWe assist you.\n');
  asked.length = 0;
  const found = check('# Visit\n\nA new one.\n\nWe utilise it.\n\nWe assist him.\n');
  expect(asked).toEqual(['A new one.', 'We assist him.']);
  expect(found.map(({ actual, place }) => `${place.start.line} ${actual}`)).toEqual(
    expect.arrayContaining(['5 utilise', '7 assist']),
  );
});

test('a check that takes the draft as it is called is asked again', () => {
  const [registered] = rules;
  if (registered === undefined) throw new Error('There are no rules.');
  const rule: typeof registered.rule = {
    ...registered.rule,
    messages: { seen: { what: '{blocks} blocks', do: '' } },
    *checkBlock(block, { draft }) {
      yield { message: 'seen', at: { block }, data: { blocks: draft.blocks.length } };
    },
    *checkDraft() {},
  };
  const linter = new Linter([{ ...registered, rule }], briefs.slice(0, 1));
  const memory = new Memory();
  const check = (text: string) => linter.check(readDraft(text, 'a.md'), memory).findings.map(({ message }) => message);
  expect(check('One.\n')).toEqual(['1 blocks']);
  expect(check('One.\n\nTwo.\n')).toEqual(['2 blocks', '2 blocks']);
});

test('in a run, drafts that repeat blocks of others are found the same in', () => {
  const paths = ['several-readers/visit-letter.md', 'families/wrong/free-childcare-page.html'];
  const drafts = paths.map((path) => ({ path, text: readFileSync(join(root, 'fixtures', path), 'utf8') }));
  const linter = new Linter(rules, briefs);
  // The small one forgets in between.
  for (const memory of [new Memory(1_000_000), new Memory(3000)]) {
    for (const { path, text } of [
      ...drafts,
      ...drafts,
      ...drafts.map(({ path, text }) => ({ path, text: text + text })),
    ])
      expect(JSON.stringify(linter.check(readDraft(text, path), memory))).toBe(
        JSON.stringify(linter.check(readDraft(text, path))),
      );
  }
});

test('what is kept of a run holds no words: they are read again when asked for', () => {
  const linter = new Linter(rules, briefs.slice(0, 1));
  const memory = new Memory(1_000_000);
  const first = readDraft('We utilise it.\n', 'a.md');
  linter.check(first, memory);
  const { words } = first.blocks[0] ?? {};
  const second = readDraft('We utilise it.\n', 'b.md');
  linter.check(second, memory);
  expect(second.blocks[0]?.readings).toBe(first.blocks[0]?.readings);
  expect(second.blocks[0]?.words).toEqual(words);
  expect(second.blocks[0]?.words).not.toBe(words);
});

test('drafts that are checked together are found the same in as each alone', () => {
  const paths = [
    'several-readers/visit-letter.md',
    'families/wrong/free-childcare-page.html',
    'several-readers/visit-letter.md',
  ];
  const read = () => paths.map((path) => readDraft(readFileSync(join(root, 'fixtures', path), 'utf8'), path));
  const linter = new Linter(rules, briefs);
  const alone = read().map((draft) => linter.check(draft));
  expect(linter.checkAll(read())).toEqual(alone);
  const memory = new Memory(1_000_000);
  expect(linter.checkAll(read(), memory)).toEqual(alone);
  expect(linter.checkAll(read(), memory)).toEqual(alone);
  expect(linter.checkAll([])).toEqual([]);
});

test('after a check that failed, nothing is taken for said of the blocks that it was at', () => {
  const [registered] = rules;
  if (registered === undefined) throw new Error('There are no rules.');
  let fails = true;
  const rule: typeof registered.rule = {
    ...registered.rule,
    messages: { seen: { what: 'seen', do: '' } },
    *checkBlock(block) {
      if (fails && block.text === 'Two.') throw new Error('no such luck');
      yield { message: 'seen', at: { block } };
    },
    *checkDraft() {},
  };
  const linter = new Linter([{ ...registered, rule }], briefs.slice(0, 1));
  const memory = new Memory(1000);
  const check = (...texts: string[]) =>
    linter
      .checkAll(
        texts.map((text) => readDraft(text, 'a.md')),
        memory,
      )
      .map(({ findings }) => findings.length);
  expect(() => check('One.\n', 'One.\n\nTwo.\n')).toThrow('no such luck');
  expect(check('One.\n')).toEqual([1]);
  fails = false;
  expect(check('One.\n\nTwo.\n', 'Two.\n\nTwo.\n')).toEqual([2, 2]);
});
