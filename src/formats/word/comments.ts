import type { DraftComment } from '../../draft/draft.ts';
import type { WordDocument } from './document.ts';
import type { WordPackage } from './package.ts';
import { descendants, type XmlElement } from './xml.ts';
import { readXmlText } from './xml-text.ts';

/** By whom the comments are that commslint writes. */
export const author = 'commslint';

/** The `w:comment` elements of a document. */
export function commentElements(word: WordPackage): XmlElement[] {
  return word.related('comments')?.root.children.filter(({ name }) => name === 'w:comment') ?? [];
}

/** What people wrote in the margin: the comments of all but commslint, in the order of the text. */
export function readComments(word: WordPackage, { review }: WordDocument): DraftComment[] {
  const xml = word.related('comments')?.text ?? '';
  const comments: DraftComment[] = [];
  for (const comment of commentElements(word)) {
    const { 'w:id': id = '', 'w:author': by } = comment.attributes;
    const { start, end = start } = review.commented.get(id) ?? {};
    if (by === author || start === undefined || end === undefined) continue;
    const from = start.paragraph.start + start.offset;
    const to = end.paragraph.start + end.offset;
    comments.push({ value: textOf(comment, xml), start: from, end: Math.max(from, to) });
  }
  return comments.sort((a, b) => a.start - b.start || a.end - b.end);
}

function textOf(comment: XmlElement, xml: string): string {
  const paragraphs = [...descendants(comment, 'w:p')].map((paragraph) =>
    [...descendants(paragraph, 'w:t')]
      .map(({ contentStart, contentEnd }) => readXmlText(xml, contentStart, contentEnd, false).text)
      .join(''),
  );
  return paragraphs.join('\n');
}
