import type { Draft } from '../src/draft/draft.ts';

/** All that was read of a text, as one that can be compared. */
export function everything({ tree, blocks, comments, fields }: Draft): string {
  const shown = blocks.map(({ kind, text, map, spans, level, listDepth, quoted, language, part }) => [
    kind,
    text,
    map,
    spans,
    level,
    listDepth,
    quoted,
    language,
    part,
  ]);
  return JSON.stringify([tree, shown, comments, [...fields]]);
}
