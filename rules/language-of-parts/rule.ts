import { z } from 'zod';
import type { Block } from '../../src/draft/block.ts';
import type { FormatId } from '../../src/draft/draft.ts';
import { languageName } from '../../src/language/language-names.ts';
import { defineRule, type Report } from '../../src/rule/rule.ts';

export default defineRule({
  category: 'accessibility',
  summary: 'Passages in another language are marked as such',
  severity: 'warning',
  channels: ['web', 'email'],
  sources: [
    {
      title: 'WCAG 2.2, 3.1.1 Language of page (level A) and 3.1.2 Language of parts (level AA)',
      says: 'a screen reader takes the voice of the language that the markup names; names and borrowed words are exempt',
      url: 'https://www.w3.org/TR/WCAG22/#language-of-parts',
    },
    { title: 'Five words of another language, told by its commonest words: our judgement' },
  ],
  options: () => z.strictObject({}),
  messages: {
    part: {
      what: 'This is in {language}, but nothing says so: a screen reader reads it to {readers} as if it were English.',
      do: 'Put it in an element with lang="{tag}".',
    },
    page: {
      what: 'This draft is mostly in {language}, but nothing says so: a screen reader reads it to {readers} as if it were English.',
      do: 'Set the language of the page: {how}.',
    },
    name: {
      what: 'This word is written in the script of {language}, and nothing says so.',
      do: 'Put it in an element with lang="{tag}", so that it is read out and shaped right.',
    },
  },

  checkDraft({ blocks, format }) {
    // Plain text has nothing to mark a language with.
    if (format === 'text' || !blocks.some(isForeign)) return undefined;
    return reports(blocks, format);
  },
});

/** Whether a block, or any passage of it, is in another language than its page. */
function isForeign({ language, declaredLanguage, spans }: Block): boolean {
  if (language !== declaredLanguage) return true;
  for (const { kind } of spans) if (kind === 'foreign') return true;
  return false;
}

function* reports(blocks: readonly Block[], format: FormatId): Iterable<Report<'part' | 'page' | 'name'>> {
  const unmarked = blocks.filter((block) => block.language !== block.declaredLanguage && !isMarked(block));
  const isUnmarked = new Set(unmarked);
  const [first] = unmarked;
  const tag = first?.language;
  if (
    first &&
    tag &&
    unmarked.length > 1 &&
    unmarked.filter(({ language }) => language === tag).length * 2 > blocks.length
  ) {
    const how = format === 'html' ? `<html lang="${tag}">` : `‘lang: ${tag}’ in the front matter`;
    yield { message: 'page', at: { block: first }, data: { language: languageName(tag), how } };
    return;
  }
  for (const block of blocks) {
    const passages = isUnmarked.has(block)
      ? [{ start: 0, end: block.text.length, language: block.language }]
      : block.spans.filter(({ kind, node }) => kind === 'foreign' && node === undefined);
    for (const { start, end, language: own = block.language } of passages) {
      const data = { language: languageName(own), tag: own };
      const isName = !/\s/.test(block.text.slice(start, end).trim());
      yield {
        message: isName ? 'name' : 'part',
        at: { block, start, end },
        data,
        ...(isName && { severity: 'info' as const }),
        group: own,
      };
    }
  }
}

/** Whether markup inside the block names the language of most of it. */
function isMarked({ text, spans }: Block): boolean {
  return spans.some(
    ({ kind, node, start, end }) => kind === 'foreign' && node !== undefined && (end - start) * 2 > text.length,
  );
}
