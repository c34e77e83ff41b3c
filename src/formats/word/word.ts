import type { BlockParts, Span } from '../../draft/block.ts';
import { type ApartText, Draft, type Field, type TrackedChange } from '../../draft/draft.ts';
import { Lines } from '../../draft/lines.ts';
import { collectBlocks } from '../blocks.ts';
import { parseHtml } from '../html-tree.ts';
import { withFieldSpans } from '../placeholder-spans.ts';
import { readComments } from './comments.ts';
import { readDocument, type WordDocument } from './document.ts';
import type { Flow, Paragraph } from './flow.ts';
import { WordHtml } from './html.ts';
import { WordPackage } from './package.ts';
import { readPrinted } from './printed.ts';

/**
 * Reads a Word file (.docx) as it reads when all tracked changes are accepted. The document is written as the HTML that it
 * means, with a map to the texts of its paragraphs, and that is parsed.
 *
 * @param bytes the file
 * @param path how the user knows it
 * @throws UnreadableDraft for what is no Word file, is damaged or locked, or unpacks to too much
 */
export function readWord(bytes: Uint8Array, path: string): Draft {
  const word = new WordPackage(bytes);
  const document = readDocument(word);
  const { source, stories, numbering, styles } = document;
  const language = styles.paragraph(undefined).run.language ?? 'en-GB';
  const writer = new WordHtml(numbering, language);
  for (const story of stories) writer.story(story);
  const { html } = writer;
  const tree = parseHtml(html.toString(), html.map, new Lines(source));
  const { blocks } = collectBlocks(tree, language);
  return new Draft(
    {
      format: 'word',
      ...{ source, tree, blocks: blocks.map(withMergeFields) },
      comments: readComments(word, document),
      fields: new Map<string, Field>(),
      changes: changesOf(document),
      apart: apartOf(document),
      printed: readPrinted(document),
    },
    path,
  );
}

/** A field of a mail merge as it shows itself before it is filled in. */
const shownField = /«[^«»\n]{1,60}»/g;

/** Its fields of a mail merge as placeholders, those that were typed and are none for Word too. */
function withMergeFields(block: BlockParts): BlockParts {
  const { text, spans } = withFieldSpans(block);
  const isKnown = (start: number) =>
    spans.some(({ kind, ...span }) => kind === 'placeholder' && span.start <= start && span.end > start);
  const typed = [...text.matchAll(shownField)]
    .map(
      ({ 0: name, index }): Span => ({ kind: 'placeholder', node: undefined, start: index, end: index + name.length }),
    )
    .filter(({ start }) => !isKnown(start));
  return { ...block, spans: [...spans, ...typed].sort((a, b) => a.start - b.start || b.end - a.end) };
}

function changesOf({ review }: WordDocument): TrackedChange[] {
  return review.changes
    .map(({ kind, start, end }) => ({
      kind,
      start: start.paragraph.start + start.offset,
      end: end.paragraph.start + end.offset,
    }))
    .sort((a, b) => a.start - b.start || a.end - b.end);
}

function apartOf({ stories }: WordDocument): ApartText[] {
  return stories.flatMap(({ kind, flows, note }) => {
    const paragraphs = [...paragraphsOf(flows)];
    const first = paragraphs[0];
    const last = paragraphs.at(-1);
    if (kind === 'body' || first === undefined || last === undefined) return [];
    const name = note === undefined ? `the ${kind}` : `a ${kind}`;
    return [{ name, start: first.start, end: last.start + last.text.length }];
  });
}

function* paragraphsOf(flows: readonly Flow[]): Iterable<Paragraph> {
  for (const flow of flows) {
    if ('paragraph' in flow) {
      yield flow.paragraph;
      yield* paragraphsOf(flow.paragraph.boxes);
    } else {
      for (const { cells } of flow.rows) for (const cell of cells) yield* paragraphsOf(cell.flows);
    }
  }
}
