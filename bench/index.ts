/**
 * `npm run bench`: checks one site and one page with commslint and with each peer in turn, in pairs, several rounds, and
 * prints medians. `npm run bench -- --help` tells the options. The last full table is kept in RESULTS.md.
 */
import { mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { cpus, tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { compareGolden, goldenLine, goldenOf } from './golden.ts';
import { type Cost, measure, medianCost } from './measure.ts';
import { areInstalled, bareNode, type Contestant, commslint, peers, type Target } from './peers.ts';
import { makeTargets } from './site.ts';
import { writeValeStyles } from './vale-styles.ts';

const help = `npm run bench -- [options]
  --site FOLDER    check the Markdown of this folder; by default a site is made of public pages or the fixtures
  --only NAMES     only these peers, with commas between: vale,alex
  --rounds N       pairs for the site (3)
  --page-rounds N  pairs for the page (9)
  --record         keep the tables in bench/RESULTS.md`;

const { values: options } = parseArgs({
  options: {
    site: { type: 'string' },
    only: { type: 'string' },
    rounds: { type: 'string', default: '3' },
    'page-rounds': { type: 'string', default: '9' },
    record: { type: 'boolean', default: false },
    help: { type: 'boolean', default: false },
  },
});
const recorded = `# Results

Written by \`npm run bench -- --record\`; what is measured and how stands in [README.md](README.md). CPU is user and system time of
all processes of a command. A ratio below 1 says that commslint is ahead.
`;
const resultsPath = fileURLToPath(new URL('RESULTS.md', import.meta.url));

if (options.help) console.log(help);
else if (!areInstalled()) console.error('The peers are not installed. Run: npm ci --prefix bench --ignore-scripts');
else await run();

async function run(): Promise<void> {
  const scratch = mkdtempSync(join(tmpdir(), 'commslint-bench-'));
  try {
    const { site, page, origin } = makeTargets(options.site, scratch);
    const only = options.only?.toLowerCase().split(',');
    const all = peers(writeValeStyles(scratch));
    const chosen = all.filter(
      ({ name }) => only === undefined || only.some((each) => name.toLowerCase().startsWith(each)),
    );
    if (!all.some(({ name }) => name === 'Vale'))
      console.error('Without Vale: npm run install:vale --prefix bench builds it.');
    const bytes = site.files.reduce((sum, file) => sum + statSync(join(site.folder, file)).size, 0);
    const golden = await goldenOf(site);
    const lines = [
      `Site: ${site.files.length} files, ${(bytes / 1e6).toFixed(1)} MB, of ${origin}. ${process.platform} ${process.arch}, ${cpus().length} processors, Node ${process.versions.node}.`,
      '',
      goldenLine(golden),
    ];
    console.log(lines.join('\n'));
    console.log(`${compareGolden(golden, lastResults())}\n`);
    lines.push(
      ...(await table('One page of 1,000 words', page, [bareNode, ...chosen], Number(options['page-rounds']))),
    );
    lines.push(...(await table('One site', site, chosen, Number(options.rounds))));
    if (options.record) writeFileSync(resultsPath, `${recorded}\n${lines.join('\n')}\n`);
  } finally {
    rmSync(scratch, { recursive: true });
  }
}

/** Measures commslint and each peer in turn, so that both meet the same hours of the machine. Each row is printed when it is known. */
async function table(title: string, target: Target, others: readonly Contestant[], rounds: number): Promise<string[]> {
  if (rounds === 0) return [];
  const lines: string[] = [];
  const tell = (line: string) => {
    console.log(line);
    lines.push(line);
  };
  tell(`\n## ${title}, ${rounds} pairs\n`);
  tell(
    '| peer | version | CPU s | commslint beside it | **commslint / peer** | wall s | commslint | peak MiB | commslint |',
  );
  tell('|---|---|--:|--:|--:|--:|--:|--:|--:|');
  for (const other of others) {
    const theirs: Cost[] = [];
    const ours: Cost[] = [];
    for (let round = 0; round < rounds; round++) {
      ours.push(await costOf(commslint(), target));
      theirs.push(await costOf(other, target));
    }
    const [our, their] = [medianCost(ours), medianCost(theirs)];
    const seconds = (value: number) => value.toFixed(value < 10 ? 3 : 1);
    const cells = [
      ...[other.name, other.version, seconds(their.cpu), seconds(our.cpu), `**${(our.cpu / their.cpu).toFixed(2)}**`],
      ...[seconds(their.wall), seconds(our.wall), their.memory.toFixed(0), our.memory.toFixed(0)],
    ];
    tell(`| ${cells.join(' | ')} |`);
  }
  return lines;
}

function costOf(contestant: Contestant, target: Target): Promise<Cost> {
  return measure(
    contestant.command(target),
    contestant.folder ?? target.folder,
    contestant === bareNode ? [] : target.files,
  );
}

function lastResults(): string {
  try {
    return readFileSync(resultsPath, 'utf8');
  } catch {
    return '';
  }
}
