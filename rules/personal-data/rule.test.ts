import { expect, it } from 'vitest';
import { Linter } from '../../src/engine/linter.ts';
import { readDraft, readFile } from '../../src/formats/read.ts';
import { makeBrief, register } from '../../tests/briefs.ts';
import { wordFile } from '../../tests/word-files.ts';
import rule from './rule.ts';

const rules = [register('personal-data', rule)];
const organisation = {
  names: ['Kayla Brownlow House'],
  domains: [],
  phones: ['07700 900123'],
  addresses: ['14 Example Street, AB1 2DE'],
  complaints: [],
};

function found(source: string, brief: Parameters<typeof makeBrief>[1] = {}): string[] {
  const findings = new Linter(rules, [makeBrief(rules, brief)]).lint(readDraft(source, 'a.md'));
  return findings.map(({ severity, message }) => `${severity}: ${message}`);
}

it('takes the organisation’s own phone, address and name for public', () => {
  const source =
    '---\nsubject: Kayla Brownlow\n---\n\nRing +44 7700 900123. Our refuge is at 14 Example Street, AB1 2DE.';
  expect(found(source, { organisation })).toEqual([]);
  expect(found(source)).toHaveLength(3);
});

it('leaves alone what the project accepts', () => {
  expect(found('NHS number 999 000 0018', { accept: new Set(['999 000 0018']) })).toEqual([]);
});

it('reads cells by the head of their column, whatever stands before them', () => {
  const table = '| Case | NHS number |\n|---|---|\n| 9990000026 | 9990000018 |\n';
  expect(found(table)).toHaveLength(1);
});

it('counts a number that is given twice as one person’s', () => {
  const settings = { 'personal-data': { options: { own: 'yes' } } };
  const twice = 'NHS number 999 000 0018.\n\nNHS number 9990000018.';
  expect(found(twice, { settings })).toEqual([]);
  expect(found(`${twice}\n\nNHS number 999 000 0026.`, { settings })).toHaveLength(1);
});

it('leaves the text of drafts for those who work beside the service to the marking', () => {
  const settings = { 'personal-data': { options: { own: 'unsealed' } } };
  const readers = { id: 'police', name: 'police', relationship: 'stakeholder' as const };
  expect(found('NHS number 999 000 0018.', { settings, readers })).toEqual([]);
  expect(found('---\nsubject: NHS number 999 000 0018\n---\n', { settings, readers })).toHaveLength(1);
});

it('reads the names of attachments (attachment, nameInAttachment)', async () => {
  const part = (name: string) =>
    `--x\r\nContent-Type: application/pdf\r\nContent-Disposition: attachment; filename="${name}"\r\n\r\nJVBE\r\n`;
  const email = `Subject: Visit\r\nContent-Type: multipart/mixed; boundary=x\r\n\r\n${part('Kayla_Brownlow_plan.pdf')}${part('NHS_number_9990000018.pdf')}${part('plan.pdf')}--x--\r\n`;
  const brief = makeBrief(rules, { settings: { 'personal-data': { options: { own: 'unsealed' } } } });
  const findings = new Linter(rules, [brief]).lint(await readFile(email, 'a.eml'));
  expect(findings.map(({ message, actual }) => `${message.split(' (')[0]} ${actual}`)).toEqual([
    'The name of an attachment names a person K***_B***',
    'The name of an attachment holds an NHS number 99******18',
  ]);
  for (const { place, actual } of findings) {
    const written = email.slice(place.start.offset, place.end.offset);
    expect(written.charAt(0)).toBe(actual.charAt(0));
    expect(written).toMatch(/^(?:Kayla_Brownlow|9990000018)$/);
  }
});

it('points at the number in a link of HTML and of Markdown', () => {
  const html = '<a href="https://example.com/?a=1&amp;nhs=9990000018">form</a>';
  const [finding] = new Linter(rules, [makeBrief(rules)]).lint(readDraft(html, 'a.html'));
  expect(html.slice(finding?.place.start.offset, finding?.place.end.offset)).toBe('9990000018');
  expect(
    found('[a](https://example.com/?nhs=((number))) [b](https://example.com/?name=school-admissions&utm_source=x1)'),
  ).toEqual([]);
});

it('reads a table of 600 rows', () => {
  const rows = Array.from({ length: 600 }, () => '| K.B. | 9990000018 | Jayden Okafor, aged 9, at Ashgrove Primary |');
  expect(found(`| Name | NHS number | Note |\n|---|---|---|\n${rows.join('\n')}\n`)).toHaveLength(1200);
});

it('reads what a comment in a Word file says, not the words that it is about', async () => {
  const run = (text: string) => `<w:r><w:t xml:space="preserve">${text}</w:t></w:r>`;
  const body = `<w:p>${run('The ')}<w:commentRangeStart w:id="0"/>${run('visit of 4 June')}<w:commentRangeEnd w:id="0"/>${run(' went well.')}</w:p>`;
  const comments = `<w:comment w:id="0" w:author="Sam"><w:p>${run('NHS number 999 000 0018')}</w:p></w:comment>`;
  const brief = makeBrief(rules, { settings: { 'personal-data': { options: { own: 'unsealed' } } } });
  const findings = new Linter(rules, [brief]).lint(await readFile(wordFile(body, { comments }), 'a.docx'));
  expect(findings).toMatchObject([
    { actual: 'visit of 4 June', message: expect.stringContaining('an NHS number (99') },
  ]);
  expect(JSON.stringify(findings)).not.toContain('0018');
});
