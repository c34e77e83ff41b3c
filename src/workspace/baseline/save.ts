import { decode } from '../bytes.ts';
import type { Files } from '../files.ts';
import { DraftProblem, errorCode } from '../problem.ts';
import { writeAtomically } from '../write.ts';
import type { Baseline } from './baseline.ts';
import { writeDocument } from './document.ts';

/**
 * Writes what a run changed in a baseline; a file that would be the same is not touched.
 *
 * @throws DraftProblem where another program wrote the file meanwhile, and the errors of the file system
 */
export async function saveBaseline({ file, changed }: Baseline, files: Pick<Files, 'read'>): Promise<void> {
  const text = writeDocument(changed);
  if (text === file.text) return;
  const now = await files.read(file.path).then(
    (bytes) => decode(bytes).text,
    (error: unknown) => {
      if (errorCode(error) === 'ENOENT') return undefined;
      throw error;
    },
  );
  if (now !== file.text) {
    throw new DraftProblem(
      'It was changed by another program meanwhile, and was left as it is. Run the command again.',
    );
  }
  await writeAtomically(file.path, text);
}
