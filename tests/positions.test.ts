import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Draft } from '../src/draft/draft.ts';
import { readDraft } from '../src/formats/read.ts';
import { UnreadableDraft } from '../src/formats/unreadable.ts';
import { draftText, runs, visibleText, wrongPlaces } from './positions/check.ts';
import { htmlDocuments, markdownDocuments, textDocuments } from './positions/documents.ts';
import { nlcstPlaces } from './positions/nlcst.ts';
import { specificationExamples } from './positions/specifications.ts';

/** A `<title>` that is never closed takes even the converter's own end tags for text: the oracle can't judge it. */
const swallowing = 'GFM 657.md';

/** Counts over one set of sources, said in the test's output. */
class Count {
  /** The reference loses some line endings after tabs in quotations: for generated text only characters are compared. */
  constructor(private readonly comparable: (text: string) => string | string[] = runs) {}

  private words = 0;
  private peerWords = 0;
  private peerWrong = 0;

  check(source: string, path: string): void {
    const draft = readable(source, path);
    if (!draft) return;
    const { words, wrong } = wrongPlaces(draft);
    this.words += words;
    expect(wrong, `${path}\n${source}`).toEqual([]);
    const text = source.replace(/^\ufeff/, '');
    if ((draft.format === 'markdown' || draft.format === 'html') && path !== swallowing)
      this.compare(draft, draft.format, text, source);
    if (draft.format !== 'markdown') return;
    const peer = nlcstPlaces(source);
    this.peerWords += peer.words;
    this.peerWrong += peer.wrong;
  }

  private compare(draft: Draft, format: 'markdown' | 'html', text: string, source: string): void {
    const found = draftText(draft);
    const expected = visibleText(text, format);
    expect(found.asides, source).toEqual(expected.asides);
    expect(this.comparable(found.text), source).toEqual(this.comparable(expected.text));
  }

  say(what: string): void {
    const peer =
      this.peerWords > 0 ? `; mdast-util-to-nlcst places ${this.peerWrong} of ${this.peerWords} wrongly` : '';
    process.stdout.write(`${what}: ${this.words} words, each in its place${peer}\n`);
  }
}

/** The draft, or undefined for a page whose front matter is not YAML: nothing is read from such a file. */
function readable(source: string, path: string): Draft | undefined {
  try {
    return readDraft(source, path);
  } catch (error) {
    expect(error).toBeInstanceOf(UnreadableDraft);
    return undefined;
  }
}

describe('the source of each word decodes to that word, none is lost, none invented', () => {
  test('in every example of the CommonMark and GFM specifications', () => {
    const count = new Count();
    for (const { name, markdown } of specificationExamples()) count.check(markdown, `${name}.md`);
    count.say('specification examples');
  });

  test.each([
    ['Markdown', 'generated.md', markdownDocuments],
    ['HTML', 'generated.html', htmlDocuments],
    ['plain text', 'generated.txt', textDocuments],
  ])('in generated %s', (name, path, documents) => {
    const count = new Count((text) => runs(text).join(''));
    fc.assert(
      fc.property(documents, (source) => count.check(source, path)),
      { numRuns: Number(process.env.COMMSLINT_RUNS ?? 100) },
    );
    count.say(`generated ${name}`);
  });

  const folder = process.env.COMMSLINT_EVAL;
  test.skipIf(!folder)('in every page of the evaluation folder', () => {
    const count = new Count();
    const pages = join(folder ?? '', 'pages');
    for (const name of readdirSync(pages, { recursive: true, encoding: 'utf8' })) {
      if (/\.(?:md|html|txt)$/.test(name)) count.check(readFileSync(join(pages, name), 'utf8'), name);
    }
    count.say('evaluation pages');
  });
  if (!folder) process.stdout.write('Skipped: places in the evaluation pages (COMMSLINT_EVAL is not set)\n');
});
