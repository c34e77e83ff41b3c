/**
 * `npm run generate` brings `src/generated/` and `schema/` up to date; with `--check` it changes nothing, names the files that are out
 * of date, and exits with 1.
 */
import { existsSync } from 'node:fs';
import { mkdir, readdir, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { dirname, join, relative } from 'node:path';
import { fileURLToPath } from 'node:url';
import { ConfigurationError } from '../src/audience/configuration-error.ts';
import { generatedFiles } from './generated-files.ts';

const root = fileURLToPath(new URL('..', import.meta.url));
const out = join(root, 'src', 'generated');

try {
  process.exitCode = await run(process.argv.includes('--check'));
} catch (error) {
  if (!(error instanceof ConfigurationError)) throw error;
  console.error(error.message);
  process.exitCode = 1;
}

async function run(onlyCheck: boolean): Promise<number> {
  const files = await generatedFiles(root);
  const stale: string[] = [];
  for (const [path, text] of files) {
    const target = join(out, path);
    if (existsSync(target) && (await readFile(target, 'utf8')) === text) continue;
    stale.push(path);
    if (!onlyCheck) await replace(target, text);
  }
  for (const path of await present()) {
    if (files.has(path)) continue;
    stale.push(path);
    if (!onlyCheck) await rm(join(out, path));
  }
  const names = stale.map((path) => relative(root, join(out, path))).join('\n');
  if (stale.length === 0) console.log('src/generated is up to date.');
  else if (onlyCheck) console.error(`Out of date; run \`npm run generate\`:\n${names}`);
  else console.log(`Written:\n${names}`);
  return onlyCheck && stale.length > 0 ? 1 : 0;
}

/** Whole or not at all, for whoever reads it at the same time. */
async function replace(target: string, text: string): Promise<void> {
  await mkdir(dirname(target), { recursive: true });
  const draft = `${target}.${process.pid}`;
  await writeFile(draft, text);
  await rename(draft, target);
}

async function present(): Promise<string[]> {
  if (!existsSync(out)) return [];
  const entries = await readdir(out, { recursive: true });
  return entries
    .map((path) => path.replaceAll('\\', '/'))
    .filter((path) => path.endsWith('.ts'))
    .sort();
}
