/** Takes the pictures of the VS Code extension's README from a real run: VS Code in a browser. */
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { missing, runInBrowser } from '../tests/editors/vscode-web.ts';
import { extensionFolder } from './build-vscode.ts';

const lacking = missing();
if (lacking !== undefined) throw new Error(`Pictures need ${lacking}.`);

const letter = `---
audience: families
channel: letter
---

# Your visit on 12 May

Dear Ms Example

Jo Example, your social worker, will visit you at home on Tuesday 12 May at 10am. We will utilise the visit to
talk about the support that is available, and about the next MARAC.

Please contact us prior to the visit if that day does not suit you: 01632 960 001, or write to
help@anyshire.example.

Yours sincerely

Jo Example
`;

const folder = await mkdtemp(join(tmpdir(), 'commslint-pictures-'));
await writeFile(join(folder, 'visit.md'), letter);
await writeFile(join(folder, 'commslint.yaml'), 'audience: families\n');
await runInBrowser(folder, 'pictures.ts', async ({ step, value }, page) => {
  if (step !== 'picture') return;
  if (value === 'readers') {
    await page.keyboard.press('Escape');
    // The list of files makes room for the view.
    await page
      .getByRole('button', { name: /Explorer Section/ })
      .first()
      .click();
    await page.waitForTimeout(700);
  }
  await page.screenshot({ path: join(extensionFolder, 'pictures', `${value}.png`) });
});
await rm(folder, { recursive: true });
