/**
 * The extension as it is installed, in VS Code with a Node server, driven as people drive it: code-server, a browser, the
 * `.vsix`. Slow, and of use before a release: `npm run test:code-server`. The first run fetches and builds code-server
 * (some minutes; a compiler, Python and ripgrep have to be there) in `editors/vscode/.code-server`, or where
 * CODE_SERVER_DIR says that one is.
 */
import assert from 'node:assert/strict';
import { type ChildProcess, execFileSync, spawn } from 'node:child_process';
import { existsSync, mkdirSync, readdirSync, readFileSync, symlinkSync, writeFileSync } from 'node:fs';
import { mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { chromium, type Page } from 'playwright-core';
import { extensionFolder } from '../../scripts/build-vscode.ts';
import { packageExtension } from '../../scripts/package-vscode.ts';
import { browser, freePort } from './vscode-web.ts';

const version = '4.100.3';

/** What of VS Code's packages has to be compiled for a server to start. */
const compiled = ['@parcel/watcher', '@vscode/spdlog', '@vscode/deviceid', 'native-watchdog', 'node-pty'];

const draft = '# Café 😀\n\nTom &amp; Zoë 👩‍👧 utilise it, and we utilise that.\n';

const entry = codeServer(process.env.CODE_SERVER_DIR ?? join(extensionFolder, '.code-server'));
const folder = await mkdtemp(join(tmpdir(), 'commslint-code-server-'));
const drafts = join(folder, 'drafts');
for (const [path, text] of Object.entries({
  'council/commslint.yaml': 'audience: families\n',
  'council/visit.md': draft,
  'council/police.md': '---\naudience: families\n---\n\nThe officer may issue a PPN.\n',
  'other/readme.md': 'We utilise it.\n',
})) {
  await mkdir(dirname(join(drafts, path)), { recursive: true });
  await writeFile(join(drafts, path), text);
}
const places = ['user-data-dir', 'extensions-dir', 'config'].flatMap((name) => [`--${name}`, join(folder, name)]);
await writeFile(join(folder, 'config'), '');
await mkdir(join(folder, 'user-data-dir', 'User'), { recursive: true });
await writeFile(join(folder, 'user-data-dir', 'User', 'settings.json'), '{ "workbench.startupEditor": "none" }');
execFileSync(process.execPath, [entry, ...places, '--install-extension', await packageExtension()], {
  stdio: 'ignore',
});
const port = await freePort();
const server = spawn(
  process.execPath,
  [
    entry,
    ...places,
    '--auth',
    'none',
    '--bind-addr',
    `127.0.0.1:${port}`,
    '--disable-telemetry',
    '--disable-update-check',
  ],
  { stdio: 'ignore', env: { ...process.env, VSCODE_PROXY_URI: '' } },
);
const chrome = await chromium.launch({ executablePath: browser, args: ['--no-sandbox'] });
try {
  await answers(port);
  const page = await chrome.newPage({ viewport: { width: 1200, height: 800 } });
  await page.goto(`http://127.0.0.1:${port}/?folder=${drafts}`);
  await page.locator('.monaco-workbench').waitFor({ timeout: 60_000 });
  // Nothing of a folder is run, so that it need not be trusted.
  const distrust = page.getByRole('button', { name: /No, I don't trust/ });
  await distrust.click({ timeout: 15_000 }).catch(() => say('nobody asked whether the folder is trusted'));

  await openFile(page, 'other/readme.md');
  await page.waitForTimeout(5000);
  assert.equal(await squiggles(page).count(), 0);
  assert.deepEqual(servers(server), []);
  say('silent in a folder without commslint: nothing is underlined, no server runs');

  await openFile(page, 'council/visit.md');
  await squiggles(page).first().waitFor({ timeout: 60_000 });
  assert.equal(servers(server).length, 1);
  assert.equal(await problems(page, /‘utilise’ is not plain enough for families/), 2);
  say('the server runs, and both ‘utilise’ are found');

  await goTo(page, 'council/visit.md:3:24');
  await press(page, 'Control+K', 'Control+I');
  await page.locator('.monaco-hover').getByText('It matters to families').first().waitFor();
  say('a hover says whom it matters to');
  await page.keyboard.press('Escape');
  await page.keyboard.press('Control+.');
  await page.locator('.action-widget').getByText('Write ‘use’ instead of ‘utilise’').first().waitFor();
  await page.waitForTimeout(500);
  // It is the first, and chosen.
  await page.keyboard.press('Enter');
  await page.waitForTimeout(1000);
  await page.keyboard.press('Control+S');
  await until(
    async () => (await readFile(join(drafts, 'council/visit.md'), 'utf8')) === draft.replace('utilise', 'use'),
  );
  say('a quick fix is in the saved file, and nothing else is');

  await openFile(page, 'council/police.md');
  await page.getByRole('button', { name: /commslint: .*Families: changes needed/ }).click({ timeout: 30_000 });
  await page
    .getByRole('checkbox', { name: /^Families/ })
    .first()
    .waitFor();
  await page.keyboard.type('police');
  await page.waitForTimeout(500);
  await page.locator('.quick-input-list .monaco-list-row').filter({ hasText: 'police' }).first().click();
  await page.keyboard.press('Control+A');
  await page.keyboard.press('Backspace');
  await page.keyboard.type('families');
  await page.waitForTimeout(500);
  await page.locator('.quick-input-list .monaco-list-row').filter({ hasText: 'families' }).first().click();
  await page.locator('.quick-input-action, .quick-input-header').getByRole('button', { name: 'OK' }).click();
  await page.getByRole('button', { name: /commslint: .*Police/ }).waitFor({ timeout: 30_000 });
  await page.keyboard.press('Control+S');
  await until(async () => /^---\naudience: police\n/.test(await readFile(join(drafts, 'council/police.md'), 'utf8')));
  assert.equal(await problems(page, /PPN/), 0);
  say('readers chosen from the status bar are in the front matter, and the findings are theirs');

  await command(page, 'commslint: Explain a rule');
  await page.keyboard.type('plain-words');
  await page.keyboard.press('Enter');
  await page.getByRole('tab', { name: /plain-words/ }).waitFor({ timeout: 30_000 });
  say('a rule’s page is shown');
} catch (error) {
  const page = chrome.contexts()[0]?.pages()[0];
  await page?.screenshot({ path: join(tmpdir(), 'commslint-code-server.png') });
  say(`what it looked like: ${join(tmpdir(), 'commslint-code-server.png')}`);
  throw error;
} finally {
  await chrome.close();
  server.kill();
  await new Promise((resolve) => server.once('exit', resolve));
  await rm(folder, { recursive: true, force: true });
}

function say(what: string): void {
  console.log(`ok: ${what}`);
}

/** The program's file, after it was fetched and made ready, if need be. */
function codeServer(at: string): string {
  const packed = join(at, 'node_modules', 'code-server');
  const file = join(packed, 'out', 'node', 'entry.js');
  const code = join(packed, 'lib', 'vscode');
  if (existsSync(join(code, 'node_modules.asar'))) return file;
  mkdirSync(at, { recursive: true });
  writeFileSync(join(at, 'package.json'), '{ "private": true }\n');
  const npm = (cwd: string, ...args: string[]) =>
    execFileSync('npm', [...args, '--no-audit', '--no-fund'], {
      cwd,
      stdio: ['ignore', 'ignore', 'inherit'],
      // One of the packages asks a question when it is built.
      env: { ...process.env, npm_config_yes: 'true', npm_config_build_from_source: 'true' },
    });
  npm(at, 'install', '--ignore-scripts', `code-server@${version}`);
  npm(at, 'rebuild', 'argon2');
  npm(code, 'install', '--ignore-scripts', '--omit=dev');
  npm(join(code, 'extensions'), 'install', '--ignore-scripts', '--omit=dev');
  npm(code, 'rebuild', ...compiled);
  const ripgrep = join(code, 'node_modules', '@vscode', 'ripgrep', 'bin');
  mkdirSync(ripgrep, { recursive: true });
  symlinkSync(execFileSync('which', ['rg'], { encoding: 'utf8' }).trim(), join(ripgrep, 'rg'));
  symlinkSync('node_modules', join(code, 'node_modules.asar'));
  return file;
}

async function answers(at: number): Promise<void> {
  await until(() =>
    fetch(`http://127.0.0.1:${at}/healthz`).then(
      ({ ok }) => ok,
      () => false,
    ),
  );
}

function squiggles(page: Page) {
  return page.locator('.squiggly-error, .squiggly-warning');
}

/** How many rows of the Problems view say something. */
async function problems(page: Page, what: RegExp): Promise<number> {
  await command(page, 'Problems: Focus on Problems View');
  await page.waitForTimeout(3000);
  return page.locator('.markers-panel .monaco-list-row').filter({ hasText: what }).count();
}

async function openFile(page: Page, path: string): Promise<void> {
  const tab = page.getByRole('tab', { name: new RegExp(path.replace(/^.*\//, '')) });
  // While the window is still being put together, something else may take the focus away.
  for (let tries = 0; tries < 4; tries++) {
    await goTo(page, path);
    const isOpen = await tab.waitFor({ timeout: 8000 }).then(
      () => true,
      () => false,
    );
    if (isOpen) return;
  }
  throw new Error(`${path} could not be opened.`);
}

async function goTo(page: Page, place: string): Promise<void> {
  await page.keyboard.press('Control+P');
  await page.locator('.quick-input-widget').waitFor();
  await page.keyboard.type(place);
  await page.locator('.quick-input-list .monaco-list-row').first().waitFor();
  await page.waitForTimeout(1500);
  await page.keyboard.press('Enter');
  await page.waitForTimeout(1500);
}

async function command(page: Page, title: string): Promise<void> {
  await page.keyboard.press('F1');
  await page.locator('.quick-input-widget').waitFor();
  await page.keyboard.type(title);
  await page.waitForTimeout(1500);
  await page.keyboard.press('Enter');
  await page.waitForTimeout(1000);
}

async function press(page: Page, ...keys: string[]): Promise<void> {
  for (const key of keys) await page.keyboard.press(key);
}

/** Ids of the language servers that run under a program. */
function servers({ pid }: ChildProcess): string[] {
  const processes = readdirSync('/proc').filter((name) => /^\d+$/.test(name));
  const parents = new Map<string, string>();
  const ours: string[] = [];
  for (const id of processes) {
    try {
      parents.set(id, /\) \S (\d+)/.exec(readFileSync(`/proc/${id}/stat`, 'utf8'))?.[1] ?? '');
      if (/commslint[^\0]*server\.mjs/.test(readFileSync(`/proc/${id}/cmdline`, 'utf8'))) ours.push(id);
    } catch {
      // It ended meanwhile.
    }
  }
  const isUnder = (id: string | undefined): boolean =>
    id !== undefined && (id === String(pid) || isUnder(parents.get(id)));
  return ours.filter(isUnder);
}

async function until(isSo: () => Promise<boolean>): Promise<void> {
  for (let tries = 0; tries < 150; tries++) {
    if (await isSo()) return;
    await new Promise((resolve) => setTimeout(resolve, 200));
  }
  throw new Error('What was waited for did not happen.');
}
