import type { Root } from 'nlcst';
import type { VFile } from 'vfile';
import { formatOf } from '../formats/kinds.ts';
import { type CommslintOptions, makeCheck } from './check.ts';

export type { CommslintOptions } from './check.ts';

/**
 * A retext plugin that checks plain text for its readers and puts what it finds on the file as messages. A file that is
 * Markdown or HTML by its name (the tree came from remark-retext or rehype-retext) is read as that.
 *
 * @throws ConfigurationError when the configuration is wrong or an audience is unknown
 */
export default function commslintRetext(options?: CommslintOptions | null): (tree: Root, file: VFile) => undefined {
  const check = makeCheck(options, (file) => formatOf(file.path ?? '') ?? 'text');
  return (_tree, file) => {
    check(file);
  };
}
