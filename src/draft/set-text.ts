import type { Element, RootContent } from 'hast';
import { breakLines, type FaceRun } from '../language/line-breaks.ts';
import type { Block } from './block.ts';
import type { TextStyle } from './type-sheet.ts';

/** Lines that a block takes where it is set in a style. */
export function linesOf(block: Block, style: TextStyle, room: number): number {
  const runs = faceRuns(block);
  return runs === undefined ? block.wording.linesIn(style, room) : breakLines(block.text, style, room, runs).length;
}

/** Bold words and code are set in faces of their own. */
function faceRuns({ spans }: Block): readonly FaceRun[] | undefined {
  let runs: FaceRun[] | undefined;
  let end = 0;
  for (let index = 0; index < spans.length; index++) {
    const span = spans[index] as (typeof spans)[number];
    if (span.start < end || (span.kind !== 'strong' && span.kind !== 'code')) continue;
    runs ??= [];
    runs.push({ start: span.start, end: span.end, face: span.kind === 'strong' ? 'bold' : 'mono' });
    end = span.end;
  }
  return runs;
}

/** Whether a text is white space and nothing else. */
export function isBlank(text: string): boolean {
  const { length } = text;
  for (let at = 0; at < length; at++) {
    const code = text.charCodeAt(at);
    if (code !== 32 && code !== 10 && code !== 9 && code !== 12 && code !== 13) return false;
  }
  return true;
}

/**
 * Lines of preformatted text; an ending after the last is none.
 *
 * @param deepest elements nested deeper are left out
 */
export function lineCount(node: Element, deepest: number): number {
  let lines = 1;
  let last = '\n';
  const visit = (nodes: readonly RootContent[], depth: number): void => {
    for (const child of nodes) {
      if (child.type === 'text') {
        for (const char of child.value) if (char === '\n') lines++;
        last = child.value.at(-1) ?? last;
      } else if (child.type === 'element' && depth < deepest) visit(child.children, depth + 1);
    }
  };
  visit(node.children, 0);
  return last === '\n' ? Math.max(1, lines - 1) : lines;
}
