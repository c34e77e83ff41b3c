import { dirname, relative, resolve, sep } from 'node:path';
import { decode } from '../bytes.ts';
import { type Files, shownPath } from '../files.ts';
import { DraftProblem, describeError, errorCode } from '../problem.ts';
import { Baseline, type Scope } from './baseline.ts';
import { type Records, readDocument } from './document.ts';

/** The baselines of a run; each file is read once. */
export class Baselines {
  private readonly byPath = new Map<string, Promise<Baseline>>();

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
  open(path: string, isNew: boolean): Promise<Baseline> {
    const absolute = resolve(this.folder, path);
    const known = this.byPath.get(absolute) ?? this.load(absolute, isNew);
    this.byPath.set(absolute, known);
    return known;
  }

  private async load(path: string, isNew: boolean): Promise<Baseline> {
    const shown = shownPath(path, this.folder);
    const text = await this.read(path, shown, isNew);
    const records: Records = text === undefined ? new Map() : readDocument(text, shown);
    const base = dirname(path);
    const draft = (file: string) => relative(base, resolve(this.folder, file)).split(sep).join('/');
    const exists = (file: string) => this.exists(resolve(base, file));
    return new Baseline({ path, shown, text, draft, exists }, records, this.scope);
  }

  private async read(path: string, shown: string, isNew: boolean): Promise<string | undefined> {
    try {
      return decode(await this.files.read(path)).text;
    } catch (error) {
      if (errorCode(error) !== 'ENOENT') throw new DraftProblem(`${shown}: ${describeError(error)}`);
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
