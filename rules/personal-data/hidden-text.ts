import type { Nodes } from 'hast';
import type { Draft } from '../../src/draft/draft.ts';
import type { Range } from '../../src/draft/source-map.ts';
import { findIdentifiers } from '../../src/language/identifiers/find.ts';
import { maskIdentifier } from '../../src/language/identifiers/mask.ts';
import { hiddenElements } from '../../src/rule/hidden-elements.ts';
import type { Report } from '../../src/rule/rule.ts';
import { articleOf, nameOf, weightOf } from './kinds.ts';
import type { MessageId } from './messages.ts';
import type { Options } from './options.ts';

/** Identifiers in comments, and in text that is hidden on the page. */
export function* inHidden(draft: Draft, { own, caseNumbers }: Options): Iterable<Report<MessageId>> {
  for (const { text, place, isElsewhere } of hiddenTexts(draft)) {
    for (const found of findIdentifiers({ text, label: '' }, caseNumbers)) {
      const { kind, start, end } = found;
      const masked = maskIdentifier(text.slice(start, end), kind);
      const data = { a: articleOf(kind), kind: nameOf[kind], masked };
      const severity = own === 'no' ? weightOf(found) : 'warning';
      const report = { message: 'hidden', at: { source: place(start, end) }, data, severity, group: kind } as const;
      yield isElsewhere ? report : { ...report, actual: masked };
    }
  }
}

/** A text that is not shown, with where each part of it stands in the source. */
interface HiddenText {
  text: string;
  place: (start: number, end: number) => Range;
  /** Whether the place is only what the text is about, so that nothing there need be masked. */
  isElsewhere?: true;
}

function* hiddenTexts(draft: Draft): Iterable<HiddenText> {
  const { comments, format, source } = draft;
  if (format === 'text') return;
  for (const comment of comments) {
    if (format === 'word') {
      // It is in the margin: the text between its marks is the document's own.
      const { value: text, start, end } = comment;
      yield { text, place: () => ({ start, end }), isElsewhere: true };
      continue;
    }
    const place = (start: number, end: number) => ({ start: comment.start + start, end: comment.start + end });
    yield { text: source.slice(comment.start, comment.end), place };
  }
  for (const { element, how } of hiddenElements(draft)) {
    // What has only the colour of the page is a block like any other.
    if (how !== 'hidden') continue;
    const waiting: Nodes[] = [element];
    for (let node = waiting.pop(); node !== undefined; node = waiting.pop()) {
      if ('children' in node) waiting.push(...node.children);
      const map = node.type === 'text' ? node.data?.map : undefined;
      if (map !== undefined && 'value' in node) {
        yield { text: node.value, place: (start, end) => map.toSource(start, end) };
      }
    }
  }
}
