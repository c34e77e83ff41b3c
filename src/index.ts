/**
 * commslint as a library for Node: the same door that the command line goes through. For a unified pipeline, or a
 * browser, there are the plugins `commslint/remark`, `commslint/rehype` and `commslint/retext`.
 *
 * ```js
 * import { openWorkspace } from 'commslint';
 *
 * const workspace = openWorkspace({ folder: process.cwd(), audiences: ['families'] });
 * for await (const result of workspace.checkFiles(['letters'])) console.log(result.path);
 * ```
 */
import type { CheckedDraft, DraftResult } from './reporters/result.ts';
import { nodeFiles } from './workspace/node-files.ts';
import { Workspace as InnerWorkspace } from './workspace/workspace.ts';

export type { Reporter, ReporterFactory, ReportOptions, RuleFacts } from './reporters/reporter.ts';
export type { CheckedDraft, DraftResult, TroubledDraft } from './reporters/result.ts';
export type { Summary, Verdict } from './reporters/summary.ts';
export type { Category, Severity } from './rule/category.ts';
export type { Finding, Fix, Place, Suggestion } from './rule/finding.ts';

export interface OpenOptions {
  /** The folder that paths are relative to. */
  folder: string;
  /** A configuration to use instead of the nearest `commslint.yaml`. */
  config?: string;
  /** Ids of audiences; they go before those that a draft or the configuration names. */
  audiences?: readonly string[];
  channel?: string;
  /** Ids of the only rules to report. */
  only?: readonly string[];
}

export interface Workspace {
  /**
   * Checks files, folders and globs one draft after another. A draft that cannot be checked gives a result that says why.
   *
   * Throws a `ConfigurationError` when the audiences or channel asked for are unknown.
   */
  checkFiles(inputs: readonly string[]): AsyncGenerator<DraftResult>;
  /**
   * Checks a text, or the bytes of a Word file, as if it stood at `path`, whose ending says the format and whose folder
   * the configuration.
   *
   * Throws what stops it from being checked; the error's message is for people.
   */
  checkText(text: string | Uint8Array, path: string): Promise<CheckedDraft>;
}

/** Opens a folder of drafts. Configuration is read once: open it again when that changed. */
export function openWorkspace(options: OpenOptions): Workspace {
  const workspace = new InnerWorkspace({ ...options, files: nodeFiles });
  return {
    async *checkFiles(inputs) {
      const found = await workspace.find(inputs);
      await workspace.verifyAsked(found.flatMap((each) => ('problem' in each ? [] : [each.path])));
      for await (const { result } of workspace.check(found)) yield result;
    },
    checkText: (text, path) => workspace.checkText(text, path),
  };
}
