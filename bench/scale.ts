/**
 * A site of many pages, checked cold, from the cache, after one change, and in two threads; and a site of a tenth of it, to
 * see that memory does not grow with the number of pages. `--pages 20000`, `--rule ID` for one rule only, `--alone` without
 * the two runs in threads, which take two thirds of the time.
 */
import { appendFileSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { availableParallelism, cpus, tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { parseArgs } from 'node:util';
import { type Cost, measure } from './measure.ts';
import { readPages, withoutFrontMatter } from './site.ts';

const { values } = parseArgs({
  options: { pages: { type: 'string', default: '20000' }, rule: { type: 'string' }, alone: { type: 'boolean' } },
});
const command = [
  process.execPath,
  join(import.meta.dirname, '../dist/cli.cjs'),
  'check',
  '.',
  '--audience',
  'families',
];
const rule = values.rule === undefined ? [] : ['--rule', values.rule];

const out = mkdtempSync(join(tmpdir(), 'commslint-scale-'));
try {
  const evaluation = process.env.COMMSLINT_EVAL;
  const pages = readPages(evaluation ? join(evaluation, 'pages') : 'fixtures');
  console.log(`${evaluation ? 'public pages' : 'the fixtures of the project'}, halves of two put together`);
  console.log(`Node ${process.version}, ${availableParallelism()} × ${cpus()[0]?.model}`);
  console.log(
    `${'pages'.padStart(7)}  ${'run'.padEnd(22)}${'CPU s'.padStart(9)}${'wall s'.padStart(9)}${'MiB'.padStart(7)}`,
  );
  for (const count of [Number(values.pages) / 10, Number(values.pages)]) {
    const site = makeSite(pages, count, join(out, String(count)));
    const run = async (name: string, ...args: string[]) => {
      const cost = await measure([...command, ...rule, ...args], site.folder, [' in ']);
      console.log(`${String(count).padStart(7)}  ${name.padEnd(22)}${inColumns(cost)}`);
    };
    await run('cold', '--cache', '--workers', 'off');
    await run('unchanged', '--cache', '--workers', 'off');
    appendFileSync(join(site.folder, site.first), '\nWe will utilise it.\n');
    await run('one page changed', '--cache', '--workers', 'off');
    if (values.alone) continue;
    await run('cold, two threads', '--workers', '2');
    await run('cold, as it chooses');
  }
} finally {
  rmSync(out, { recursive: true });
}

function inColumns({ cpu, wall, memory }: Cost): string {
  return `${cpu.toFixed(2).padStart(9)}${wall.toFixed(1).padStart(9)}${memory.toFixed(0).padStart(7)}`;
}

/**
 * The first half of one page and the second half of another: pages are as long as real ones, no two are the same, and
 * hardly a paragraph stands in its page's place twice. A hundred in a folder.
 */
function makeSite(pages: readonly string[], count: number, folder: string): { folder: string; first: string } {
  const halves = pages.map((page) => {
    const blocks = withoutFrontMatter(page).split(/\n{2,}/);
    const middle = blocks.length >> 1;
    return [blocks.slice(0, middle).join('\n\n'), blocks.slice(middle).join('\n\n')] as const;
  });
  if (count > halves.length ** 2) throw new Error(`No more than ${halves.length ** 2} pages can be made of these.`);
  const pathOf = (index: number) => join(`part-${Math.floor(index / 100)}`, `page-${index}.md`);
  for (let index = 0; index < count; index++) {
    const [start = ''] = halves[index % halves.length] ?? [];
    const [, end = ''] = halves[(index + 1 + Math.floor(index / halves.length)) % halves.length] ?? [];
    mkdirSync(dirname(join(folder, pathOf(index))), { recursive: true });
    writeFileSync(join(folder, pathOf(index)), `# Page ${index}\n\n${start}\n\n${end}\n`);
  }
  return { folder, first: pathOf(0) };
}
