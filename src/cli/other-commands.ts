import type { Command } from 'commander';
import { collect, listings, oneOf } from './choices.ts';
import type { ExplainOptions } from './commands/explain.ts';
import type { FitOptions } from './commands/fit.ts';
import type { MergeOptions } from './commands/merge.ts';
import type { PrintConfigOptions } from './commands/print-config.ts';
import { addReportOptions, exitCodeHelp } from './report/options.ts';
import { Outputs } from './report/outputs.ts';
import type { ExitCode, Terminal } from './terminal.ts';

/** The commands beside `check`, in the order of the help. */
export const otherCommands = ['merge', 'fit', 'explain', 'print-config', 'list', 'init', 'lsp'] as const;

type Exit = (code: ExitCode) => void;

/** Describes the commands beside `check`; each loads what it needs when it runs. */
export function addOtherCommands(program: Command, terminal: Terminal, debug: boolean, exit: Exit): void {
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
}

function addPrintConfig(program: Command, terminal: Terminal, exit: Exit): void {
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

function addMerge(program: Command, terminal: Terminal, debug: boolean, exit: Exit): void {
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

function addFit(program: Command, terminal: Terminal, debug: boolean, exit: Exit): void {
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
