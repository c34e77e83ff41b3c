import { relative, sep } from 'node:path';
import { DraftProblem } from '../problem.ts';
import { answer, ask, line } from './git.ts';

/**
 * What the drafts of a repository are held against: the commit that `HEAD` and `since` have in common, or `HEAD` where
 * nothing is given, or nothing at all before the first commit.
 *
 * @param root folder of the repository
 * @returns the id of a commit or a tree
 * @throws DraftProblem where git does not know it, saying what to fetch
 */
export async function baseOf(root: string, since: string | undefined): Promise<string> {
  if (since === undefined) return (await commit(root, 'HEAD')) ?? emptyTree(root);
  // git would take it for an option; no branch, tag or commit has such a name.
  if (since.startsWith('-')) throw new DraftProblem(`‘${since}’ is not the name of a branch, tag or commit.`);
  const around = await line(root, ['rev-parse', '--show-superproject-working-tree']);
  return around ? inSubmodule(root, around, since) : mergeBase(root, since);
}

/** What a submodule was when the repository around it was at its base; everything in a new one is new. */
async function inSubmodule(root: string, around: string, since: string): Promise<string> {
  const base = await baseOf(around, since);
  const path = relative(around, root).split(sep).join('/');
  const entry = await answer(around, ['ls-tree', '-z', base, '--', path]);
  const id = /^160000 commit ([0-9a-f]+)\t/.exec(entry)?.[1];
  if (id === undefined) return emptyTree(root);
  if ((await commit(root, id)) !== undefined) return id;
  throw new DraftProblem(
    `The submodule ${path} was at ${id.slice(0, 12)} at ‘${since}’, and its clone does not hold that. Fetch it: git -C ${path} fetch origin ${id}`,
  );
}

async function mergeBase(root: string, since: string): Promise<string> {
  const id = await commit(root, since);
  const isShallow = (await line(root, ['rev-parse', '--is-shallow-repository'])) === 'true';
  if (id === undefined) throw await unknownBase(root, since, isShallow);
  const base = await line(root, ['merge-base', id, 'HEAD']);
  if (base) return base;
  throw new DraftProblem(
    isShallow
      ? `The history in this shallow clone does not reach back to where ‘${since}’ and HEAD part. Fetch the rest: git fetch --unshallow origin${inCi}`
      : `‘${since}’ and HEAD have no commit in common.`,
  );
}

const inCi = ' (GitHub: fetch-depth: 0 for actions/checkout; GitLab: GIT_DEPTH: 0)';

async function unknownBase(root: string, since: string, isShallow: boolean): Promise<DraftProblem> {
  const told = `git does not know ‘${since}’ in this ${isShallow ? 'shallow clone' : 'clone'}.`;
  if (/^\w/.test(since) && (await commit(root, `origin/${since}`)) !== undefined) {
    return new DraftProblem(`${told} Did you mean ‘origin/${since}’?`);
  }
  const branch = since.replace(/^(?:refs\/remotes\/)?origin\/|^refs\/heads\//, '');
  const isId = /^[0-9a-f]{7,64}$/.test(since);
  const fetched = isId ? since : `+refs/heads/${branch}:refs/remotes/origin/${branch}`;
  const then = isId || since.startsWith('origin/') ? '' : `, and then --since origin/${branch}`;
  const isName = /^[\w][\w./-]*$/.test(branch);
  if (!isName) return new DraftProblem(`${told} Is it the name of a branch, tag or commit?`);
  return new DraftProblem(
    `${told} If it is a branch or commit of origin, fetch it: git fetch ${isShallow ? '--unshallow ' : ''}origin ${fetched}${then}${isShallow ? inCi : ''}`,
  );
}

function commit(root: string, name: string): Promise<string | undefined> {
  return line(root, ['rev-parse', '--verify', '--quiet', `${name}^{commit}`]);
}

/** The id of the tree without a file, which git knows without having it. */
async function emptyTree(root: string): Promise<string> {
  const { code, out, err } = await ask(root, ['hash-object', '-t', 'tree', '--stdin']);
  if (code !== 0) throw new DraftProblem(`git cannot be asked in ${root}. It says: ${err.trim()}`);
  return out.trim();
}
