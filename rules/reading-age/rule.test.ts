import { describe, expect, it } from 'vitest';
import { hardSentences, hardWords, readingOf } from '../../src/draft/reading.ts';
import { readDraft } from '../../src/formats/read.ts';

const hardSentence =
  'Applications received subsequent to the commencement of the academic year may be subject to significant administrative delay, ' +
  'notwithstanding any representations submitted by applicants or by establishments acting in accordance with their instructions.';

const plain = [
  'Your child can start at the nursery in September.',
  'We have kept a place for them, and we hope that you still want it.',
  'Please tell us by 4 June, so that we can ask the next family if you do not.',
  'You can call us, or write to us at the school.',
  'We will then send you a letter with the day and the time.',
  'On the first day, come at nine with your child and bring a coat and a change of clothes.',
  'You can stay for as long as you like, and most parents stay for an hour or two.',
  'We will show you both where things are, and your child will meet the other children.',
  'If something is wrong, talk to us at once.',
];

const reading = (sentences: readonly string[]) => {
  const found = readingOf(readDraft(sentences.join('\n\n'), 'a.md'));
  if (found === undefined) throw new Error('too short');
  return found;
};

describe('reading-age', () => {
  it('names first what drives it, and moves when that is mended', () => {
    const before = reading([...plain.slice(0, 4), hardSentence, ...plain.slice(4)]);
    const [first] = hardSentences(before, 11, 1);
    expect(first?.block.text).toBe(hardSentence);
    const after = reading(plain);
    expect(after.range[1]).toBeLessThan(before.range[0]);
  });

  it('moves when a word that it names is said in another way', () => {
    const worded = (word: string) => plain.map((sentence) => sentence.replace('letter', word).replace('hour', word));
    const before = reading(worded('notification'));
    expect(hardWords(before.sentences, 1, () => false)).toEqual(['notification']);
    expect(reading(worded('letter')).age).toBeLessThan(before.age - 0.3);
  });

  it('is surer of a long text than of a short one', () => {
    const width = ({ range: [low, high] }: ReturnType<typeof reading>) => high - low;
    expect(width(reading([...plain, ...plain, ...plain, ...plain]))).toBeLessThan(width(reading(plain)));
  });

  it('reads prose alone: headings, lists, tables, quotations and Welsh change nothing', () => {
    const bare = reading(plain);
    const hung = reading([
      '# Determination of eligibility under statutory provisions',
      ...plain,
      '- multidisciplinary assessment\n- statutory intervention',
      '| Determination | Establishment |\n|---|---|\n| Eligibility | Commencement |',
      `The Act says: “${hardSentence}”`,
      'Byddwn yn cysylltu â chi i drefnu dyddiad ar gyfer yr ymweliad cyn diwedd y mis hwn.',
    ]);
    expect(hung.age).toBe(bare.age);
  });

  it('says nothing of little text', () => {
    expect(readingOf(readDraft(plain.slice(0, 4).join(' '), 'a.md'))).toBeUndefined();
    expect(readingOf(readDraft(`${'word '.repeat(200)}.`, 'a.md'))).toBeUndefined();
  });
});
