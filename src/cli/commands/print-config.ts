import { resolve } from 'node:path';
import type { ProjectConfig } from '../../audience/profile.ts';
import { rules } from '../../generated/rules.ts';
import { slashed } from '../../workspace/files.ts';
import { nodeFiles } from '../../workspace/node-files.ts';
import type { Prepared } from '../../workspace/preparation.ts';
import { Workspace } from '../../workspace/workspace.ts';
import { rowLine, settingRows } from '../settings.ts';
import { type ExitCode, exitCodes, type Terminal } from '../terminal.ts';

export interface PrintConfigOptions {
  audience?: readonly string[];
  channel?: string;
  config?: string;
  format: 'text' | 'json';
}

/** `commslint print-config`: all that a draft is held to, each value with the file and line that set it. */
export async function printConfig(path: string, options: PrintConfigOptions, terminal: Terminal): Promise<ExitCode> {
  const { config, audience: audiences, channel, format } = options;
  const workspace = new Workspace({ folder: terminal.folder, files: nodeFiles, config, audiences, channel });
  const prepared = await workspace.prepare(await workspace.content(path), path);
  const pattern = prepared.configuration.ignored.pattern(slashed(resolve(terminal.folder, path)));
  const resolved = resolvedFor(path, prepared, pattern);
  terminal.out(format === 'json' ? `${JSON.stringify(resolved, null, 2)}\n` : textOf(resolved));
  return exitCodes.clean;
}

type Resolved = ReturnType<typeof resolvedFor>;

function resolvedFor(path: string, { configuration, choice, briefs }: Prepared, pattern: string | undefined) {
  const { configs } = configuration;
  return {
    version: 1,
    path,
    /** The pattern that leaves the draft out, where one does. */
    ignoredBy: pattern ?? null,
    /** What is laid over each other, the last over all others. */
    configuration: configs.map(({ name, path: from }) => ({ name, path: from })),
    audiences: { value: choice.audiences, from: choice.origins.audiences },
    channel: { value: choice.channel, from: choice.origins.channel },
    accept: named(configs, ({ accept }) => accept),
    glossary: named(configs, ({ glossary }) => glossary.map(({ term }) => term)),
    terms: named(configs, ({ terms }) =>
      Object.entries(terms).flatMap(([id, rows]) => rows.map(({ term }) => `${id}: ${term}`)),
    ),
    settings: briefs.map((brief) => ({
      audience: brief.readers.id,
      rules: Object.fromEntries(rules.map(({ id }) => [id, settingRows(id, brief)])),
    })),
  };
}

/** What each layer names, with the layer's file. */
function named(configs: readonly ProjectConfig[], read: (config: ProjectConfig) => readonly string[]) {
  return configs.flatMap((config) => read(config).map((value) => ({ value, from: config.path })));
}

function textOf({ path, ignoredBy, configuration, audiences, channel, settings, ...lists }: Resolved): string {
  let out = `${path}\n`;
  if (ignoredBy !== null) out += `  not checked   (${ignoredBy})\n`;
  out += `  audience: ${audiences.value.join(', ')}   (${audiences.from})\n`;
  out += `  channel: ${channel.value}   (${channel.from})\n`;
  if (configuration.length > 0) {
    out += '\nconfiguration, the last over all others\n';
    for (const { name, path: from } of configuration) out += `  ${from}   (${name})\n`;
  }
  for (const key of ['accept', 'glossary', 'terms'] as const) {
    if (lists[key].length === 0) continue;
    out += `\n${key}\n`;
    for (const { value, from } of lists[key]) out += `  ${value}   (${from})\n`;
  }
  for (const { audience, rules: settingsOf } of settings) {
    for (const [id, rows] of Object.entries(settingsOf)) {
      out += `\n${id}: ${audience}, ${channel.value}\n${rows.map(rowLine).join('')}`;
    }
  }
  return out;
}
