import picocolors from 'picocolors';
import { rules } from '../../generated/rules.ts';
import { nodeFiles } from '../../workspace/node-files.ts';
import { readPackageFile } from '../../workspace/package-files.ts';
import { Workspace } from '../../workspace/workspace.ts';
import { oneOf } from '../choices.ts';
import { rowLine, settingRows } from '../settings.ts';
import { type ExitCode, exitCodes, type Terminal } from '../terminal.ts';

export interface ExplainOptions {
  for?: string;
  audience?: readonly string[];
  channel?: string;
  config?: string;
}

/** `commslint explain`: the rule's page; with `--for`, how the rule is set for a draft and who set it so. */
export async function explain(given: string, options: ExplainOptions, terminal: Terminal): Promise<ExitCode> {
  const rule = oneOf(
    'rule',
    given,
    rules.map(({ id }) => id),
  );
  if (options.for !== undefined) {
    terminal.out(await settings(rule, options.for, options, terminal));
    return exitCodes.clean;
  }
  const page = readPackageFile(`rules/${rule}/rule.md`);
  terminal.out(terminal.colour ? coloured(page) : page);
  return exitCodes.clean;
}

/** For each audience of a draft, the rule's severity and options, each with the layer that set it. */
async function settings(id: string, path: string, options: ExplainOptions, terminal: Terminal): Promise<string> {
  const { config, audience: audiences, channel } = options;
  const workspace = new Workspace({ folder: terminal.folder, files: nodeFiles, config, audiences, channel });
  const { choice, briefs } = await workspace.prepare(await workspace.content(path), path);
  let out = `${id} for ${path}\n`;
  for (const brief of briefs) {
    out += `\n${brief.readers.id}, ${choice.channel}\n${settingRows(id, brief).map(rowLine).join('')}`;
  }
  return out;
}

/** A rule's page for a terminal: headings bold, code apart, everything else as it is written. */
function coloured(markdown: string): string {
  const paint = picocolors.createColors(true);
  let fenced = false;
  return markdown
    .split('\n')
    .map((line) => {
      if (/^\s*(```|~~~)/.test(line)) {
        fenced = !fenced;
        return paint.dim(line);
      }
      if (fenced) return paint.cyan(line);
      if (/^#{1,6} /.test(line)) return paint.bold(line.replace(/^#+ /, ''));
      return line.replace(/`([^`]+)`/g, (_, code: string) => paint.cyan(code));
    })
    .join('\n');
}
