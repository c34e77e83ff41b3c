/** Harper has no command line of its own in npm: this checks the files that are named, one after another. */
import { readFileSync } from 'node:fs';
import { LocalLinter } from 'harper.js';
import { binary } from 'harper.js/binary';

const linter = new LocalLinter({ binary });
await linter.setup();
for (const path of process.argv.slice(2)) {
  const lints = await linter.lint(readFileSync(path, 'utf8'), { language: 'markdown' });
  for (const lint of lints) console.log(`${path}: ${lint.span().start} ${lint.message()}`);
}
