import type { BlockParts, Span } from '../draft/block.ts';
import { fieldMarks, readNotifyFields } from '../language/notify-fields.ts';

/**
 * A block of a template, its placeholders as spans: in its text the reader wrote them as `<var>`, in its front matter they
 * stand as they are.
 */
export function withFieldSpans(block: BlockParts): BlockParts {
  if (block.node === undefined) {
    const marks = fieldMarks(readNotifyFields(block.text));
    if (marks.length === 0) return block;
    return { ...block, spans: marks.map((mark): Span => ({ kind: 'placeholder', node: undefined, ...mark })) };
  }
  if (!block.spans.some(isField)) return block;
  return { ...block, spans: block.spans.map((span) => (isField(span) ? { ...span, kind: 'placeholder' } : span)) };
}

function isField({ node }: Span): boolean {
  return node?.tagName === 'var';
}
