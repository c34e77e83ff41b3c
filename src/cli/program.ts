import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { Command, CommanderError } from 'commander';
import { ConfigurationError } from '../audience/configuration-error.ts';
import { closest } from '../language/closest.ts';
import { packageVersion } from '../workspace/package-files.ts';
import { describeError } from '../workspace/problem.ts';
import { removeTemporaries } from '../workspace/temporaries.ts';
import type { CheckOptions } from './check/options.ts';
import { shardChoice } from './check/shard.ts';
import { collect, listings, oneOf, reportFormats, usualCache, wholeNumber, workerCount } from './choices.ts';
import type { ExplainOptions } from './commands/explain.ts';
import type { FitOptions } from './commands/fit.ts';
import type { MergeOptions } from './commands/merge.ts';
import type { PrintConfigOptions } from './commands/print-config.ts';
import { Outputs } from './report/outputs.ts';
import { type ExitCode, exitCodes, type Terminal, UsageError } from './terminal.ts';

const exitCodeHelp = `
Exit codes:
  0  nothing to change (infos alone do not count)
  1  errors or warnings; with --quiet errors only; with --max-warnings N errors, or more than N warnings
  2  wrong usage, wrong configuration, or a file that could not be checked`;

/**
 * Runs one command line.
 *
 * @param args what stands after the program's name
 * @returns the exit code; nothing is thrown
 */
export async function run(args: readonly string[], terminal: Terminal): Promise<number> {
  let exit: ExitCode = exitCodes.clean;
  terminal.whenTold?.(removeTemporaries);
  // It may stand before or after the name of the command, and must also hold when the command line cannot be parsed.
  const debug = args.includes('--debug');
  const program = define(terminal, debug, (code) => {
    exit = code;
  });
  try {
    await program.parseAsync([...args], { from: 'user' });
    return exit;
  } catch (error) {
    if (error instanceof CommanderError) return error.exitCode === 0 ? exitCodes.clean : exitCodes.trouble;
    const isExpected = error instanceof UsageError || error instanceof ConfigurationError;
    const message = isExpected ? error.message : describeError(error);
    const stack = error instanceof Error ? (error.stack ?? '') : '';
    terminal.err(debug ? `${message}\n${stack}\n` : `${message}\n`);
    return exitCodes.trouble;
  }
}

/** Checks the drafts that another thread asks for. */
export async function work(): Promise<void> {
  const { answerTasks } = await import('../workspace/workers/worker.ts');
  answerTasks();
}

/** Each command loads what it needs when it runs: `--help` parses no language and reads no word list. */
function define(terminal: Terminal, debug: boolean, exit: (code: ExitCode) => void): Command {
  const program = new Command('commslint')
    .description('Checks drafts of web pages, letters, emails and text messages for the people who will read them.')
    .version(packageVersion(), '-v, --version')
    .option('--debug', 'show where an unexpected error came from')
    .option('--no-color', 'no colour (as the environment variable NO_COLOR)')
    .exitOverride()
    .configureOutput({ writeOut: (text) => terminal.out(text), writeErr: (text) => terminal.err(text) })
    .showSuggestionAfterError()
    .helpCommand(false)
    .addHelpText('after', exitCodeHelp);
  addCheck(program, terminal, debug, exit);
  addMerge(program, terminal, debug, exit);
  addFit(program, terminal, debug, exit);
  program
    .command('explain')
    .description('what a rule asks for, why, and how to get there')
    .argument('<rule>')
    .option('--for <file>', 'show how the rule is set for a draft, and where each setting comes from')
    .option('--audience <ids>', 'with --for: the readers, instead of those the draft names', collect)
    .option('--channel <id>', 'with --for: the channel')
    .option('--config <file>', 'use this configuration instead of the nearest commslint.yaml')
    .action(async (rule: string, options: ExplainOptions) => {
      const { explain } = await import('./commands/explain.ts');
      exit(await explain(rule, options, terminal));
    });
  addPrintConfig(program, terminal, exit);
  program
    .command('list')
    .description('the rules, audiences or channels that are known here')
    .argument('<what>', listings.join(', '))
    .option('--config <file>', 'use this configuration instead of the nearest commslint.yaml')
    .action(async (what: string, options: { config?: string }) => {
      const listing = oneOf('list', what, listings);
      const { list } = await import('./commands/list.ts');
      exit(await list(listing, options, terminal));
    });
  program
    .command('init')
    .description('write a commslint.yaml with comments to start from')
    .action(async () => {
      const { init } = await import('./commands/init.ts');
      exit(await init(terminal));
    });
  program
    .command('lsp')
    .description('the language server, for editors: diagnostics, quick fixes and explanations while you write')
    .option('--stdio', 'talk over standard input and output (the only way there is, and so what happens without it)')
    .action(async () => {
      const { serveEditor } = await import('./commands/lsp.ts');
      await serveEditor(terminal);
    });
  for (const command of program.commands) {
    command.option('--debug', 'show where an unexpected error came from').option('--no-color', 'no colour');
  }
  return program;
}

function addPrintConfig(program: Command, terminal: Terminal, exit: (code: ExitCode) => void): void {
  program
    .command('print-config')
    .description('all that a draft is held to, each value with the file and line that set it')
    .argument('<draft>')
    .option('--audience <ids>', 'the readers, instead of those the draft names', collect)
    .option('--channel <id>', 'the channel, instead of the one the draft names')
    .option('--config <file>', 'use this configuration instead of those found from the draft upwards')
    .option('--format <name>', 'text or json', 'text')
    .action(async (draft: string, { format, ...options }: Omit<PrintConfigOptions, 'format'> & { format: string }) => {
      const asked = { ...options, format: oneOf('format', format, ['text', 'json']) };
      const { printConfig } = await import('./commands/print-config.ts');
      exit(await printConfig(draft, asked, terminal));
    });
}

function addCheck(program: Command, terminal: Terminal, debug: boolean, exit: (code: ExitCode) => void): void {
  const outputs = new Outputs();
  const check = program
    .command('check', { isDefault: true })
    .description('check drafts (this is what commslint does when no command is named)')
    .argument('[drafts...]', 'files, folders and globs; this folder when none is given')
    .option('--audience <ids>', 'the readers, with commas between several, instead of those a draft names', collect)
    .option('--channel <id>', 'web, letter, email, text-message or your own')
    .option('--config <file>', 'use this configuration instead of the nearest commslint.yaml')
    .option('--rule <ids>', 'only these rules', collect)
    .option('--fix', 'make the changes that are safe in any context, and report what is left')
    .option('--fix-dry-run', 'show those changes as a difference and write nothing')
    .option('--comments <copy>', 'write a copy of a Word file in which every finding is a comment')
    .option('--baseline <file>', 'report only what is new: what this file holds is known')
    .option('--no-baseline', 'report everything, also where the configuration names a baseline')
    .option('--update-baseline', 'with --baseline: take over everything that is found')
    .option('--prune-baseline', 'with --baseline: take out what is no longer found')
    .option('--changed', 'only drafts that have changed since the last commit, staged or not, and new ones')
    .option('--since <ref>', 'only drafts that have changed since a branch, tag or commit, and those of --changed')
    .option('--changed-lines', 'with one of these: only what is on lines that have changed')
    .option(
      '--shard <part>',
      'only one part of the drafts, as 2/8: ‘merge’ puts the JSON reports together',
      shardChoice,
    )
    .option('--cache', 'keep what is found, and next time check only what changed')
    .option('--cache-location <path>', `where to keep it, a file or a folder (default: ${usualCache})`)
    .option('--workers <number>', 'threads that check drafts: a number, auto or off (default: auto)', workerCount)
    .option('--stdin', 'check the text on standard input')
    .option('--stdin-filename <path>', 'where that text belongs: decides its format and configuration')
    .addHelpText('after', exitCodeHelp)
    .action(async (drafts: string[], options: Omit<CheckOptions, 'debug' | 'outputs'>) => {
      refuseSlip(program, drafts, terminal);
      const { checkDrafts } = await import('./commands/check.ts');
      const asked = { ...options, outputs: outputs.all(terminal.folder), debug };
      exit(await checkDrafts(drafts, asked, terminal));
    });
  addReportOptions(check, outputs);
}

/**
 * A command that is mistyped is taken for a draft.
 *
 * @throws UsageError where there is no such draft and a command is meant
 */
function refuseSlip(program: Command, drafts: readonly string[], terminal: Terminal): void {
  const [first = ''] = drafts;
  if (program.args[0] !== first || !/^[a-z-]+$/i.test(first) || existsSync(join(terminal.folder, first))) return;
  const meant = closest(
    first,
    program.commands.map((command) => command.name()),
  );
  if (meant === undefined) return;
  throw new UsageError(`There is no command and no draft ‘${first}’. Did you mean ‘commslint ${meant}’?`);
}

function addMerge(program: Command, terminal: Terminal, debug: boolean, exit: (code: ExitCode) => void): void {
  const outputs = new Outputs();
  const merge = program
    .command('merge')
    .description('put the JSON reports of all shards together: the report that one run would have given')
    .argument('<reports...>', 'what check --shard 1/8 --format json --output-file shard-1.json wrote, and so on')
    .addHelpText('after', exitCodeHelp)
    .action(async (reports: string[], options: Omit<MergeOptions, 'debug' | 'outputs'>) => {
      const { mergeShards } = await import('./commands/merge.ts');
      exit(await mergeShards(reports, { ...options, outputs: outputs.all(terminal.folder), debug }, terminal));
    });
  addReportOptions(merge, outputs);
}

/** What can be asked of reports, of `check` and of `merge` alike. */
function addReportOptions(command: Command, outputs: Outputs): void {
  command
    .option(
      '--format <name>',
      `a report, ‘stylish’ if none is named: ${reportFormats.join(', ')}, or your own`,
      (name) => outputs.format(name),
    )
    .option('--output-file <file>', 'write the report of the --format before it to a file', (file) =>
      outputs.file(file),
    )
    .option('--quiet', 'errors only')
    .option('--info', 'show infos too')
    .option('--all', 'show every finding of a draft, not only those that matter most')
    .option('--max-warnings <number>', 'accept up to this many warnings', wholeNumber);
}

function addFit(program: Command, terminal: Terminal, debug: boolean, exit: (code: ExitCode) => void): void {
  program
    .command('fit')
    .description('for each audience: is the draft ready for them, and if not, what keeps it?')
    .argument('<drafts...>', 'files, folders and globs')
    .option(
      '--audience <ids>',
      'the audiences to ask about; families, police and professionals when none is given',
      collect,
    )
    .option('--channel <id>', 'the channel, instead of the one a draft names')
    .option('--config <file>', 'use this configuration instead of the nearest commslint.yaml')
    .action(async (drafts: string[], options: Omit<FitOptions, 'debug'>) => {
      const { fitDrafts } = await import('./commands/fit.ts');
      exit(await fitDrafts(drafts, { ...options, debug }, terminal));
    });
}
