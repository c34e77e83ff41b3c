import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { globSync } from 'tinyglobby';
import type { Target } from './peers.ts';
import { shuffled } from './shuffled.ts';

/** Bytes of Markdown in the site that is made. */
const siteSize = 4_500_000;

/** Words of the one page, within a twentieth. */
const pageWords = 1000;

/**
 * A site and a page to measure with, written below `out`.
 *
 * @param from any folder of Markdown; when there is none, the pages of `$COMMSLINT_EVAL` or else the project's own fixtures
 */
export function makeTargets(from: string | undefined, out: string): { site: Target; page: Target; origin: string } {
  const evaluation = process.env.COMMSLINT_EVAL;
  const folder = from ?? (evaluation ? join(evaluation, 'pages') : 'fixtures');
  const pages = readPages(folder);
  const bodies = from === undefined ? [...pages, ...combinations(pages)] : pages;
  const origin =
    from === undefined ? (evaluation ? 'public pages' : 'the fixtures of the project') : 'a folder of one’s own';
  const page =
    pages.find((text) => Math.abs(text.split(/\s+/).length - pageWords) <= pageWords / 20) ?? pages.join('\n\n');
  return { site: write(join(out, 'site'), bodies), page: write(join(out, 'page'), [page]), origin };
}

/** Every Markdown file below a folder, in the order of their names. */
export function readPages(folder: string): string[] {
  const files = globSync('**/*.md', { cwd: folder }).sort();
  if (files.length === 0) throw new Error(`There is no Markdown in ${folder}.`);
  return files.map((file) => readFileSync(join(folder, file), 'utf8'));
}

/** Two pages joined, never the same two again, until the site has its size: no page stands in it twice. */
function combinations(pages: readonly string[]): string[] {
  const joined: string[] = [];
  const made = new Set<string>();
  let size = pages.reduce((sum, page) => sum + Buffer.byteLength(page), 0);
  for (let seed = 1; size < siteSize && seed <= 100; seed++) {
    const order = shuffled([...pages.keys()], seed);
    for (let at = 0; at + 1 < order.length && size < siteSize; at += 2) {
      const pair = order.slice(at, at + 2);
      if (made.has(pair.join())) continue;
      made.add(pair.join());
      const [first = '', second = ''] = pair.map((index) => pages[index] ?? '');
      const text = `${first.trimEnd()}\n\n${withoutFrontMatter(second)}`;
      joined.push(text);
      size += Buffer.byteLength(text);
    }
  }
  return joined;
}

/** A page as it may follow on another. */
export function withoutFrontMatter(page: string): string {
  return page.replace(/^---\n[\s\S]*?\n---\n/, '');
}

function write(folder: string, texts: readonly string[]): Target {
  mkdirSync(folder, { recursive: true });
  const files = texts.map((_, index) => `page-${String(index + 1).padStart(4, '0')}.md`);
  for (const [index, file] of files.entries()) writeFileSync(join(folder, file), texts[index] ?? '');
  return { folder, files };
}
