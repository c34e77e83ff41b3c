import type { Files } from '../../workspace/files.ts';
import type { Workspace, WorkspaceOptions } from '../../workspace/workspace.ts';
import { oneOf } from '../choices.ts';

/** What a run holds drafts to; the day is one for all of them, however long it takes. */
export interface RunSettings extends Omit<WorkspaceOptions, 'files'> {
  /** `YYYY-MM-DD` */
  today: string;
}

/** Opens the workspace of a run when it is first called. */
export type Open = () => Promise<Workspace>;

/**
 * Opens the workspace of a run when it is first asked for: a run that finds everything in its cache loads no rule.
 *
 * @param configurations where configurations are read from
 * @returns throws a UsageError for a rule that there is not
 */
export function opener(settings: RunSettings, configurations: Pick<Files, 'read'>): Open {
  let opened: Promise<Workspace> | undefined;
  return () => {
    opened ??= open(settings, configurations);
    return opened;
  };
}

async function open(settings: RunSettings, configurations: Pick<Files, 'read'>): Promise<Workspace> {
  const { rules } = await import('../../generated/rules.ts');
  const ids = rules.map(({ id }) => id);
  for (const id of settings.only ?? []) oneOf('rule', id, ids);
  const { rememberedInRun, Workspace } = await import('../../workspace/workspace.ts');
  const { nodeFiles } = await import('../../workspace/node-files.ts');
  return new Workspace({ ...settings, files: nodeFiles, configurations, remember: rememberedInRun });
}
