import type { Workspace, WorkspaceOptions } from '../workspace/workspace.ts';

/**
 * What the server needs of the place that it runs in. Only the implementation of this knows what is a file: a build for
 * a web worker brings its own.
 */
export interface Platform {
  /** The absolute path that a URI stands for; undefined for what is in no file system. */
  path(uri: string): string | undefined;
  /** The URI of an absolute path. */
  uri(path: string): string;
  /** A path in a folder; an absolute path as it is. */
  resolve(folder: string, path: string): string;
  /** The folder that a path stands in. */
  parent(path: string): string;
  workspace(options: Omit<WorkspaceOptions, 'files'>): Workspace;
  /** The text of a file; undefined where there is none that can be read. */
  read(path: string): Promise<string | undefined>;
}
