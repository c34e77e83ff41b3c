import { describe, expect, test } from 'vitest';
import { readDelimited } from '../src/audience/delimited.ts';
import { nodeFiles } from '../src/workspace/node-files.ts';
import { Workspace } from '../src/workspace/workspace.ts';
import { commslint, folderWith } from './command.ts';

const draft = 'We will endeavour to help.\n';

/** What a project knows whose lists are in files of their own. */
async function brief(config: string, files: Readonly<Record<string, string | Uint8Array>>) {
  const folder = await folderWith({ 'commslint.yaml': `root: true\n${config}`, ...files });
  const workspace = new Workspace({ folder, files: nodeFiles });
  const { briefs } = await workspace.prepare(draft, 'a.md');
  return {
    terms: (briefs[0]?.terms.get('plain-words') ?? []).map(({ forms: _, ...row }) => row),
    glossary: briefs[0]?.glossary.rows.filter(({ term }) => term.startsWith('QX')).map(({ forms: _, ...row }) => row),
    accept: [...(briefs[0]?.accept ?? [])],
  };
}

async function complaints(config: string, files: Readonly<Record<string, string | Uint8Array>>): Promise<string[]> {
  const folder = await folderWith({ 'commslint.yaml': `root: true\n${config}`, 'a.md': draft, ...files });
  const { code, err } = await commslint(folder, ['--format', 'json', 'a.md']);
  expect(code).toBe(2);
  return err.split('\n').slice(0, -2);
}

const words = 'terms: { plain-words: ./words.csv }\n';
const endeavour = { term: 'endeavour', inflect: 'verb', instead: ['try', 'attempt'] };

describe('a word list in a spreadsheet', () => {
  test.each([
    ['commas', 'term,inflect,instead\nendeavour,verb,try; attempt\n'],
    [
      'semicolons, as Excel writes them, and a byte order mark',
      '\ufeffTerm;Inflect;Instead\r\nendeavour;verb;"try; attempt"\r\n',
    ],
    ['what Excel is told by the first line', 'sep=;\r\nterm;instead;inflect\r\nendeavour;"try;attempt";verb\r\n'],
    ['tabs', 'term\tinflect\tinstead\nendeavour\tverb\ttry;attempt'],
    ['quotes, and lines in a cell', '"term","instead","inflect"\r\n"endeavour","try\r\nattempt","verb"\r\n'],
    ['empty rows and columns', ',,,\nterm,instead,inflect,\n\nendeavour,try;attempt,verb,\n,,,\n'],
    ['lone carriage returns', 'term,inflect,instead\rendeavour,verb,try;attempt\r'],
  ])('with %s', async (_, table) => {
    const { terms } = await brief(words, { 'words.csv': table });
    expect(terms).toMatchObject([endeavour]);
  });

  test('is the same as YAML, in a file or in place', async () => {
    const yaml = '- { term: endeavour, inflect: verb, instead: [try, attempt] }\n';
    const inFile = await brief('terms: { plain-words: ./words.yaml }\n', { 'words.yaml': yaml });
    const inPlace = await brief(`terms:\n  plain-words:\n    ${yaml}`, {});
    const inTable = await brief(words, { 'words.csv': 'term,inflect,instead\nendeavour,verb,try;attempt\n' });
    expect(inFile.terms).toEqual(inPlace.terms);
    expect(inTable.terms).toEqual(inPlace.terms);
  });

  test('UTF-16 with tabs, which Excel calls Unicode text', async () => {
    const table = Buffer.from('\ufeffterm\tinstead\r\nendeavour\ttry\r\n', 'utf16le');
    const { terms } = await brief('terms: { plain-words: ./words.tsv }\n', { 'words.tsv': table });
    expect(terms).toMatchObject([{ term: 'endeavour', instead: ['try'] }]);
  });

  test('a quote within a value, and doubled ones within quotes', async () => {
    const { accept } = await brief('accept: ./names.csv\n', { 'names.csv': 'term\n5" pipe\n"the ""Hub"""\n' });
    expect(accept).toEqual(['5" pipe', 'the "hub"']);
  });

  test('a glossary says in a column for each group of readers how well they know a term', async () => {
    const { glossary } = await brief('glossary: ./terms.csv\n', {
      'terms.csv':
        'Term,Kind,Expansion,Plain,Police,Social work\nQXR,acronym,quick exam,a test,2,1\nQXS,term,,a thing,,0\n',
    });
    expect(glossary).toEqual([
      {
        term: 'QXR',
        kind: 'acronym',
        expansion: 'quick exam',
        plain: 'a test',
        knows: { police: 2, 'social-work': 1 },
      },
      { term: 'QXS', kind: 'term', plain: 'a thing', knows: { 'social-work': 0 } },
    ]);
  });

  test('accepted words in YAML, and files with nothing in them but a header or a comment', async () => {
    expect((await brief('accept: ./names.yaml\n', { 'names.yaml': '- Family Hub\n' })).accept).toEqual(['family hub']);
    expect((await brief('accept: ./names.yaml\n', { 'names.yaml': '# none yet\n' })).accept).toEqual([]);
    expect((await brief('accept: ./names.csv\n', { 'names.csv': 'term\n' })).accept).toEqual([]);
  });

  test.each([
    ['', 'words.csv:1:1: The first row names the columns, and ‘term’ is not among them. Others can be: also, '],
    ['endeavour,try\n', 'words.csv:1:1: Unknown column ‘endeavour’. Columns: term, also, '],
    ['term,instaed\nendeavour,try\n', 'words.csv:1:6: Unknown column ‘instaed’. Did you mean ‘instead’?'],
    ['term,instead,Term\n', 'words.csv:1:14: The column ‘term’ is there twice; keep one.'],
    ['term,instead\nendeavour,"try\n', 'words.csv:2:11: A double quote is opened here and never closed.'],
    [
      'term,instead\n"endeavour" x,try\n',
      'words.csv:2:12: After a closing quote only the next value can stand; write "" for a quote.',
    ],
    ['term,instead\nendeavour,try,attempt\n', 'words.csv:2:15: There is no column name above this cell.'],
    ['term,instead\n,try\n', 'words.csv:2:1: ‘term’ is missing here; it is text.'],
    [
      '\ufeffterm,inflect\r\n"a\r\nb",\r\nendeavour,vreb\r\n',
      'words.csv:4:11: ‘vreb’ is not known here. Did you mean ‘verb’?',
    ],
    ['term,verb only\nendeavour,perhaps\n', 'words.csv:2:11: This must be true or false, not the text ‘perhaps’.'],
    ['term\nendeavour\nEndeavour\n', 'words.csv:3:1: ‘Endeavour’ stands here twice (first at words.csv:2).'],
    [
      'term,exempt\nendeavour,🙂 the best; endeavour to\n',
      'words.csv:2:11: ‘🙂 the best’ does not contain ‘endeavour’, so it exempts nothing.',
    ],
  ])('says what is wrong and where: %j', async (table, complaint) => {
    const found = await complaints(words, { 'words.csv': table });
    expect(found[0]?.slice(0, complaint.length)).toBe(complaint);
  });

  test.each([
    [words, {}, 'commslint.yaml:2:23: There is no file words.csv.'],
    [
      words,
      { 'words.csv': Buffer.from('term\ncaf\xe9\n', 'latin1') },
      'words.csv: The text is not valid UTF-8: see byte 8 (line 2). Save the file as UTF-8.',
    ],
    [
      'terms: { plain-words: words.csv }',
      {},
      'commslint.yaml:2:23: Write a list, or the name of a file that holds one: ./words.csv (or .tsv, .yaml).',
    ],
    [
      'terms: { plain-words: ./words.xlsx }',
      {},
      'commslint.yaml:2:23: Write a list, or the name of a file that holds one: ./words.csv (or .tsv, .yaml).',
    ],
    [
      'terms: { plain-wrds: ./words.csv }',
      {},
      'commslint.yaml:2:10: Unknown rule ‘plain-wrds’. Did you mean ‘plain-words’?',
    ],
    [
      'accept: ./names.yaml',
      { 'names.yaml': 'a: b' },
      'names.yaml:1:1: This file holds a list, each row after a dash: ‘- term: …’.',
    ],
    ['accept: ./names.yaml', { 'names.yaml': '- a\n- [b]\n' }, 'names.yaml:2:3: This must be text, not a list.'],
    [
      'glossary: ./g.csv',
      { 'g.csv': 'term,kind,plain,police\nQXR,role,x,3\n' },
      'g.csv:2:12: Write 2 (knows it), 1 (expand it at first use) or 0 (say it plainly).',
    ],
    [
      'glossary: ./g.csv',
      { 'g.csv': 'term,police\nQXR,2\n' },
      'g.csv:2:1: ‘QXR’ is not in the glossary yet, so it needs ‘kind’ and ‘plain’.',
    ],
  ])('%s: says what is wrong and where', async (config, files, complaint) => {
    expect(await complaints(config, files)).toEqual([complaint]);
  });

  test('what is wrong in the configuration and in its lists is told at once', async () => {
    const config = 'channel: post\nterms: { plain-words: ./words.csv }\naccept: ./names.yaml\n';
    const files = { 'words.csv': 'term,inflect\na,b\n', 'names.yaml': '- 5\n' };
    expect((await complaints(config, files)).map((line) => line.split(': ')[0])).toEqual([
      'commslint.yaml:2:10',
      'names.yaml:1:3',
      'words.csv:2:3',
    ]);
  });
});

test('a table of a hundred thousand quotes and separators is read in one pass', () => {
  const { records, problems } = readDelimited(
    `a,b\n${'"",'.repeat(50_000)}\n${'"'.repeat(100_000)}\n${','.repeat(100_000)}`,
  );
  expect(problems).toEqual([]);
  expect(records.map((record) => record.length)).toEqual([2, 1]);
});
