import { tongues } from './function-words.ts';

/** English names of the languages that are told by their script. */
const byScript: Readonly<Record<string, string>> = {
  am: 'Amharic',
  ar: 'Arabic',
  bg: 'Bulgarian',
  bn: 'Bengali',
  ckb: 'Kurdish (Sorani)',
  el: 'Greek',
  fa: 'Persian',
  gu: 'Gujarati',
  he: 'Hebrew',
  hi: 'Hindi',
  hy: 'Armenian',
  ja: 'Japanese',
  ka: 'Georgian',
  ko: 'Korean',
  ml: 'Malayalam',
  pa: 'Punjabi',
  ps: 'Pashto',
  ru: 'Russian',
  si: 'Sinhala',
  ta: 'Tamil',
  te: 'Telugu',
  th: 'Thai',
  ti: 'Tigrinya',
  uk: 'Ukrainian',
  ur: 'Urdu',
  zh: 'Chinese',
};

const names = new Map([...Object.entries(byScript), ...tongues.map(({ tag, name }): [string, string] => [tag, name])]);

/** "Welsh" for `cy` or `cy-GB`; the tag itself where its name is not known. */
export function languageName(tag: string): string {
  return names.get(tag.split('-')[0]?.toLowerCase() ?? '') ?? tag;
}
