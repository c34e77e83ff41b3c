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
import { collect, usualCache, workerCount } from './choices.ts';
import { addOtherCommands, otherCommands } from './other-commands.ts';
import { addReportOptions, exitCodeHelp } from './report/options.ts';
import { Outputs } from './report/outputs.ts';
import { type ExitCode, exitCodes, type Terminal, UsageError } from './terminal.ts';

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
  const program = define(isOfCheck(args), terminal, debug, (code) => {
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

/** Whether nothing but `check` can be meant: what else there is need not be described, which takes longer than all options to parse. */
function isOfCheck(args: readonly string[]): boolean {
  const first = args.find((arg) => arg !== '--debug' && arg !== '--no-color');
  return !otherCommands.some((name) => name === first) && !args.some((arg) => /^-(?:-help|-version|h|v)/.test(arg));
}

/** Each command loads what it needs when it runs: `--help` parses no language and reads no word list. */
function define(onlyCheck: boolean, terminal: Terminal, debug: boolean, exit: (code: ExitCode) => void): Command {
  const program = new Command('commslint')
    .description('Checks drafts of web pages, letters, emails and text messages for the people who will read them.')
    .version(onlyCheck ? '' : packageVersion(), '-v, --version')
    .option('--debug', 'show where an unexpected error came from')
    .option('--no-color', 'no colour (as the environment variable NO_COLOR)')
    .exitOverride()
    .configureOutput({ writeOut: (text) => terminal.out(text), writeErr: (text) => terminal.err(text) })
    .showSuggestionAfterError()
    .helpCommand(false)
    .addHelpText('after', exitCodeHelp);
  addCheck(program, terminal, debug, exit);
  if (!onlyCheck) addOtherCommands(program, terminal, debug, exit);
  for (const command of program.commands) {
    command.option('--debug', 'show where an unexpected error came from').option('--no-color', 'no colour');
  }
  return program;
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
  const meant = closest(first, ['check', ...otherCommands]);
  if (meant === undefined) return;
  throw new UsageError(`There is no command and no draft ‘${first}’. Did you mean ‘commslint ${meant}’?`);
}
