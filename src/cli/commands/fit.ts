import { fitTable } from '../../reporters/fit.ts';
import { isTroubled } from '../../reporters/result.ts';
import { Summary } from '../../reporters/summary.ts';
import { trouble } from '../../reporters/trouble.ts';
import { everyReader } from '../../workspace/everyone.ts';
import { nodeFiles } from '../../workspace/node-files.ts';
import { Workspace } from '../../workspace/workspace.ts';
import { type ExitCode, exitCodes, type Terminal } from '../terminal.ts';

export interface FitOptions {
  audience?: readonly string[];
  channel?: string;
  config?: string;
  debug: boolean;
}

/** `commslint fit`: for each audience, is the draft ready, and if not, what keeps it from being so? */
export async function fitDrafts(inputs: readonly string[], options: FitOptions, terminal: Terminal): Promise<ExitCode> {
  const { audience: audiences = everyReader, channel, config } = options;
  const workspace = new Workspace({ folder: terminal.folder, files: nodeFiles, config, audiences, channel });
  const found = await workspace.find(inputs);
  await workspace.verifyAsked(found.flatMap((each) => ('problem' in each ? [] : [each.path])));
  const summary = new Summary();
  for await (const { result, error } of workspace.check(found)) {
    summary.add(result);
    if (isTroubled(result)) {
      terminal.err(`${trouble(result)}\n`);
      if (options.debug && error instanceof Error) terminal.err(`${error.stack}\n`);
    } else {
      terminal.out(`${fitTable(result, terminal.colour)}\n`);
    }
  }
  if (summary.problems > 0) return exitCodes.trouble;
  return [...summary.audiences.values()].includes('changes needed') ? exitCodes.findings : exitCodes.clean;
}
