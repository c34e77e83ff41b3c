import { readFile } from '../../formats/read.ts';
import { textMark } from '../../reporters/json.ts';
import { type DraftResult, isTroubled } from '../../reporters/result.ts';
import type { Workspace } from '../../workspace/workspace.ts';

/** Reads the texts of drafts again, and knows those that are not what was checked. */
export class Texts {
  /** Paths of drafts whose text is not there or has changed. */
  readonly missing: string[] = [];

  constructor(private readonly workspace: Workspace) {}

  /**
   * The text of a draft as it was when it was checked; nothing where it cannot be had.
   *
   * @param mark what it was known by
   */
  async of(result: DraftResult, mark: string | undefined): Promise<string | undefined> {
    if (mark === undefined || isTroubled(result)) return undefined;
    try {
      const content = await this.workspace.content(result.path);
      if (typeof content === 'string' && textMark(content) === mark) return content;
      // Of a Word file and an email the text is what was taken out of them.
      const { source } = await readFile(content, result.path, result.format);
      if (textMark(source) === mark) return source;
    } catch {
      // It is not there, or no longer a draft: told with the others.
    }
    this.missing.push(result.path);
    return undefined;
  }
}
