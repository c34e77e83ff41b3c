import type { DraftStatus } from '../../../src/lsp/protocol.ts';

/** How long a draft is and how hard to read: "148 words, about 1 phone screen, reading age 13 to 14 (letter)". */
export function measures({ words = 0, phoneScreens = 0, readingAge, channel }: DraftStatus): string {
  return [
    count(words, 'word'),
    phoneScreens < 1 ? 'less than a phone screen' : `about ${count(Math.round(phoneScreens), 'phone screen')}`,
    ...(readingAge ? [`reading age ${readingAge.from} to ${readingAge.to}`] : []),
    ...(channel === undefined ? [] : [channel]),
  ].join(', ');
}

/** Whether a draft is ready for everybody that it is for. */
export function isReady({ audiences }: DraftStatus): boolean {
  return audiences?.every(({ verdict }) => verdict === 'ready') === true;
}

/** "Families: changes needed" */
export function sentence({ name, verdict }: { name: string; verdict: string }): string {
  return `${name.charAt(0).toUpperCase()}${name.slice(1)}: ${verdict}`;
}

export function count(number: number, what: string): string {
  return `${number} ${what}${number === 1 ? '' : 's'}`;
}
