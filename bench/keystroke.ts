/**
 * The time of one keystroke in a draft of 5,000 words (`--words N`), as a language server spends it, against a full check,
 * against remark-parse alone and, where the peers of this folder are installed, against harper.js on the same text; with `--edits N` also how the heap grows over so many edits of a short draft.
 *
 * Times are processor time, taken in turns, because other programs and hours change what a clock says; ratios are what
 * counts.
 */
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { parseArgs } from 'node:util';
import remarkFrontmatter from 'remark-frontmatter';
import remarkGfm from 'remark-gfm';
import remarkParse from 'remark-parse';
import { unified } from 'unified';
import { Memory } from '../src/engine/memory.ts';
import { MarkdownMemory } from '../src/formats/markdown-memory.ts';
import { nodeFiles } from '../src/workspace/node-files.ts';
import { Workspace } from '../src/workspace/workspace.ts';
import { fixtures, realPages } from './real-pages.ts';

const { values } = parseArgs({
  options: {
    edits: { type: 'string' },
    rounds: { type: 'string', default: '21' },
    words: { type: 'string', default: '5000' },
  },
});
const wantedWords = Number(values.words);

const text = longDraft();
const workspace = new Workspace({ folder: '.', files: nodeFiles, audiences: ['families'], channel: 'web' });
const parser = unified().use(remarkParse);
/** What commslint itself has to parse: tables, addresses, footnotes and front matter too. */
const withGfm = unified().use(remarkParse).use(remarkGfm).use(remarkFrontmatter).freeze();

/** Everything that a check of one version does. */
async function check(source: string, memory?: Memory, reading?: MarkdownMemory): Promise<void> {
  workspace.checkPrepared(await workspace.prepare(source, 'draft.md', 'markdown', reading), memory);
}

const memory = new Memory();
const whole = new Memory();
const reading = new MarkdownMemory();
let typed = text;
let at = 0;
/** One letter more, in the middle of a word, each time somewhere else. */
function keystroke(): void {
  at = (at + 7919) % typed.length;
  const word = /[a-z](?=[a-z])/g;
  word.lastIndex = at;
  const place = (word.exec(typed)?.index ?? 0) + 1;
  typed = `${typed.slice(0, place)}e${typed.slice(place)}`;
}

const harper = await loadHarper();
const parts: Readonly<Record<string, () => unknown>> = {
  'remark-parse alone': () => parser.parse(typed),
  'with GFM': () => withGfm.parse(typed),
  'full check': () => check(typed),
  'reading alone': () => workspace.prepare(typed, 'draft.md', 'markdown'),
  'keystroke, parsed whole': () => check(typed, whole),
  keystroke: () => check(typed, memory, reading),
  ...(harper === undefined ? {} : { 'harper.js': () => harper.lint(typed, { language: 'markdown' }) }),
};
const times = new Map<string, number[]>(Object.keys(parts).map((name) => [name, []]));
const rounds = Number(values.rounds);
for (let round = -5; round < rounds; round++) {
  keystroke();
  for (const [name, work] of Object.entries(parts)) {
    const before = process.cpuUsage();
    await work();
    const { user, system } = process.cpuUsage(before);
    if (round >= 0) times.get(name)?.push((user + system) / 1000);
  }
}
const median = (name: string) => {
  const sorted = [...(times.get(name) ?? [])].sort((a, b) => a - b);
  return sorted[sorted.length >> 1] ?? Number.NaN;
};
const parse = median('remark-parse alone');
console.log(`${text.split(/\s+/).length} words, ${text.length} characters; median of ${rounds}, processor time`);
for (const name of Object.keys(parts)) {
  console.log(
    `${name.padEnd(24)} ${median(name).toFixed(1).padStart(7)} ms  ${(median(name) / parse).toFixed(2)} × remark-parse`,
  );
}
console.log(`keystroke / full check: ${(median('keystroke') / median('full check')).toFixed(2)}`);
if (harper !== undefined) {
  console.log(`keystroke / harper.js: ${(median('keystroke') / median('harper.js')).toFixed(2)}`);
}
if (values.edits !== undefined) await watchHeap(Number(values.edits));

/** harper.js is a peer, and no dependency: there only where bench/package.json is installed. */
async function loadHarper(): Promise<Harper | undefined> {
  const folder = fileURLToPath(new URL('node_modules/harper.js/dist/', import.meta.url));
  if (!existsSync(folder)) return undefined;
  const { LocalLinter } = await import(pathToFileURL(join(folder, 'index.js')).href);
  const { binary } = await import(pathToFileURL(join(folder, 'binary.js')).href);
  const linter = new LocalLinter({ binary });
  await linter.setup();
  return linter;
}

interface Harper {
  lint(text: string, options: { language: 'markdown' }): Promise<unknown>;
}

/** Types and takes back again, and says how large the heap is now and then. */
async function watchHeap(edits: number): Promise<void> {
  const kept = new Memory();
  const keptReading = new MarkdownMemory();
  const short = text.slice(0, text.indexOf('\n\n', 3000));
  const heap = () => {
    globalThis.gc?.();
    return process.memoryUsage().heapUsed / 2 ** 20;
  };
  const sizes: string[] = [];
  for (let edit = 0; edit <= edits; edit++) {
    const place = (edit * 31) % short.length;
    await check(`${short.slice(0, place)} ${edit} ${short.slice(place)}`, kept, keptReading);
    if (edit % (edits / 5) === 0) sizes.push(`${edit}: ${heap().toFixed(1)}`);
  }
  console.log(
    `MiB of heap after edits${globalThis.gc ? '' : ' (node --expose-gc for exact figures)'}: ${sizes.join(', ')}`,
  );
}

/** Paragraphs of real pages, or of the fixtures, until there are words enough. */
function longDraft(): string {
  const sites = realPages();
  const { workspace, paths } = sites[0] ?? fixtures();
  const pieces: string[] = [];
  let words = 0;
  while (words < wantedWords) {
    for (const path of paths.filter((each) => each.endsWith('.md'))) {
      const body = readFileSync(join(workspace.folder, path), 'utf8').replace(/^---\n[\s\S]*?\n---\n/, '');
      pieces.push(body.trim());
      words += body.split(/\s+/).length;
      if (words >= wantedWords) break;
    }
  }
  return `${pieces.join('\n\n')}\n`;
}
