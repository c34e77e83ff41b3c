import { existsSync } from 'node:fs';
import { readFile, writeFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { type Browser, chromium } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, onTestFinished, test } from 'vitest';
import { Lines } from '../src/draft/lines.ts';
import { markedLines } from '../src/reporters/html/marked-lines.ts';
import type { Finding } from '../src/rule/finding.ts';
import { commslint, folderWith } from './command.ts';

const browserPath = process.env.CHROMIUM ?? '/usr/bin/chromium';
const axePath = createRequire(import.meta.url).resolve('axe-core/axe.min.js');

function finding(text: string, start: number, end: number, severity: Finding['severity'] = 'warning'): Finding {
  const lines = new Lines(text);
  const place = { start: lines.point(start), end: lines.point(end), label: '' };
  const said = { message: '', advice: '', actual: '', suggestions: [], url: '', audiences: [], channel: 'web' };
  return { ...said, ruleId: 'a', category: 'jargon', severity, place, messageId: 'a', group: '' };
}

/** What a person reads of a marked line. */
function read(html: string): string {
  return html
    .replace(/<sup>.*?<\/sup>/g, '')
    .replace(/<\/?mark[^>]*>/g, '')
    .replaceAll('&lt;', '<')
    .replaceAll('&gt;', '>')
    .replaceAll('&amp;', '&');
}

describe('marks in the text', () => {
  const text = 'one <two> three & four\nfive\nsix seven\n';

  test('keep the text and escape it', () => {
    const marked = [
      { finding: finding(text, 4, 9, 'error'), note: 1 },
      { finding: finding(text, 10, 22), note: 2 },
      { finding: finding(text, 28, 31, 'info'), note: 3 },
    ];
    const lines = markedLines(text, marked, 'd1');
    expect(lines.map(({ line, html }) => `${line} ${read(html)}`)).toEqual(['1 one <two> three & four', '3 six seven']);
    expect(lines[0]?.html).toContain('<mark class="error">&lt;two&gt;</mark><sup><a href="#d1n1"');
    expect(lines[1]?.html).toContain('<mark class="info">six</mark><sup><a href="#d1n3"');
  });

  test('that overlap show the worst, and go on over lines', () => {
    const marked = [
      { finding: finding(text, 0, 38), note: 1 },
      { finding: finding(text, 10, 15, 'error'), note: 2 },
      { finding: finding(text, 0, 0), note: 3 },
    ];
    const html = markedLines(text, marked, 'd1').map((each) => each.html);
    expect(html).toHaveLength(3);
    expect(html[0]).toMatch(
      /<mark class="warning">one .*<mark class="error">three<\/mark>.*<mark class="warning"> &amp; four<\/mark>/,
    );
    expect(html[2]).toBe('<mark class="warning">six seven</mark>');
    expect(html.join('').match(/<sup>/g)).toHaveLength(3);
  });

  test('of a long line show what is around them', () => {
    const long = `${'before '.repeat(100)}HERE${' after'.repeat(100)}`;
    const [line] = markedLines(long, [{ finding: finding(long, 700, 704), note: 1 }], 'd1');
    expect(line?.html.length).toBeLessThan(700);
    expect(line?.html).toContain('before <mark class="warning">HERE</mark>');
  });
});

test('the report is one file that loads nothing, shows words where they are, and masks who they are about', async () => {
  const folder = await folderWith({
    'commslint.yaml': 'audience: families\n',
    'a.md':
      '# <script>alert(1)</script>\n\nSam Smith, NHS number 999 000 0018, will utilise the "service".\n\nWe utilise it.\n',
    'b.html': '<p onclick="alert(1)">We utilise <img src=x onerror=alert(1)> it.</p>',
    'empty.md': new Uint8Array([0xff, 0xfe, 0x00]),
  });
  const { out } = await commslint(folder, ['.', '--format', 'html']);
  const elements = [...out.matchAll(/<(\w+)([^>]*)>/g)];
  expect(elements.filter(([, name = '']) => /^(script|img|link|iframe|object|base|form)$/i.test(name))).toEqual([]);
  expect(elements.filter(([, , attributes = '']) => /\b(on\w+|src|srcset|style)=/i.test(attributes))).toEqual([]);
  expect(/<style>([\s\S]*?)<\/style>/.exec(out)?.[1]).not.toMatch(/@import|url\(/);
  expect(out.match(/https?:\/\/[^"\s<]+/g)?.every((url) => url.startsWith('https://github.com/commslint/'))).toBe(true);
  expect(out).toContain('<mark class="error">utilise</mark><sup>');
  expect(out).toContain('&lt;img src=x onerror=alert(1)&gt;');
  expect(out).not.toContain('999 000 0018');
  expect(out).toContain('••• ••• ••••');
  expect(out).toContain('Not checked.');
  // Repeats share a note.
  expect(out.match(/not plain enough for families\. Write ‘use’/g)).toHaveLength(2);
});

const isThere = existsSync(browserPath);
if (!isThere)
  console.info(`No Chromium at ${browserPath} (CHROMIUM says where one is): how the report looks was not checked.`);

describe.runIf(isThere)('in Chromium', () => {
  let browser: Browser;
  beforeAll(async () => {
    browser = await chromium.launch({ executablePath: browserPath, args: ['--no-sandbox'] });
  });
  afterAll(() => browser.close());

  /** Opens a report of drafts on a phone, all of it unfolded. */
  async function open(
    files: Parameters<typeof folderWith>[0],
    colorScheme: 'light' | 'dark',
    args: readonly string[] = [],
  ) {
    const folder = await folderWith(files);
    const { out } = await commslint(folder, ['.', '--format', 'html', '--info', ...args]);
    await writeFile(join(folder, 'report.html'), out);
    const context = await browser.newContext({ viewport: { width: 360, height: 740 }, colorScheme, bypassCSP: true });
    onTestFinished(() => context.close());
    const page = await context.newPage();
    const asked: string[] = [];
    page.on('request', (request) => asked.push(request.url()));
    await page.goto(pathToFileURL(join(folder, 'report.html')).href);
    expect(asked).toHaveLength(1);
    return page;
  }

  const text = `# Visit\n\nWe will utilise it ASAP, w${'o'.repeat(90)}rd.\n\nClick [here](a).\n\n![](b.png)\n`;
  const some = {
    'commslint.yaml': 'audience: [families, police]\n',
    'a.md': text,
    [`${'long-'.repeat(20)}name.md`]: text,
  };

  test.each(['light', 'dark'] as const)(
    'axe-core finds nothing, and nothing is wider than a phone: %s',
    async (scheme) => {
      const page = await open(some, scheme);
      await page.evaluate('for (const each of document.querySelectorAll("details")) each.open = true');
      await page.addScriptTag({ content: await readFile(axePath, 'utf8') });
      const { violations, passes } = (await page.evaluate('axe.run()')) as Record<
        'violations' | 'passes',
        { id: string }[]
      >;
      expect(violations).toEqual([]);
      expect(passes.map(({ id }) => id)).toContain('color-contrast');
      expect(await page.evaluate('document.documentElement.scrollWidth')).toBeLessThanOrEqual(360);
      // Every number in the text leads to its note.
      expect(
        await page.evaluate('[...document.querySelectorAll("sup a")].every((a) => document.querySelector(a.hash))'),
      ).toBe(true);
    },
  );

  test('thousands of findings are folded, and a draft unfolds', async () => {
    const words = 'We will utilise it and commence.\n\n'.repeat(25);
    const many = Object.fromEntries(Array.from({ length: 45 }, (_, index) => [`page-${index}.md`, words]));
    const page = await open({ ...some, ...many }, 'light', ['--rule', 'plain-words']);
    expect(await page.locator('mark').count()).toBeGreaterThan(2000);
    expect(await page.locator('details[open]').count()).toBe(1);
    const last = page.locator('details').last();
    await last.locator('summary').click();
    expect(await last.locator('mark').first().isVisible()).toBe(true);
    expect(await page.locator('details:not([open]) mark').first().isVisible()).toBe(false);
  });
});
