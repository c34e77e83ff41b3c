import remarkParse from 'remark-parse';
import { unified } from 'unified';
import { VFile } from 'vfile';
import { describe, expect, it } from 'vitest';
import { reportFormats } from '../src/cli/choices.ts';
import commslintRemark from '../src/plugins/remark.ts';
import { commslint, folderWith } from './command.ts';

/** Made up: NHS numbers that are kept for tests, phone numbers that are kept for drama, sample licences. */
const secrets = [
  '999 000 0018',
  '9990000026',
  'H801200001001',
  'JK 12 34 56 C',
  '2003/0062845E',
  '33577/63G',
  'A1234BC',
  'MORGA657054SM9IJ',
  '123456789',
  '4242 4242 4242 4242',
  '10014069',
  '14/03/2011',
  '1 May 2012',
  '07700 900123',
  '14 Example Street, AB1 2DE',
  'Kayla Brownlow',
  'someone.example@gmail.com',
];

const body = `# Details of NHS number 999 000 0018

We utilise the NHS number 999 000 0018 prior to the visit; NHS number 9990000026, UPN H801200001001, NI number
JK 12 34 56 C, PNC 2003/0062845E, CRO 33577/63G, prisoner A1234BC, licence MORGA657054SM9IJ, passport number 123456789.

| Name | NHS number | Born |
|---|---|---|
| K.B. | 9990000026 | 1 May 2012 |

Utilise card 4242 4242 4242 4242, account number 10014069 and sort code 80-26-50 for the fee of the visit in order to pay.

He was born, DOB 14/03/2011, and lives at 14 Example Street, AB1 2DE. Utilise his mum’s phone, 07700 900123. ~~DOB
14/03/2011~~

Kayla Brownlow, aged 9, attends Ashgrove Primary School in order to learn. Please utilise the form.

[Click here](https://example.com/form?nhs=9990000018&dob=14/03/2011), [NHS number 999 000 0018](https://example.com/a) or
[NHS number 999 000 0018](https://example.com/b).

<!-- NHS number 999 000 0018 was here, and DOB 14/03/2011 -->

![NHS number 9990000026 on a card](a.png)

Email the MASH at someone.example@gmail.com.
`;

const drafts = {
  'web.md': body,
  // Little is masked in it, so all of that is looked for in what rules quote.
  'few.md': `Please utilise it in order to assist us prior to the visit. We endeavour to commence it.

[NHS number 999 000 0018](https://example.com/a) or [NHS number 999 000 0018](https://example.com/b).
`,
  'letter.md': `---\nchannel: letter\nsubject: DOB 14/03/2011\n---\n\n${body}`,
  'email.md': `---\naudience: [police, professionals]\nchannel: email\nsubject: Kayla Brownlow, NHS number 999 000 0018\nto: someone.example@gmail.com\n---\n\n${body}`,
  'suppressed.md': `<!-- commslint-disable personal-data, insecure-recipient -- a test -->\n\n${body}`,
};

/** Whatever of the secrets a report gives away, however it is spaced or cased. */
function leaks(report: string): string[] {
  const bare = (text: string) => text.toLowerCase().replace(/[^\p{L}\p{N}]/gu, '');
  const plain = bare(report);
  return secrets.filter(
    (secret) => report.toLowerCase().includes(secret.toLowerCase()) || plain.includes(bare(secret)),
  );
}

describe('what identifies a person is in no report', () => {
  const configurations = {
    'rules on': '{}\n',
    'rules off': 'rules: { personal-data: off, insecure-recipient: off }\n',
  };
  const commands = {
    'on a terminal': ['check', '--all', '--info'],
    'in a log': ['check', '--all', '--info'],
    'as JSON': ['check', '--format', 'json'],
    ...Object.fromEntries(
      reportFormats.map((format) => [`as ${format}, infos too`, ['check', '--format', format, '--all', '--info']]),
    ),
    'of another rule alone': ['check', '--all', '--info', '--rule', 'plain-words'],
    'of a dry run': ['check', '--fix-dry-run', '--all', '--info'],
    fit: ['fit'],
  };

  for (const [how, config] of Object.entries(configurations)) {
    it.each(Object.entries(commands))(`${how}: %s`, { timeout: 60_000 }, async (name, args) => {
      const folder = await folderWith({ ...drafts, 'commslint.yaml': config });
      const terminal = name === 'on a terminal' ? { interactive: true, width: 400 } : {};
      const { out, err } = await commslint(folder, [...args, '.'], terminal);
      expect(out).toContain('web.md');
      expect(leaks(out)).toEqual([]);
      expect(leaks(err)).toEqual([]);
    });
  }

  it.each(Object.entries(drafts))('nor in the messages of the plugin: %s', { timeout: 60_000 }, async (path, value) => {
    const file = new VFile({ path, value });
    const processor = unified().use(remarkParse).use(commslintRemark);
    await processor.run(processor.parse(file), file);
    expect(file.messages.length).toBeGreaterThan(5);
    expect(leaks(JSON.stringify(file.messages))).toEqual([]);
  });

  it('is looked for: the drafts give all of it away', () => {
    expect(leaks(Object.values(drafts).join('\n'))).toEqual(secrets);
  });
});
