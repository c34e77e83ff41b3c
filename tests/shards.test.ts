import { readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { reportFormats } from '../src/cli/choices.ts';
import { commslint, folderWith } from './command.ts';
import { p, r, wordFile } from './word-files.ts';

const email = 'From: a@example.com\nTo: b@example.com\nSubject: Visit\n\nWe will utilise it.\n';

/** Drafts of every kind, and every kind of trouble: each alone, and of many drafts at once. */
const drafts = {
  'commslint.yaml': 'audience: [families, police]\noverrides:\n  - { files: "old/**", audience: police }\n',
  'visit.md':
    '# Visit\n\n😀 We will utilise it ASAP.\u2028And we will utilise it again, with Sam Smith, NHS number 999 000 0018.\n',
  'kept.md':
    '<!-- commslint-disable-next-line plain-words -- the Act’s own word -->\nWe will utilise it.\n\nWe commence.\n',
  'page.html': '<h1>Visit</h1>\n<p>We will utilise &amp; commence it.</p>\n<img src="a.png">\n',
  'letter.docx': wordFile(p(r('Dear Sam')) + p(r('We will utilise it, and utilise it again.'))),
  'mail.eml': email,
  'note.txt': 'We will utilise it.\r\nThe the matter.\r\n',
  'clean.md': 'We will visit you.\n',
  'bytes.md': new Uint8Array([0xff, 0xfe, 0x00]),
  'odd, "name" & |.md': 'We will utilise it.\n',
  'front.md': '---\naudience: nobody\n---\n\nHello.\n',
  'old/a.md': 'We will utilise it.\n',
  'old/b.md': 'We will commence it.\n',
  'wrong/commslint.yaml': 'audiences: 3\nrules: { plain-word: error }\n',
  ...Object.fromEntries(['a', 'b', 'c', 'd', 'e', 'f'].map((name) => [`wrong/${name}.md`, 'We will utilise it.\n'])),
};

const inputs = ['old', '.', 'missing.md'];

/** Checks the drafts in shards; the files that the reports went into. */
async function shards(folder: string, of: number, args: readonly string[] = []): Promise<string[]> {
  const names = Array.from({ length: of }, (_, index) => `shard-${index + 1}.json`);
  for (const [index, name] of names.entries()) {
    const choice = ['--shard', `${index + 1}/${of}`, '--format', 'json', '--output-file', name];
    await commslint(folder, ['check', ...inputs, ...args, ...choice]);
  }
  return names;
}

describe('merged shards are what one run gives', () => {
  test.each(reportFormats)('byte by byte, as %s', { timeout: 60_000 }, async (format) => {
    const folder = await folderWith(drafts);
    const terminal = format === 'stylish' ? { interactive: true, colour: true, width: 100 } : {};
    for (const args of [[], ['--info', '--all'], ['--quiet']]) {
      const one = await commslint(folder, ['check', ...inputs, ...args, '--format', format], terminal);
      const names = await shards(folder, 3);
      const merged = await commslint(folder, ['merge', ...names.reverse(), ...args, '--format', format], terminal);
      expect(one.out).not.toBe('');
      expect(merged).toEqual(one);
    }
  });

  test('in several reports at once, with the summary of a job', async () => {
    const folder = await folderWith(drafts);
    const into = (name: string) => [
      ...[
        '--format',
        'sarif',
        '--output-file',
        `${name}.sarif`,
        '--format',
        'html',
        '--output-file',
        `${name}.html.out`,
      ],
      ...['--format', 'github'],
    ];
    const one = await commslint(folder, ['check', ...inputs, ...into('one')], {
      jobSummary: join(folder, 'one.summary'),
    });
    const names = await shards(folder, 4);
    const merged = await commslint(folder, ['merge', ...names, ...into('all')], {
      jobSummary: join(folder, 'all.summary'),
    });
    expect(merged).toEqual(one);
    for (const name of ['sarif', 'html.out', 'summary']) {
      const read = (run: string) => readFile(join(folder, `${run}.${name}`), 'utf8');
      expect(await read('all')).toBe(await read('one'));
    }
  });

  test('with a baseline', async () => {
    const folder = await folderWith({ ...drafts, 'visit.md': 'We will utilise it.\n' });
    const baseline = ['--baseline', 'known.json'];
    await commslint(folder, ['check', '.', ...baseline, '--update-baseline']);
    await writeFile(join(folder, 'visit.md'), 'We will utilise it.\n\nWe commence.\n');
    for (const format of ['json', 'sarif', 'stylish']) {
      const one = await commslint(folder, ['check', ...inputs, ...baseline, '--format', format]);
      const merged = await commslint(folder, ['merge', ...(await shards(folder, 3, baseline)), '--format', format]);
      expect(merged.out).toBe(one.out);
      expect(one.out).toContain('commence');
      expect(merged.code).toBe(one.code);
    }
  });

  test('with the exit code that one run has', async () => {
    const folder = await folderWith({ 'a.md': 'We will utilise it.\n', 'b.md': 'Hello.\n', 'c.md': 'We visit.\n' });
    await writeFile(join(folder, 'commslint.yaml'), 'audience: families\nrules: { plain-words: warning }\n');
    for (const args of [[], ['--max-warnings', '1'], ['--quiet']]) {
      const of = ['--rule', 'plain-words'];
      for (const [index, name] of ['1.json', '2.json'].entries()) {
        await commslint(folder, [...of, '--shard', `${index + 1}/2`, '--format', 'json', '--output-file', name]);
      }
      const one = await commslint(folder, ['check', ...of, ...args]);
      const merged = await commslint(folder, ['merge', '1.json', '2.json', ...args]);
      expect(merged).toEqual(one);
      expect(one.code).toBe(args.length === 0 ? 1 : 0);
    }
  });
});

test('each draft is in one shard, and stays there when others come', async () => {
  const names = Array.from({ length: 40 }, (_, index) => `page-${index}.md`);
  const folder = await folderWith(Object.fromEntries(names.map((name) => [name, 'Hello.\n'])));
  const parts = async () => {
    const found: string[][] = [];
    for (const shard of ['1/3', '2/3', '3/3']) {
      const { out } = await commslint(folder, ['--shard', shard, '--format', 'json']);
      found.push((JSON.parse(out) as { results: { path: string }[] }).results.map(({ path }) => path));
    }
    return found;
  };
  const before = await parts();
  expect(before.flat().sort()).toEqual([...names].sort());
  expect(Math.min(...before.map(({ length }) => length))).toBeGreaterThan(5);
  await writeFile(join(folder, 'aaa.md'), 'Hello.\n');
  expect((await parts()).map((part) => part.filter((path) => path !== 'aaa.md'))).toEqual(before);
});

describe('merge says what is wrong', () => {
  const some = { 'a.md': 'We will utilise it.\n', 'b.md': 'Hello.\n', 'c.md': 'We commence.\n' };

  async function merged(change: (folder: string, names: string[]) => Promise<string[]>, format = 'json') {
    const folder = await folderWith(some);
    const names = await Promise.all(
      [1, 2].map(async (index) => {
        const name = `shard-${index}.json`;
        await commslint(folder, ['--shard', `${index}/2`, '--format', 'json', '--output-file', name]);
        return name;
      }),
    );
    const given = await change(folder, names);
    const outcome = await commslint(folder, ['merge', ...given, '--format', format, '--output-file', 'all.out']);
    return { ...outcome, files: await readdir(folder), folder };
  }

  test.each<[string, string, (folder: string, names: string[]) => Promise<string[]>]>([
    ['a shard is missing', 'Shard 2/2 is missing', async (_, [one = '']) => [one]],
    ['a shard is there twice', 'are both shard 1/2', async (_, [one = '', two = '']) => [one, two, `./${one}`]],
    ['there is no such file', '‘none.json’ cannot be read', async () => ['none.json']],
    [
      'a file is another report',
      '‘other.json’ is no report of a shard',
      async (folder, names) => {
        await commslint(folder, ['--format', 'json', '--output-file', 'other.json']);
        return [...names, 'other.json'];
      },
    ],
    [
      'a file is cut short',
      'is cut short',
      async (folder, names) => {
        const path = join(folder, names[0] ?? '');
        await writeFile(path, (await readFile(path, 'utf8')).replace(/\n\],"summary"[\s\S]*$/, ''));
        return names;
      },
    ],
    [
      'a line is damaged',
      '.json:2: this line is damaged',
      async (folder, names) => {
        for (const name of names) {
          const path = join(folder, name);
          await writeFile(path, (await readFile(path, 'utf8')).replace('\n{"path"', '\n{"pa'));
        }
        return names;
      },
    ],
    [
      'the drafts were not the same',
      'not the same drafts were there',
      async (folder, [one = '']) => {
        await writeFile(join(folder, 'new.md'), 'Hello.\n');
        await commslint(folder, ['--shard', '2/2', '--format', 'json', '--output-file', 'late.json']);
        return [one, 'late.json'];
      },
    ],
    [
      'the shards are of two runs',
      'they are of two runs',
      async (folder, [one = '']) => {
        await commslint(folder, ['--shard', '2/3', '--format', 'json', '--output-file', 'late.json']);
        return [one, 'late.json'];
      },
    ],
  ])('%s', async (_, told, change) => {
    const { code, err, files } = await merged(change);
    expect(code).toBe(2);
    expect(err).toContain(told);
    expect(files).not.toContain('all.out');
  });

  test('a text that has changed or is gone is not shown, and that is told', async () => {
    const { code, err, folder } = await merged(async (folder, names) => {
      await writeFile(join(folder, 'a.md'), 'We will utilise IT.\n');
      await rm(join(folder, 'c.md'));
      return names;
    }, 'html');
    expect(code).toBe(2);
    expect(err).toContain('The text of ‘a.md’ and 1 more draft is not here as it was checked');
    const html = await readFile(join(folder, 'all.out'), 'utf8');
    expect(html).toContain('Its text was not there when this report was made.');
    expect(html).toContain('‘utilise’');
    expect(html).not.toContain('<mark');
  });

  test('a report that shows no text does not need it', async () => {
    const { code, err } = await merged(async (folder, names) => {
      await rm(join(folder, 'a.md'));
      return names;
    }, 'sarif');
    expect(err).toBe('');
    expect(code).toBe(1);
  });

  test.each([
    [['--shard', '3/2'], '1/8 to 8/8'],
    [['--shard', '0/2'], '1/8 to 8/8'],
    [['--shard', 'two'], '1/8 to 8/8'],
    [['--shard', '1/2', '--stdin'], '--shard is about files'],
    [['--shard', '1/2', '--baseline', 'b.json', '--update-baseline'], 'leave out --shard'],
  ])('%s', async (args, told) => {
    const folder = await folderWith(some);
    const { code, err } = await commslint(folder, ['check', ...args]);
    expect(code).toBe(2);
    expect(err).toContain(told);
  });
});

test('a command that is mistyped is not only a draft that is not there', async () => {
  const folder = await folderWith({ 'a.md': 'Hello.\n', lits: 'no draft' });
  const { code, err } = await commslint(folder, ['explian', 'plain-words']);
  expect(code).toBe(2);
  expect(err).toBe('There is no command and no draft ‘explian’. Did you mean ‘commslint explain’?\n');
  for (const args of [['check', 'explian'], ['lits'], ['nothing-like-it'], ['explian.md']]) {
    const outcome = await commslint(folder, args);
    expect(outcome.code).toBe(2);
    expect(outcome.err).not.toContain('Did you mean');
  }
});
