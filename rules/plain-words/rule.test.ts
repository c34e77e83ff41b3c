import { expect, it } from 'vitest';
import { readConfig } from '../../src/audience/read.ts';
import { BriefResolver } from '../../src/audience/resolve.ts';
import { Linter } from '../../src/engine/linter.ts';
import { readDraft } from '../../src/formats/read.ts';
import { library } from '../../src/generated/readers.ts';
import { rules } from '../../src/generated/rules.ts';

/** What the rule says of a text to families under a project's configuration. */
function said(text: string, yaml: string): string[] {
  const configs = readConfig(yaml, 'commslint.yaml', { rules, library });
  const brief = new BriefResolver({ rules, library, configs }).brief('families', 'web', undefined);
  const findings = new Linter(rules, [brief], { only: ['plain-words'] }).lint(readDraft(text, 'a.md'));
  return findings.map(({ severity, message, advice }) => `${severity}: ${message} ${advice}`);
}

it('says of a word that the house style decides on no more than that (style)', () => {
  expect(said('Logging in takes a minute. The Wi-Fi is free for two weeks.', 'extends: govuk')).toEqual([
    'warning: Your house style does not write ‘Logging in’. Write ‘signing in’.',
    'info: Your house style does not write ‘Wi-Fi’. Write ‘wifi’.',
    'info: Your house style does not write ‘two’. Write ‘2’.',
  ]);
  expect(
    said('Sign in to the wifi. One week is enough. Sign in the box. Only one person may come.', 'extends: nhs'),
  ).toEqual([
    'warning: Your house style does not write ‘Sign in’. Write ‘log in’.',
    'info: Your house style does not write ‘wifi’. Write ‘Wi-Fi’.',
    'info: Your house style does not write ‘One’. Write ‘1’.',
  ]);
  expect(said('Log in or sign in. The Wi-Fi is free for two weeks.', '')).toEqual([]);
});

it('takes the project’s own row before that of the house style', () => {
  const own = 'extends: govuk\nterms: { plain-words: [{ term: log in, instead: [enter], severity: info }] }\n';
  expect(said('Log in here.', own)).toEqual(['info: ‘Log in’ is not plain enough for families. Write ‘enter’.']);
});
