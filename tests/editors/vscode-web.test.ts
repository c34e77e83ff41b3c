import { expect, test } from 'vitest';
import { folderWith } from '../command.ts';
import { missing, runInBrowser } from './vscode-web.ts';

const lacking = missing();
if (lacking !== undefined) console.info(`VS Code in a browser: skipped, for ${lacking} is not here.`);

/** What stands before the words in question must not move them: emoji, character references, an accent. */
const draft = '# Café 😀\n\nTom &amp; Zoë 👩‍👧 utilise it, and we utilise that.\n';

test.skipIf(lacking !== undefined)(
  'VS Code shows what is found on the right words, and what is changed there is in the file',
  async () => {
    const folder = await folderWith({
      'other/readme.md': 'We utilise it.\n',
      'council/commslint.yaml': 'audience: families\n',
      'council/visit.md': draft,
      'council/closed.md': 'Together we utilise it.\n',
      'council/police.md': '---\naudience: families # for now\n---\n\nThe officer may issue a PPN.\n',
      'council/page.html': '<p>Tom &amp; we 😀 utilise it.</p>\n',
      'council/mail.eml':
        'From: a@example.com\r\nTo: b@example.com\r\nSubject: Your visit\r\nContent-Type: text/plain; charset=utf-8\r\n\r\nWe will utilise it.\r\n',
    });
    let squiggles = 0;
    const told = await runInBrowser(folder, 'steps.ts', async ({ step }, page) => {
      if (step !== 'squiggle') return;
      await page.waitForSelector('.squiggly-error, .squiggly-warning');
      squiggles = await page.locator('.squiggly-error, .squiggly-warning').count();
    });
    const of = (step: string) => told.find((each) => each.step === step)?.value;
    expect(of('silent')).toEqual({ found: [], isRunning: false });
    expect((of('found') as string[]).filter((word) => word === 'utilise')).toHaveLength(2);
    expect(of('running')).toBe(true);
    expect(of('rule')).toMatchObject({ value: 'plain-words' });
    expect(String(of('hover'))).toContain('It matters to families');
    expect(String(of('hover'))).toContain('command:commslint.explainRule');
    expect(squiggles).toBeGreaterThan(0);
    expect((of('actions') as string[])[0]).toBe('Write ‘use’ instead of ‘utilise’');
    expect(of('saved')).toBe(draft.replace('utilise', 'use'));
    expect(of('fixed')).toBe(draft.replaceAll('utilise', 'use'));
    expect(of('for families')).toContain('PPN');
    expect(of('for police')).not.toContain('PPN');
    expect(of('front matter')).toBe('---\naudience: police # for now');
    expect(of('html')).toContain('utilise');
    expect(of('email')).toContain('utilise');
    expect(String(of('configuration'))).toContain('familys');
    expect((of('workspace') as string[]).some((path) => path.endsWith('/closed.md'))).toBe(true);
    expect((of('once opened') as string[]).filter((word) => word === 'utilise')).toHaveLength(1);
    expect(String(of('page'))).toContain('plain-words');
    expect(of('after restart')).toContain('utilise');
  },
  180_000,
);
