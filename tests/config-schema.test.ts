import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { Ajv } from 'ajv';
import { expect, test } from 'vitest';
import { parse, parseDocument } from 'yaml';
import { library } from '../src/generated/readers.ts';
import { rules } from '../src/generated/rules.ts';
import { commslint, folderWith } from './command.ts';

const root = fileURLToPath(new URL('..', import.meta.url));
const schema = JSON.parse(readFileSync(join(root, 'schema/commslint.schema.json'), 'utf8'));
const validate = new Ajv({ strict: false, allErrors: true, formats: { date: true } }).compile(schema);

/** Where a configuration does not fit the schema. */
function misfits(yaml: string): string[] {
  validate(parse(yaml) ?? {});
  return (validate.errors ?? []).map(({ instancePath }) => instancePath);
}

const yamlFiles = (folder: string) =>
  readdirSync(join(root, folder)).map((name) => readFileSync(join(root, folder, name), 'utf8'));

test('what commslint comes with fits the schema that it publishes', () => {
  for (const text of yamlFiles('presets')) {
    const { name: _, evidence: __, ...preset } = parse(text);
    expect(misfits(JSON.stringify(preset))).toEqual([]);
  }
  for (const text of yamlFiles('audiences')) {
    expect(misfits(JSON.stringify({ audiences: { own: parse(text) } }))).toEqual([]);
  }
  for (const text of yamlFiles('channels'))
    expect(misfits(JSON.stringify({ rules: parse(text).rules ?? {} }))).toEqual([]);
  for (const text of yamlFiles('glossary')) expect(misfits(JSON.stringify({ glossary: parse(text) }))).toEqual([]);
  expect(misfits(readFileSync(join(root, 'fixtures/commslint.yaml'), 'utf8'))).toEqual([]);
});

test('every example of the README, of the documents and of `commslint init` fits it', async () => {
  const folder = await folderWith({});
  await commslint(folder, ['init']);
  const written = readFileSync(join(folder, 'commslint.yaml'), 'utf8');
  const examples = [written, written.replace(/^# (?=[a-z]+:(?: |$)| {2})/gm, '').replace(/^#.*$/gm, '')];
  for (const document of ['README.md', 'docs/configuration.md']) {
    const text = readFileSync(join(root, document), 'utf8');
    for (const [, yaml = ''] of text.matchAll(/^```yaml\n([\s\S]*?)^```/gm)) {
      // Front matter, a list on its own and files of other programs are no configuration.
      if (
        !/^(?:---|-|#(?! yaml-language-server)|repos:|name:|on:|jobs:)/.test(yaml) &&
        !/^\s*(?:script|image):/m.test(yaml)
      ) {
        examples.push(yaml);
      }
    }
  }
  expect(examples.length).toBeGreaterThan(4);
  for (const yaml of examples) {
    expect(parseDocument(yaml).errors, yaml).toEqual([]);
    expect(misfits(yaml), yaml).toEqual([]);
  }
});

test.each([
  ['rule: {}', ''],
  ['rules: { plain-word: off }', '/rules'],
  ['rules: { sentence-length: warn }', '/rules/sentence-length'],
  ['rules: { sentence-length: { mx: 3 } }', '/rules/sentence-length'],
  ['audience: [Families]', '/audience/0'],
  ['channel: post', '/channel'],
  ['overrides: [{ files: [], channel: web }]', '/overrides/0/files'],
  ['glossary: [{ term: A, knows: { polis: 2 } }]', '/glossary/0/knows'],
  ['terms: { sentence-length: [] }', '/terms'],
  ['accept: words', '/accept'],
])('%s does not fit it', (yaml, at) => {
  expect(misfits(yaml)).toContain(at);
});

test('editors are told of every rule, option, audience, channel and key', () => {
  const { properties, definitions } = schema;
  expect(Object.keys(definitions.rules.properties)).toEqual(rules.map(({ id }) => id));
  expect(JSON.stringify(definitions.rules.properties['plain-words'])).toContain('"least"');
  expect(properties.channel.enum).toEqual(Object.keys(library.channels));
  expect(JSON.stringify(properties.audience)).toContain('"foster-carers-and-adopters"');
  expect(JSON.stringify(properties.extends)).toContain('"nhs"');
  for (const [key, { description }] of Object.entries<{ description?: string }>(properties)) {
    expect(description, key).toBeTypeOf('string');
  }
});

test('the reference in the documents has every key, with what the schema says of it', () => {
  const text = readFileSync(join(root, 'docs/configuration.md'), 'utf8');
  const table = text.slice(text.indexOf('## Keys'), text.indexOf('## Which'));
  const rows = [...table.matchAll(/^\| `([$\w]+)` \| (.*) \|$/gm)].map(([, key, says]) => [
    key,
    says?.replaceAll('`', ''),
  ]);
  const keys = Object.entries<{ description: string }>(schema.properties);
  expect(rows).toEqual(keys.map(([key, { description }]) => [key, description.replaceAll('`', '')]));
});
