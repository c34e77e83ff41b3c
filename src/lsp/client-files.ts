import { dirname, join, relative, resolve } from 'pathe';
import type { Connection } from 'vscode-languageserver';
import { decode } from '../workspace/bytes.ts';
import { type Files, type Found, isPassed } from '../workspace/files.ts';
import { Workspace } from '../workspace/workspace.ts';
import type { Platform } from './platform.ts';
import { type FolderEntry, methods } from './protocol.ts';

/**
 * A place without files of its own, such as a web worker, or whose client's files are somewhere else: the client hands
 * over every file that is asked for. Paths have the scheme and the authority of their URI for their first two parts:
 * `vscode-vfs://github/a/b.md` is `/vscode-vfs/github/a/b.md`.
 */
export function clientPlatform(connection: Connection): Platform {
  const files = clientFiles(connection);
  return {
    path: pathOf,
    uri: uriOf,
    resolve,
    parent: dirname,
    workspace: (options) => new Workspace({ ...options, files }),
    read: (path) =>
      files.read(path).then(
        (bytes) => decode(bytes).text,
        () => undefined,
      ),
  };
}

/** Stands for the authority of a URI that has none: `file:///a` is `/file/-/a`. */
const noAuthority = '-';

/** Schemes of what is in no file system: never saved, or an editor's own. */
const fileless = new Set(['untitled', 'output', 'vscode', 'git', 'vscode-notebook-cell']);

export function pathOf(uri: string): string | undefined {
  const [, scheme = '', authority = '', path = ''] =
    /^([a-z][a-z0-9+.-]*):(?:\/\/([^/?#]*))?(\/[^?#]*)$/i.exec(uri) ?? [];
  if (path === '' || fileless.has(scheme)) return undefined;
  try {
    return `/${scheme}/${authority || noAuthority}${decodeURIComponent(path)}`;
  } catch {
    return undefined;
  }
}

export function uriOf(path: string): string {
  const [, scheme = '', authority = '', ...parts] = path.split('/');
  // As editors write URIs, so that one file has one.
  const escaped = parts.map((part) =>
    encodeURIComponent(part).replace(/[!'()*]/g, (letter) => `%${letter.charCodeAt(0).toString(16).toUpperCase()}`),
  );
  return `${scheme}://${authority === noAuthority ? '' : authority}/${escaped.join('/')}`;
}

function clientFiles(connection: Connection): Files {
  return {
    async read(path) {
      const content = isInside(path)
        ? await connection.sendRequest<string | null>(methods.readFile, { uri: uriOf(path) })
        : null;
      if (content !== null) return Uint8Array.from(atob(content), (letter) => letter.charCodeAt(0));
      throw Object.assign(new Error('There is no such file.'), { code: 'ENOENT' });
    },
    async find(inputs, folder) {
      const found: Found[] = [];
      for (const input of inputs) await walk(resolve(folder, input), folder, found);
      return found.sort((a, b) => (a.path < b.path ? -1 : 1));
    },
  };

  async function walk(at: string, folder: string, found: Found[]): Promise<void> {
    for (const { name, kind } of await connection.sendRequest<FolderEntry[]>(methods.listFolder, { uri: uriOf(at) })) {
      if (isPassed(name, kind === 'folder')) continue;
      const path = join(at, name);
      if (kind === 'folder') await walk(path, folder, found);
      else found.push({ path: relative(folder, path), named: false });
    }
  }
}

/** Whether a path is in a file system of the client's: the way up from a folder leads out of all of them. */
function isInside(path: string): boolean {
  return path.split('/').length > 3;
}
