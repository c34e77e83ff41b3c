import { dirname, relative, resolve, sep } from 'node:path';
import type { CheckedDraft } from '../../reporters/result.ts';
import { decode } from '../bytes.ts';
import type { Files } from '../files.ts';
import { shownPath } from '../files.ts';
import { DraftProblem, describeError, errorCode } from '../problem.ts';
import { Baseline, type Purpose, type Scope, type Sorted } from './baseline.ts';
import { readDocument } from './document.ts';

/** A baseline with the file that it was read from. */
export interface BaselineFile {
  /** Absolute. */
  path: string;
  /** As people know it. */
  shown: string;
  /** What the file held; undefined where there was none. */
  text: string | undefined;
  baseline: Baseline;
}

/** The baselines of a run; each file is read once. */
export class Baselines {
  private readonly byPath = new Map<string, Promise<BaselineFile>>();

  /** @param folder absolute; drafts and messages name paths from it */
  constructor(
    private readonly folder: string,
    private readonly files: Pick<Files, 'read'>,
    private readonly scope: Scope,
  ) {}

  /**
   * The baseline in a file.
   *
   * @param isNew whether the file may be missing, because it is about to be written
   * @throws DraftProblem for a file that is missing or cannot be read, saying what to do
   */
  open(path: string, isNew = false): Promise<BaselineFile> {
    const absolute = resolve(this.folder, path);
    const known = this.byPath.get(absolute) ?? this.load(absolute, isNew);
    this.byPath.set(absolute, known);
    return known;
  }

  /** Tells the findings of a draft that a baseline knows from those that are new. */
  sort({ baseline, path }: BaselineFile, result: CheckedDraft, source: string, purpose?: Purpose): Promise<Sorted> {
    const file = relative(dirname(path), resolve(this.folder, result.path));
    return baseline.sort(sep === '/' ? file : file.split(sep).join('/'), result, source, purpose);
  }

  private async load(path: string, isNew: boolean): Promise<BaselineFile> {
    const shown = shownPath(path, this.folder);
    const text = await this.read(path, shown, isNew);
    const records = text === undefined ? new Map() : readDocument(text, shown);
    const exists = (draft: string) => this.exists(resolve(dirname(path), draft));
    return { path, shown, text, baseline: new Baseline(records, exists, this.scope) };
  }

  private async read(path: string, shown: string, isNew: boolean): Promise<string | undefined> {
    try {
      return decode(await this.files.read(path)).text;
    } catch (error) {
      if (errorCode(error) !== 'ENOENT') {
        throw new DraftProblem(`The baseline ${shown} cannot be read. ${describeError(error)}`);
      }
      if (isNew) return undefined;
      throw new DraftProblem(
        `There is no baseline ${shown}. To write one of everything that is found now: commslint check --baseline ${shown} --update-baseline`,
      );
    }
  }

  private exists(path: string): Promise<boolean> {
    return this.files.read(path).then(
      () => true,
      (error) => errorCode(error) !== 'ENOENT' && errorCode(error) !== 'ENOTDIR',
    );
  }
}
