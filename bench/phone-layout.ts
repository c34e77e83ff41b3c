/**
 * Holds the estimate of a draft's height on a phone against a browser: the drafts' own trees, set by Chromium with the
 * same type sizes at 360 px. Options: `--all` for every page in place of 100, `--worst` to name the ten worst.
 *
 * Environment: COMMSLINT_EVAL names a folder with `pages/` (the project's fixtures when unset); CHROMIUM_PATH names the
 * browser (/usr/bin/chromium when unset). It needs Liberation Sans: `apt-get install chromium fonts-liberation`.
 */
import { readFileSync } from 'node:fs';
import { chromium, type Page } from 'playwright-core';
import { globSync } from 'tinyglobby';
import type { Draft } from '../src/draft/draft.ts';
import { type BodySize, layOutOnPhone, phoneSheets } from '../src/draft/phone-layout.ts';
import { readDraft } from '../src/formats/read.ts';
import { UnreadableDraft } from '../src/formats/unreadable.ts';
import { phonePage } from './phone-page.ts';

const pages = 100;
const limits = { median: 5, ninetyFifth: 12 };
const switches =
  '--headless --no-sandbox --disable-gpu --disable-quic --no-first-run --disable-background-networking ' +
  '--disable-component-update --disable-sync';

interface Compared {
  path: string;
  estimate: number;
  actual: number;
  /** Difference from the browser's height, in per cent of it. */
  error: number;
}

const folder = process.env.COMMSLINT_EVAL === undefined ? 'fixtures' : `${process.env.COMMSLINT_EVAL}/pages`;
const paths = globSync('**/*.{md,html,txt}', { cwd: folder, absolute: true, ignore: '**/*.findings.txt' }).sort();
const chosen = process.argv.includes('--all') || paths.length <= pages ? paths : evenly(paths, pages);
if (chosen.length === 0) {
  console.log(`Skipped: no drafts in ${folder}.`);
  process.exit(0);
}

const browser = await chromium.launch({
  executablePath: process.env.CHROMIUM_PATH ?? '/usr/bin/chromium',
  args: switches.split(' '),
});
let failed = false;
try {
  const page = await browser.newPage({ viewport: { width: 360, height: 800 }, javaScriptEnabled: false });
  for (const size of [19, 16] as const) failed = !report(size, await compare(page, size)) || failed;
} finally {
  await browser.close();
}
process.exitCode = failed ? 1 : 0;

async function compare(page: Page, size: BodySize): Promise<Compared[]> {
  const compared: Compared[] = [];
  for (const path of chosen) {
    const draft = read(path);
    if (draft === undefined) continue;
    const estimate = layOutOnPhone(draft, size).height;
    await page.setContent(phonePage(draft, phoneSheets[size]));
    const box = await page.locator('body').boundingBox();
    const actual = box?.height ?? 0;
    if (actual > 0) compared.push({ path, estimate, actual, error: (100 * (estimate - actual)) / actual });
  }
  return compared;
}

/** A draft; none for one that its format can't be read from, which no browser would show either. */
function read(path: string): Draft | undefined {
  try {
    return readDraft(readFileSync(path, 'utf8'), path);
  } catch (error) {
    if (error instanceof UnreadableDraft) return undefined;
    throw error;
  }
}

function report(size: BodySize, compared: readonly Compared[]): boolean {
  const errors = compared.map(({ error }) => Math.abs(error)).sort((a, b) => a - b);
  const median = errors[Math.floor(errors.length / 2)] ?? 0;
  const ninetyFifth = errors[Math.floor(errors.length * 0.95)] ?? 0;
  const bias = compared.reduce((total, { error }) => total + error, 0) / compared.length;
  console.log(
    `Body ${size} px, ${compared.length} pages: median error ${median.toFixed(1)} % (at most ${limits.median}), ` +
      `95th percentile ${ninetyFifth.toFixed(1)} % (at most ${limits.ninetyFifth}), ` +
      `mean difference ${bias.toFixed(1)} %, worst ${errors.at(-1)?.toFixed(1)} %.`,
  );
  if (process.argv.includes('--worst')) {
    const worst = [...compared].sort((a, b) => Math.abs(b.error) - Math.abs(a.error)).slice(0, 10);
    for (const { path, estimate, actual, error } of worst) {
      console.log(`  ${error.toFixed(1)} %: ${Math.round(estimate)} px for ${Math.round(actual)} px, ${path}`);
    }
  }
  return median <= limits.median && ninetyFifth <= limits.ninetyFifth;
}

function evenly<Item>(items: readonly Item[], count: number): Item[] {
  return Array.from({ length: count }, (_, index) => items[Math.floor((index * items.length) / count)] as Item);
}
