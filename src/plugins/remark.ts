import type { Root } from 'mdast';
import type { VFile } from 'vfile';
import { type CommslintOptions, makeCheck } from './check.ts';

export type { CommslintOptions } from './check.ts';

/**
 * A remark plugin that checks Markdown for its readers and puts what it finds on the file as messages.
 *
 * @throws ConfigurationError when the configuration is wrong or an audience is unknown
 */
export default function commslintRemark(options?: CommslintOptions | null): (tree: Root, file: VFile) => undefined {
  const check = makeCheck(options, () => 'markdown');
  return (_tree, file) => {
    check(file);
  };
}
