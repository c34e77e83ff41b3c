/**
 * Prints where the time of a run goes: reading the drafts, finding their words and sentences, searching for terms, each
 * rule, and the rest of the engine, as shares of the whole. `--repeat N` makes N runs (3), of which the fastest counts.
 *
 * Environment: COMMSLINT_EVAL names a folder with `pages/`; the project's fixtures when unset.
 */
import { parseArgs } from 'node:util';
import type { Brief } from '../src/audience/brief.ts';
import type { Draft } from '../src/draft/draft.ts';
import { Linter } from '../src/engine/linter.ts';
import { rules } from '../src/generated/rules.ts';
import type { RegisteredRule } from '../src/rule/rule.ts';
import { fixtures, realPages, type Site } from './real-pages.ts';
import { Stopwatch } from './stopwatch.ts';
import { timed } from './timed-rule.ts';

/** Stages that are no rule's, in the order in which a draft goes through them. */
const stages = { read: 'read', language: 'words and sentences', terms: 'terms', engine: 'engine' } as const;

/** Rules that take less than this share of a run are told in one line. */
const worthALine = 0.002;

interface Measured {
  drafts: number;
  words: number;
  /** Milliseconds of the whole run. */
  total: number;
  watch: Stopwatch;
}

const { values: options } = parseArgs({ options: { repeat: { type: 'string', default: '3' } } });
const real = realPages();
const sites = real.length > 0 ? real : [fixtures()];
if (real.length === 0) console.log('COMMSLINT_EVAL is not set: these are the times of the few fixtures.');

// The first run is slower than any other: the code is still being compiled.
await measure(sites);
const runs: Measured[] = [];
for (let run = 0; run < Number(options.repeat); run++) runs.push(await measure(sites));
const [fastest] = runs.sort((a, b) => a.total - b.total);
if (fastest !== undefined) report(fastest);

async function measure(all: readonly Site[]): Promise<Measured> {
  const watch = new Stopwatch();
  const watched = rules.map((registered) => timed(registered, watch, stages.terms));
  const linters = new Map<string, Linter>();
  let drafts = 0;
  let words = 0;
  const begin = performance.now();
  for (const { name, workspace, paths } of all) {
    for (const path of paths) {
      const prepared = await watch.during(stages.read, async () => {
        try {
          return await workspace.prepare(await workspace.content(path), path);
        } catch {
          // A few real pages cannot be read: their front matter is not YAML.
          return undefined;
        }
      });
      if (prepared === undefined) continue;
      const { draft, briefs } = prepared;
      words += watch.during(stages.language, () => countWords(draft));
      drafts++;
      watch.during(stages.engine, () => linterFor(name, briefs, watched, linters).check(draft));
    }
  }
  return { drafts, words, total: performance.now() - begin, watch };
}

/** Sentences and words are read once, by whichever rule asks first: here before any of them. */
function countWords({ blocks }: Draft): number {
  return blocks.reduce((sum, block) => sum + block.words.length, 0);
}

function linterFor(
  site: string,
  briefs: readonly Brief[],
  watched: readonly RegisteredRule[],
  linters: Map<string, Linter>,
): Linter {
  const key = [site, ...briefs.map(({ readers, channel }) => `${readers.id} ${channel}`)].join('|');
  const linter = linters.get(key) ?? new Linter(watched, briefs);
  linters.set(key, linter);
  return linter;
}

function report({ drafts, words, total, watch }: Measured): void {
  const row = (name: string, time: number) =>
    `${name.padEnd(24)}${((100 * time) / total).toFixed(1).padStart(6)} %${((1e6 * time) / words).toFixed(0).padStart(8)}`;
  console.log(`${drafts} drafts, ${words} words: ${Math.round(words / (total / 1000))} words a second\n`);
  console.log(`${'stage'.padEnd(24)}  share${'ns a word'.padStart(11)}`);
  for (const stage of Object.values(stages)) console.log(row(stage, watch.of(stage)));
  const byRule = rules.map(({ id }) => ({ id, time: watch.of(id) })).sort((a, b) => b.time - a.time);
  console.log(
    `${row(
      'all rules',
      byRule.reduce((sum, { time }) => sum + time, 0),
    )}\n`,
  );
  const small = byRule.filter(({ time }) => time < total * worthALine);
  for (const { id, time } of byRule.slice(0, byRule.length - small.length)) console.log(row(id, time));
  console.log(
    row(
      `${small.length} others`,
      small.reduce((sum, { time }) => sum + time, 0),
    ),
  );
}
