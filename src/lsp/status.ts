import { type CodeLens, NotificationType } from 'vscode-languageserver';
import { count, series } from '../reporters/printable.ts';
import type { CheckedDraft } from '../reporters/result.ts';
import { type Verdict, verdicts } from '../reporters/summary.ts';
import { describeError } from '../workspace/problem.ts';
import type { Check } from './document.ts';
import { commands, type DraftStatus, methods } from './protocol.ts';

/** Told to a client that asks for it (`status` in its `initializationOptions`) whenever a draft was checked. */
export const statusNotification = new NotificationType<DraftStatus>(methods.status);

export function statusOf(check: Check, uri: string): DraftStatus {
  const { version, result, error } = check;
  if (error !== undefined) return { uri, version, problem: describeError(error) };
  if (result === undefined) return { uri, version, ignored: true };
  const names = new Map(check.prepared?.briefs.map(({ readers }) => [readers.id, readers.name]));
  return {
    uri,
    version,
    channel: result.channel,
    words: result.words,
    phoneScreens: result.phoneScreens,
    readingAge: ageRange(result),
    audiences: [...verdicts(result)].map(([id, verdict]) => ({ id, name: names.get(id) ?? id, verdict })),
  };
}

/** The status as a line above the draft: "412 words · 3 phone screens · reading age 13 to 14 · families: ready" */
export function statusLens(check: Check, uri: string): CodeLens[] {
  const { words, phoneScreens, readingAge, audiences } = statusOf(check, uri);
  if (words === undefined || phoneScreens === undefined || audiences === undefined) return [];
  const byVerdict = (wanted: Verdict) => audiences.filter(({ verdict }) => verdict === wanted).map(({ name }) => name);
  const verdict = (wanted: Verdict) => {
    const names = byVerdict(wanted);
    return names.length === 0 ? [] : [`${series(names)}: ${wanted}`];
  };
  const parts = [
    count(words, 'word'),
    count(phoneScreens, 'phone screen'),
    ...(readingAge ? [`reading age ${readingAge.from} to ${readingAge.to}`] : []),
    ...verdict('ready'),
    ...verdict('changes needed'),
  ];
  const start = { line: 0, character: 0 };
  return [
    { range: { start, end: start }, command: { title: parts.join(' · '), command: commands.fit, arguments: [uri] } },
  ];
}

function ageRange({ readingAgeRange }: CheckedDraft): { from: number; to: number } | null {
  if (readingAgeRange === null) return null;
  const [from, to] = readingAgeRange;
  return { from, to };
}
