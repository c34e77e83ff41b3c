import { mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { generatedFiles, ruleIds } from '../scripts/generated-files.ts';
import { rules } from '../src/generated/rules.ts';
import { TermList } from '../src/language/term-list.ts';

const root = fileURLToPath(new URL('..', import.meta.url));

describe('src/generated', () => {
  it('is what the sources give, every time', async () => {
    const files = await generatedFiles(root);
    expect([...(await generatedFiles(root))]).toEqual([...files]);
    for (const [path, text] of files) {
      expect(await readFile(join(root, 'src/generated', path), 'utf8'), `${path}: run npm run generate`).toBe(text);
    }
  });

  it('registers every rule in order', async () => {
    const ids = rules.map(({ id }) => id);
    expect(ids).toEqual(await ruleIds(root));
    expect(ids).toEqual([...ids].sort());
    expect(ids.length).toBeGreaterThan(0);
  });
});

describe('the generator', () => {
  let folder: string;
  beforeEach(async () => {
    folder = await mkdtemp(join(tmpdir(), 'commslint-'));
    for (const name of ['rules', 'audiences', 'channels', 'presets', 'glossary']) await mkdir(join(folder, name));
  });
  afterEach(() => rm(folder, { recursive: true }));
  const put = (path: string, text: string) => writeFile(join(folder, path), text);
  const row = (term: string) => `- { term: ${term}, kind: acronym, expansion: x, plain: y }\n`;

  it('works with nothing at all', async () => {
    await rm(join(folder, 'rules'), { recursive: true });
    expect([...(await generatedFiles(folder)).keys()]).toEqual([
      'rules.ts',
      'words/beginnings.ts',
      '../language/reading/listed-words.ts',
      '../language/foreign-numbers.ts',
      'readers.ts',
      '../../schema/commslint.schema.json',
    ]);
  });

  it('carries every text over unharmed', async () => {
    const awkward = `a \`tick\`, \${this} and \\n “quotes”`;
    await put('channels/web.yaml', `name: '${awkward}'\n`);
    const text = (await generatedFiles(folder)).get('readers.ts') ?? '';
    const compiled = text
      .replace(/^import .*$/gm, '')
      .replace(/ as Library.*(?=;$)/m, '')
      .replace(/^let presets.*;$/m, 'let presets;')
      .replace(/export const library: Library =/, 'return');
    const library = new Function('TermList', 'beginnings', compiled)(TermList) as {
      channels: { web: { name: string } };
    };
    expect(library.channels.web.name).toBe(awkward);
  });

  it('tells everything that is wrong in one go', async () => {
    await put('glossary/care.yaml', row('AB'));
    await put('glossary/health.yaml', row('AB'));
    await put('audiences/a.yaml', 'extends: b\nname: A\n');
    await put('audiences/c.yaml', 'name: C\nrules: { nothing: off }\n');
    await put('audiences/Bad One.yaml', 'name: B\n');
    const failure = await generatedFiles(folder).catch((error: Error) => error.message);
    expect(failure).toContain('glossary/health.yaml: ‘AB’ stands in glossary/care.yaml too.');
    expect(failure).toContain('audiences/a.yaml: Unknown audience ‘b’.');
    expect(failure).toContain('audiences/c.yaml:2:10: Unknown rule ‘nothing’.');
    expect(failure).toContain('audiences/Bad One.yaml: ‘Bad One’ is no id');
  });
});
