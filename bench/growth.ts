/**
 * How the time of a check grows: with the size of the page (×1 to ×16 of 1,000 words), with the number of rules, and with 10,000
 * terms more in a word list. Processor time of checks in one process, the fastest of `--rounds N` (7), after some that do not count.
 *
 * Environment: COMMSLINT_EVAL names a folder with `pages/`; the project's fixtures when unset.
 */
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { rules } from '../src/generated/rules.ts';
import { nodeFiles } from '../src/workspace/node-files.ts';
import { Workspace } from '../src/workspace/workspace.ts';
import { makeTargets, withoutFrontMatter } from './site.ts';

const { values: options } = parseArgs({ options: { rounds: { type: 'string', default: '7' } } });
const scratch = mkdtempSync(join(tmpdir(), 'commslint-bench-'));
try {
  const words = readWords(16_000);
  const text = (count: number) => `${words.slice(0, count).join(' ')}\n`;
  console.log('Page, words      ms   ms for 1,000 words');
  const workspace = plain();
  for (const times of [1, 2, 4, 8, 16]) {
    const milliseconds = await fastest(workspace, text(1000 * times));
    console.log(row(`${1000 * times}`, milliseconds, milliseconds / times));
  }
  console.log('\nRules            ms   share of all');
  const all = await fastest(workspace, text(4000));
  for (const share of [0.25, 0.5, 0.75]) {
    const only = rules.filter((_, index) => Math.floor(index * share) !== Math.floor((index - 1) * share));
    const some = await fastest(plain(only.map(({ id }) => id)), text(4000));
    console.log(row(`${only.length}`, some, some / all));
  }
  console.log(row(`${rules.length}`, all, 1));
  writeFileSync(join(scratch, 'commslint.yaml'), manyTerms(10_000, words));
  const more = new Workspace({ folder: scratch, files: nodeFiles, audiences: ['families'], channel: 'web' });
  const [before, after] = await inTurn([workspace, more], text(4000));
  console.log(
    `\n10,000 terms more: ${(100 * (after / before - 1)).toFixed(1)} % (${before.toFixed(1)} ms, ${after.toFixed(1)} ms)`,
  );
} finally {
  rmSync(scratch, { recursive: true });
}

/** Words of the site with the white space after them, so that the pages made of them have paragraphs, lists and headings. */
function readWords(count: number): string[] {
  const { site } = makeTargets(undefined, scratch);
  const words: string[] = [];
  for (const file of site.files) {
    if (words.length >= count) break;
    words.push(...withoutFrontMatter(readFileSync(join(site.folder, file), 'utf8')).split(/[ \t]+/), '\n\n');
  }
  return words;
}

function plain(only?: readonly string[]): Workspace {
  return new Workspace({ folder: tmpdir(), files: nodeFiles, audiences: ['families'], channel: 'web', only });
}

async function fastest(workspace: Workspace, source: string): Promise<number> {
  const [milliseconds] = await inTurn([workspace], source);
  return milliseconds ?? Number.NaN;
}

/** Processor time of a check in milliseconds under each workspace, measured in turn. */
async function inTurn(workspaces: readonly Workspace[], source: string): Promise<[number, number]> {
  const best = workspaces.map(() => Number.POSITIVE_INFINITY);
  for (let round = -3; round < Number(options.rounds); round++) {
    for (const [index, workspace] of workspaces.entries()) {
      const before = process.cpuUsage();
      await workspace.checkText(source, 'page.md');
      const { user, system } = process.cpuUsage(before);
      if (round >= 0) best[index] = Math.min(best[index] ?? Number.NaN, (user + system) / 1000);
    }
  }
  return [best[0] ?? Number.NaN, best[1] ?? Number.NaN];
}

/** A configuration with so many terms, of three words each that stand in the page, though hardly ever beside each other. */
function manyTerms(count: number, words: readonly string[]): string {
  const vocabulary = [...new Set(words.filter((word) => /^[a-z]{4,}$/.test(word)))];
  const pick = (index: number, step: number) => vocabulary[(index * step) % vocabulary.length] ?? '';
  const terms = new Set<string>();
  for (let index = 1; terms.size < count && index < 10 * count; index++) {
    terms.add(`${pick(index, 1)} ${pick(index, 7)} ${pick(index, 31)}`);
  }
  const rows = [...terms].map((term) => `    - { term: ${term}, instead: [other words] }\n`);
  return `terms:\n  plain-words:\n${rows.join('')}`;
}

function row(name: string, milliseconds: number, ratio: number): string {
  return `${name.padStart(11)}${milliseconds.toFixed(1).padStart(8)}${ratio.toFixed(2).padStart(8)}`;
}
