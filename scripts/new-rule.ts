/** `npm run new:rule <id>` copies `rules/_template` to `rules/<id>`. */
import { existsSync } from 'node:fs';
import { mkdir, readdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { idPattern } from './generated-files.ts';

const root = fileURLToPath(new URL('..', import.meta.url));
const [id = ''] = process.argv.slice(2);
const problem = refusal(id);
if (problem !== undefined) {
  console.error(problem);
  process.exitCode = 1;
} else {
  const template = join(root, 'rules', '_template');
  const folder = join(root, 'rules', id);
  await mkdir(folder);
  for (const name of await readdir(template)) {
    const text = await readFile(join(template, name), 'utf8');
    await writeFile(join(folder, name), text.replaceAll('rule-id', id));
  }
  console.log(`rules/${id} is there. Edit rule.ts and rule.md, then run \`npm run generate\`.`);
}

function refusal(id: string): string | undefined {
  if (id === '') return 'Give the id of the rule: npm run new:rule <id>';
  if (!idPattern.test(id)) return `‘${id}’ is no rule id: lower-case words joined by hyphens, such as ‘plain-words’.`;
  return existsSync(join(root, 'rules', id)) ? `There is a rules/${id} already.` : undefined;
}
