import { execFile } from 'node:child_process';
import { env } from 'node:process';
import { DraftProblem, errorCode } from '../problem.ts';

/** The most that git may answer, in bytes: paths of a million files. */
const longestAnswer = 256 * 1024 * 1024;

/** Where another program (a hook, a test) may have told git to look: what is asked here is asked of the folder itself. */
const elsewhere = [
  'GIT_DIR',
  'GIT_WORK_TREE',
  'GIT_INDEX_FILE',
  'GIT_PREFIX',
  'GIT_OBJECT_DIRECTORY',
  'GIT_COMMON_DIR',
];

/** What the user's own settings would change in an answer, or run. */
const settings = ['-c', 'core.quotePath=off', '-c', 'core.fsmonitor=false'];

/** How git ended. */
interface Answer {
  code: number;
  out: string;
  err: string;
}

/**
 * Asks git, without a shell: no name of a file or a branch can be taken for anything else. Paths are taken literally, and
 * nothing is written, not even what git found out about the files.
 *
 * @param folder in which git is asked
 * @throws DraftProblem where there is no git
 */
export function ask(folder: string, args: readonly string[]): Promise<Answer> {
  const own = Object.fromEntries(Object.entries(env).filter(([name]) => !elsewhere.includes(name)));
  const options = {
    cwd: folder,
    env: { ...own, GIT_OPTIONAL_LOCKS: '0', GIT_LITERAL_PATHSPECS: '1', LC_ALL: 'C.UTF-8' },
    maxBuffer: longestAnswer,
    windowsHide: true,
  };
  return new Promise((resolve, reject) => {
    const git = execFile('git', [...settings, ...args], options, (error, out, err) => {
      if (error === null) resolve({ code: 0, out, err });
      else if (typeof error.code === 'number') resolve({ code: error.code, out, err });
      else if (errorCode(error) === 'ENOENT') reject(new DraftProblem(missing));
      else reject(error);
    });
    git.stdin?.on('error', () => {});
    git.stdin?.end();
  });
}

const missing = '--changed and --since ask git what has changed, and git is not installed here (or not on the PATH).';

/**
 * The same for a question that has to have an answer.
 *
 * @throws DraftProblem with what git says
 */
export async function answer(folder: string, args: readonly string[]): Promise<string> {
  const { code, out, err } = await ask(folder, args);
  if (code === 0) return out;
  throw new DraftProblem(
    `git could not say what has changed in ${folder}. It says: ${err.trim() || `exit code ${code}`}`,
  );
}

/** An answer in one line; undefined where git says no. */
export async function line(folder: string, args: readonly string[]): Promise<string | undefined> {
  const { code, out } = await ask(folder, args);
  return code === 0 ? out.replace(/\r?\n$/, '') : undefined;
}
