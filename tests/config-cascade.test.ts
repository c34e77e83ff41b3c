import { createHash } from 'node:crypto';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { rules } from '../src/generated/rules.ts';
import { nodeFiles } from '../src/workspace/node-files.ts';
import { Workspace } from '../src/workspace/workspace.ts';
import { commslint, folderWith } from './command.ts';

const draft = 'We will utilise it.\n';

/** What a draft is held to: its readers, and how a rule is set for the first of them. */
async function settings(folder: string, path: string, rule: string, config?: string) {
  const workspace = new Workspace({ folder, files: nodeFiles, config });
  const { choice, briefs } = await workspace.prepare(draft, path);
  const { severity, options, origins } = briefs[0]?.rules.get(rule) ?? {};
  return { audiences: choice.audiences, channel: choice.channel, severity, options, origins, brief: briefs[0] };
}

/** What is wrong with the configuration of a draft. */
async function complaints(files: Readonly<Record<string, string | Uint8Array>>, path = 'a.md'): Promise<string[]> {
  const folder = await folderWith({ [path]: draft, ...files });
  const { code, err } = await commslint(folder, ['--format', 'json', path]);
  expect(code).toBe(2);
  expect(err).toMatch(/No draft was checked that this configuration holds for\.\n$/);
  expect(err).not.toMatch(/inside commslint|\.ts:\d/);
  return err.split('\n').slice(0, -2);
}

/** Which of these drafts are checked. */
async function checked(files: Readonly<Record<string, string>>, args: readonly string[] = []): Promise<string[]> {
  const folder = await folderWith({ 'commslint.yaml': 'root: true\n', ...files });
  const { out } = await commslint(folder, ['.', '--format', 'json', ...args]);
  return (JSON.parse(out) as { results: { path: string }[] }).results.map(({ path }) => path);
}

describe('the cascade', () => {
  const files = {
    'commslint.yaml': [
      'root: true',
      'audience: police',
      'channel: letter',
      'accept: [Early Help]',
      'rules: { sentence-length: { severity: error, max: 30 } }',
      'overrides: [{ files: letters/**, channel: email, rules: { sentence-length: { max: 31 } } }]',
      'organisation: { names: [Anyshire Council] }',
    ].join('\n'),
    'letters/commslint.yaml': [
      'accept: [Family Hub]',
      'rules: { sentence-length: { max: 12 } }',
      'overrides: [{ files: visits/*.md, audience: families }]',
      'organisation: { names: [Anyshire Trust] }',
    ].join('\n'),
  };

  test('a nearer configuration is laid over those further up, option by option', async () => {
    const folder = await folderWith(files);
    const near = await settings(folder, 'letters/a.md', 'sentence-length');
    expect(near).toMatchObject({
      audiences: ['police'],
      channel: 'email',
      severity: 'error',
      options: { max: 12 },
      origins: { severity: 'project (commslint.yaml:5)', max: 'project (letters/commslint.yaml:2)' },
    });
    expect([...(near.brief?.accept ?? [])]).toEqual(['early help', 'family hub']);
    expect(near.brief?.organisation.names).toEqual(['Anyshire Council', 'Anyshire Trust']);
    const far = await settings(folder, 'a.md', 'sentence-length');
    expect(far).toMatchObject({ channel: 'letter', options: { max: 30 } });
    expect([...(far.brief?.accept ?? [])]).toEqual(['early help']);
  });

  test('overrides are for paths from their own file, and go before what their file says of all drafts', async () => {
    const folder = await folderWith(files);
    expect(await settings(folder, 'letters/visits/a.md', 'sentence-length')).toMatchObject({ audiences: ['families'] });
    expect(await settings(folder, 'visits/a.md', 'sentence-length')).toMatchObject({ audiences: ['police'] });
    expect(await settings(folder, 'letters/letters/a.md', 'sentence-length')).toMatchObject({ options: { max: 12 } });
  });

  test('nothing further up than ‘root: true’ holds', async () => {
    const folder = await folderWith({
      ...files,
      'letters/commslint.yaml': 'root: true\naudience: families\n',
      '.commslintignore': 'letters/old/\n',
    });
    const found = await settings(folder, 'letters/old/a.md', 'sentence-length');
    expect(found).toMatchObject({ audiences: ['families'], channel: 'web', options: { max: 20 } });
    const workspace = new Workspace({ folder, files: nodeFiles });
    const { sources } = await workspace.configuration('letters/old/a.md');
    expect(sources.map(({ path }) => path)).toEqual([join(folder, 'letters/commslint.yaml')]);
    expect((await workspace.configuration('letters/old/a.md')).ignores(join(folder, 'letters/old/a.md'))).toBe(false);
  });

  test('a configuration that is named stands alone, with what it extends', async () => {
    const folder = await folderWith({
      ...files,
      'other/own.yaml': 'extends: ./base.yaml\n',
      'other/base.yaml': 'channel: web',
    });
    const found = await settings(folder, 'letters/a.md', 'sentence-length', 'other/own.yaml');
    expect(found).toMatchObject({ audiences: ['families'], channel: 'web', options: { max: 20 } });
  });

  test('audiences and terms of one file are known in those that are laid over it', async () => {
    const folder = await folderWith({
      'commslint.yaml': [
        'root: true',
        'audiences: { kinship: { extends: families, name: Kinship carers, reader: kinship carers } }',
        'glossary: [{ term: QXR, kind: acronym, expansion: quick exam, plain: a test, knows: { police: 1 } }]',
        'terms: { plain-words: [{ term: endeavour, instead: [attempt] }] }',
      ].join('\n'),
      'near/commslint.yaml': [
        'audience: kinship',
        'audiences: { kinship: { reader: carers }, carers: { extends: kinship, name: Carers } }',
        'glossary: [{ term: QXR, knows: { families: 2 } }]',
        'terms: { plain-words: [{ term: endeavour, instead: [try] }] }',
      ].join('\n'),
    });
    const { brief } = await settings(folder, 'near/a.md', 'plain-words');
    expect(brief?.readers.name).toBe('carers');
    expect(brief?.glossary.rows.filter(({ term }) => term === 'QXR')).toMatchObject([
      { expansion: 'quick exam', knows: { police: 1, families: 2 } },
    ]);
    expect(brief?.terms.get('plain-words')?.map(({ instead }) => instead)).toEqual([['try'], ['attempt']]);
  });

  test('what is wrong further up is told once, for all that it would hold for', async () => {
    const folder = await folderWith({
      'commslint.yaml': 'root: true\nchannel: post\n',
      'a.md': draft,
      'near/commslint.yaml': 'channel: letter\n',
      'near/b.md': draft,
    });
    const { code, err } = await commslint(folder, ['--format', 'json', '.']);
    expect(code).toBe(2);
    expect(err).toBe(
      'commslint.yaml:2:10: Unknown channel ‘post’. Known: email, letter, text-message, web.\n' +
        'No draft was checked that this configuration holds for.\n',
    );
  });
});

describe('extends', () => {
  test('of several the last wins, the file itself over all, and what they extend under them', async () => {
    const folder = await folderWith({
      'commslint.yaml':
        'root: true\nextends: [govuk, ./house/one.yaml, "@anyshire/style"]\nrules: { long-list: info }\n',
      'house/one.yaml':
        'extends: ./base.yaml\nrules: { sentence-length: { max: 11 }, long-list: error, all-caps: off }\n',
      'house/base.yaml': 'channel: letter\nrules: { sentence-length: { max: 10 }, title-length: { max: 50 } }\n',
      'node_modules/@anyshire/style/package.json': '{ "commslint": "./data/style.yaml" }',
      'node_modules/@anyshire/style/data/style.yaml': 'rules: { all-caps: error }\naudience: police\n',
    });
    const set = async (rule: string) => {
      const { severity, options, origins } = await settings(folder, 'a.md', rule);
      return { severity, options, origins };
    };
    expect(await set('sentence-length')).toMatchObject({
      options: { max: 11 },
      origins: { max: 'project (house/one.yaml:2)' },
    });
    expect(await set('title-length')).toMatchObject({ options: { max: 50 } });
    expect(await set('long-list')).toMatchObject({ severity: 'info' });
    expect(await set('all-caps')).toMatchObject({
      severity: 'error',
      origins: { severity: 'project (node_modules/@anyshire/style/data/style.yaml:1)' },
    });
    expect(await set('paragraph-length')).toMatchObject({ origins: { max: /^house style govuk/ } });
    expect(await settings(folder, 'a.md', 'all-caps')).toMatchObject({ audiences: ['police'], channel: 'letter' });
    const { sources } = await new Workspace({ folder, files: nodeFiles }).configuration('a.md');
    expect(sources.map(({ path }) => path.slice(folder.length + 1))).toEqual([
      'house/base.yaml',
      'house/one.yaml',
      'node_modules/@anyshire/style/data/style.yaml',
      'commslint.yaml',
    ]);
  });

  test('a package is looked for from the configuration upwards, and is only read', async () => {
    const folder = await folderWith({
      'node_modules/house/package.json': '{ "main": "./index.js" }',
      'node_modules/house/index.js': 'throw new Error("executed");',
      'node_modules/house/commslint.yaml':
        'audience: police\noverrides: [{ files: letters/**, channel: letter }]\nignore: [old/]\n',
      'site/commslint.yaml': 'root: true\nextends: house\n',
    });
    expect(await settings(folder, 'site/letters/a.md', 'long-list')).toMatchObject({
      audiences: ['police'],
      channel: 'letter',
    });
    // Its patterns are for the folder of the configuration that extends it.
    const configuration = await new Workspace({ folder, files: nodeFiles }).configuration('site/letters/a.md');
    expect(configuration.ignores(join(folder, 'site/old/a.md'))).toBe(true);
    expect(configuration.ignores(join(folder, 'site/new/a.md'))).toBe(false);
  });

  test('a file that two others extend counts once, below both', async () => {
    const many = Object.fromEntries(
      Array.from({ length: 40 }, (_, n) => [
        `s${n}.yaml`,
        `extends: [./s${n + 1}.yaml, ./s${n + 1}.yaml, ./s40.yaml]\n`,
      ]),
    );
    const folder = await folderWith({
      'commslint.yaml': 'root: true\nextends: [./one.yaml, ./two.yaml, ./s0.yaml]\n',
      'one.yaml': 'extends: ./base.yaml\nchannel: email\n',
      'two.yaml': 'extends: ./base.yaml\n',
      'base.yaml': 'channel: letter\naudiences: { own: { extends: families, name: Own } }\n',
      ...many,
      's40.yaml': 'audience: own\n',
    });
    expect(await settings(folder, 'a.md', 'long-list')).toMatchObject({ channel: 'email', audiences: ['own'] });
  });

  test.each([
    ['./none.yaml', 'commslint.yaml:2:10: There is no file none.yaml.'],
    ['[govuk, ./none.yaml]', 'commslint.yaml:2:18: There is no file none.yaml.'],
    ['../../../../../../none.yaml', /^commslint\.yaml:2:10: There is no file .*none\.yaml\.$/],
    [
      'gov-uk',
      'commslint.yaml:2:10: Unknown house style ‘gov-uk’. Did you mean ‘govuk’? A file is written ‘./house.yaml’; a package must be installed.',
    ],
    ['./commslint.yaml', 'commslint.yaml:2:10: ‘extends’ leads in a circle: commslint.yaml → commslint.yaml.'],
    ['./loop.yaml', 'loop.yaml:1:10: ‘extends’ leads in a circle: commslint.yaml → loop.yaml → commslint.yaml.'],
    ['./wrong.yaml', 'wrong.yaml:1:10: Unknown channel ‘lettr’. Did you mean ‘letter’?'],
    ['./broken.yaml', /^broken\.yaml:2:1: Not valid YAML: /],
    ['./binary.yaml', 'binary.yaml: This is not a text file (it holds NUL bytes). If it is text, save it as UTF-8.'],
    ['./folder.yaml', 'folder.yaml: This is a folder, not a file.'],
    [
      'empty',
      'commslint.yaml:2:10: The package ‘empty’ does not hold a commslint.yaml, nor does its package.json name one.',
    ],
    [
      'away',
      'commslint.yaml:2:10: ‘commslint’ in the package.json of ‘away’ must name a .yaml file inside the package.',
    ],
    ['list', 'commslint.yaml:2:10: ‘commslint’ in the package.json of ‘list’ must be the path of a file in it.'],
    ['nojson', 'commslint.yaml:2:10: The package.json of the package ‘nojson’ is not JSON.'],
    ['missing', 'commslint.yaml:2:10: The package ‘missing’ does not hold ‘./none.yaml’.'],
  ])('%s: says what is wrong and where', async (name, complaint) => {
    const found = await complaints({
      'commslint.yaml': `root: true\nextends: ${name}\n`,
      'loop.yaml': 'extends: ./sub/../commslint.yaml\n',
      'wrong.yaml': 'channel: lettr\n',
      'broken.yaml': 'a: [\n',
      'binary.yaml': Uint8Array.of(0x61, 0, 0x62),
      'folder.yaml/a': '',
      'node_modules/empty/package.json': '{}',
      'node_modules/away/package.json': '{ "commslint": "../house/commslint.yaml" }',
      'node_modules/house/package.json': '{}',
      'node_modules/house/commslint.yaml': '',
      'node_modules/list/package.json': '{ "commslint": ["a.yaml"] }',
      'node_modules/nojson/package.json': '{',
      'node_modules/missing/package.json': '{ "commslint": "./none.yaml" }',
    });
    expect(found).toHaveLength(1);
    if (typeof complaint === 'string') expect(found[0]).toBe(complaint);
    else expect(found[0]).toMatch(complaint);
  });

  test('an audience that is laid over another keeps what that one extends', async () => {
    expect(
      await complaints({
        'commslint.yaml': 'root: true\nextends: ./base.yaml\naudiences: { own: { extends: police } }\n',
        'base.yaml': 'audiences: { own: { extends: families, name: Own } }\n',
      }),
    ).toEqual([
      'commslint.yaml:3:21: ‘own’ is there already (base.yaml:1): what stands here is laid over it. Leave out ‘extends’.',
    ]);
  });
});

describe('what is ignored', () => {
  const pages = { 'a.md': draft, 'old/a.md': draft, 'sub/a.md': draft, 'sub/old/a.md': draft, 'sub/deep/b.md': draft };

  test('.commslintignore in any folder, in the notation of a .gitignore, after ‘ignore’ beside it', async () => {
    expect(await checked({ ...pages, '.commslintignore': '# no more\n\nold/\n' })).toEqual([
      'a.md',
      'sub/a.md',
      'sub/deep/b.md',
    ]);
    expect(await checked({ ...pages, '.commslintignore': '\ufeff/old/\r\n*.md\r\n!sub/a.md\r\n' })).toEqual([
      'sub/a.md',
    ]);
    expect(await checked({ ...pages, 'sub/.commslintignore': '/old\nb.md\n' })).toEqual([
      'a.md',
      'old/a.md',
      'sub/a.md',
    ]);
    expect(
      await checked({
        ...pages,
        'commslint.yaml': 'root: true\nignore: [sub/deep/*, a.md]\n',
        '.commslintignore': '!/old/a.md',
      }),
    ).toEqual(['old/a.md']);
  });

  test('what is further down stands after what is further up, as in git', async () => {
    // In a folder that is left out nothing can be taken in again; a file can.
    expect(await checked({ ...pages, '.commslintignore': 'sub/\n', 'sub/.commslintignore': '!a.md\n' })).toEqual([
      'a.md',
      'old/a.md',
    ]);
    expect(await checked({ ...pages, '.commslintignore': '*.md\n', 'sub/.commslintignore': '!a.md\n' })).toEqual([
      'sub/a.md',
      'sub/old/a.md',
    ]);
    expect(await checked({ ...pages, '.commslintignore': 'sub/*\n', 'sub/.commslintignore': '!deep\n' })).toEqual([
      'a.md',
      'old/a.md',
      'sub/deep/b.md',
    ]);
    expect(
      await checked({
        ...pages,
        'sub/commslint.yaml': 'ignore: [deep]\n',
        'commslint.yaml': 'root: true\nignore: [/old]\n',
      }),
    ).toEqual(['a.md', 'sub/a.md', 'sub/old/a.md']);
  });

  test('names of folders are no patterns, and a named file is left out too', async () => {
    const odd = { 'b/a.md': draft, '[ab] !#/a.md': draft, '[ab] !#/.commslintignore': 'a.md\n' };
    expect(await checked(odd)).toEqual(['b/a.md']);
    const folder = await folderWith({ 'a.md': draft, '.commslintignore': 'a.md\n' });
    expect((await commslint(folder, ['a.md'])).out).not.toContain('utilise');
  });

  test('holds with a configuration that is named, too', async () => {
    expect(
      await checked({ ...pages, 'c.yaml': 'ignore: [deep/]\n', 'sub/.commslintignore': 'old\n' }, [
        '--config',
        'c.yaml',
      ]),
    ).toEqual(['a.md', 'old/a.md', 'sub/a.md']);
  });

  test('a pattern that could take minutes is refused where it stands', async () => {
    expect(await complaints({ '.commslintignore': 'old/\na*b*c*d*e\n' })).toEqual([
      '.commslintignore:2:1: No more than three stars between two slashes.',
    ]);
  });

  test('patterns of the worst kind that is allowed are tried', async () => {
    const long = `${'a'.repeat(120)}/${'a'.repeat(200)}.md`;
    expect(await checked({ [long]: draft, '.commslintignore': '**/a*a*a*c/**/a*a*a*c\n'.repeat(50) })).toEqual([long]);
  });
});

test('a configuration says which files it was read from, and what they held', async () => {
  const text = 'root: true\naudience: police\naccept: ./names.csv\n';
  const folder = await folderWith({ 'commslint.yaml': text, 'names.csv': 'term\nFamily Hub\n', 'letters/a.md': '' });
  const { sources } = await new Workspace({ folder, files: nodeFiles }).configuration('letters/a.md');
  const hash = (bytes: string) => createHash('sha256').update(bytes).digest('hex');
  expect(sources).toEqual([
    { path: join(folder, 'names.csv'), hash: hash('term\nFamily Hub\n') },
    { path: join(folder, 'commslint.yaml'), hash: hash(text) },
  ]);
});

describe('print-config', () => {
  const files = {
    'commslint.yaml': 'root: true\naudience: police\naccept: [Early Help]\nrules: { sentence-length: { max: 18 } }\n',
    'letters/commslint.yaml': 'extends: govuk\noverrides: [{ files: "*.md", channel: letter }]\n',
    'letters/.commslintignore': 'b.*\n',
    'letters/a.md': draft,
    'letters/b.md': '---\naudience: [families, police]\n---\n\nHello.\n',
  };

  test('shows all that a draft is held to, and who set it', async () => {
    const folder = await folderWith(files);
    const { code, out } = await commslint(folder, ['print-config', 'letters/a.md']);
    expect(code).toBe(0);
    expect(out.slice(0, out.indexOf('\nterms\n'))).toBe(
      [
        'letters/a.md',
        '  audience: police   (project (commslint.yaml:2))',
        '  channel: letter   (override for *.md (letters/commslint.yaml:2))',
        '',
        'configuration, the last over all others',
        '  commslint.yaml   (project)',
        '  presets/govuk.yaml   (house style govuk)',
        '  letters/commslint.yaml   (project)',
        '',
        'accept',
        '  Early Help   (commslint.yaml)',
        '',
      ].join('\n'),
    );
    expect(out).toContain('\nsentence-length: police, letter\n');
    expect(out).toMatch(/\n {2}max: 25 {3}\(house style govuk \(presets\/govuk\.yaml:\d+\)\)\n/);
    expect(out).toContain('\n  tolerance: 5   (the rule’s default)\n');
  });

  test('as JSON has every rule for each audience', async () => {
    const folder = await folderWith(files);
    const { out } = await commslint(folder, ['print-config', 'letters/b.md', '--format', 'json', '--channel', 'web']);
    const config = JSON.parse(out);
    expect(config).toMatchObject({
      version: 1,
      path: 'letters/b.md',
      ignoredBy: 'letters/.commslintignore:1',
      audiences: { value: ['families', 'police'], from: 'draft (letters/b.md:2)' },
      channel: { value: 'web', from: 'command line' },
    });
    expect(config.settings.map(({ audience }: { audience: string }) => audience)).toEqual(['families', 'police']);
    expect(Object.keys(config.settings[1].rules)).toHaveLength(rules.length);
  });

  test('without any configuration says that nothing named the readers', async () => {
    const folder = await folderWith({ 'commslint.yaml': 'root: true\n', 'a.md': draft });
    const { out } = await commslint(folder, ['print-config', 'a.md']);
    expect(out).toContain('  audience: families   (what holds when nothing says who it is for)\n');
  });

  test.each([
    [['none.md'], 'There is no such file.'],
    [['a.md', '--format', 'yml'], 'Unknown format ‘yml’. Known: text, json.'],
    [['a.md', '--audience', 'polise'], 'Unknown audience ‘polise’. Did you mean ‘police’?'],
    [[], 'missing required argument'],
  ])('%j: says what is wrong', async (args, message) => {
    const folder = await folderWith({ 'commslint.yaml': 'root: true\n', 'a.md': draft });
    const { code, err } = await commslint(folder, ['print-config', ...args]);
    expect(code).toBe(2);
    expect(err).toContain(message);
  });
});
