import { Draft, type Field } from '../draft/draft.ts';
import { Lines } from '../draft/lines.ts';
import { SourceMap } from '../draft/source-map.ts';
import { collectBlocks } from './blocks.ts';
import { parseHtml } from './html-tree.ts';

/**
 * Reads a page or a fragment of HTML.
 *
 * @param source decoded text, with its byte order mark if it has one
 * @param path how the user knows the file
 * @throws RangeError when elements are nested too deeply for the stack
 */
export function readHtml(source: string, path: string): Draft {
  const base = source.startsWith('\ufeff') ? 1 : 0;
  const text = base === 0 ? source : source.slice(base);
  const tree = parseHtml(text, SourceMap.identity(text.length, base), new Lines(source));
  const { blocks, comments, metas } = collectBlocks(tree, 'en');
  const fields = new Map<string, Field>(metas);
  return new Draft({ format: 'html', source, tree, blocks, comments, fields }, path);
}
