import type { Root } from 'hast';
import type { VFile } from 'vfile';
import { formatOf } from '../formats/kinds.ts';
import { type CommslintOptions, makeCheck } from './check.ts';

export type { CommslintOptions } from './check.ts';

/**
 * A rehype plugin that checks HTML for its readers and puts what it finds on the file as messages. A file that is
 * Markdown by its name (the tree came from remark-rehype) is read as Markdown.
 *
 * @throws ConfigurationError when the configuration is wrong or an audience is unknown
 */
export default function commslintRehype(options?: CommslintOptions | null): (tree: Root, file: VFile) => undefined {
  const check = makeCheck(options, (file) => formatOf(file.path ?? '') ?? 'html');
  return (_tree, file) => {
    check(file);
  };
}
