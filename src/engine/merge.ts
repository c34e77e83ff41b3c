import type { Brief } from '../audience/brief.ts';
import type { Draft } from '../draft/draft.ts';
import type { Finding } from '../rule/finding.ts';
import { ruleUrl, severities } from '../rule/rule.ts';
import type { Masks } from './masks.ts';
import { fill } from './message.ts';
import type { Labels } from './place.ts';
import type { Raised } from './raised.ts';
import { RuleError } from './run.ts';
import { suggestion } from './suggestion.ts';

/**
 * Last stage but sorting: makes one finding of what a rule said of one place to several audiences. Where it said
 * different things (a limit of 20 words, and one of 25), the strictest audience's text is shown, and names only the
 * readers of whom it is true; `audiences` holds all to whom it matters as much.
 *
 * @throws RuleError for a message that the rule does not have, or a placeholder that nothing fills
 */
export function merge(draft: Draft, raised: readonly Raised[], labels: Labels, masks: Masks): Finding[] {
  const strictness = measure(raised);
  return gather(raised).map((said) => {
    const same = mattering(said);
    const [shown, ...others] = same.length === 1 ? same : [...same].sort((a, b) => compare(a, b, strictness));
    if (shown === undefined) throw new Error('Nothing was gathered.');
    const { registered, report, range } = shown;
    const { id, rule } = registered;
    const agreeing = others.length === 0 ? same : same.filter((other) => dataOf(other) === dataOf(shown));
    const readers = agreeing.map(({ brief }) => brief.readers.name);
    const isMasking = rule.masks === true;
    const shownText = (text: string) => (isMasking ? text : masks.ofQuoted(text));
    const actual = report.actual === undefined ? masks.of(report.at) : shownText(report.actual);
    try {
      const message = fill(rule.messages[report.message], report, [...new Set(readers)]);
      return {
        ruleId: id,
        category: rule.category,
        severity: worst([shown, ...others]),
        message: shownText(message.what),
        advice: shownText(message.do),
        place: {
          start: draft.lines.point(range.start),
          end: draft.lines.point(range.end),
          label: labels.of(report.at),
        },
        actual,
        suggestions: (report.suggestions ?? []).map((suggested) => {
          const { text, fix } = suggestion(suggested, report.at, draft);
          // A fix is printed with its finding, so one that writes what is masked is only a suggestion.
          return { text: shownText(text), ...(fix !== undefined && shownText(fix.text) === fix.text ? { fix } : {}) };
        }),
        url: ruleUrl(id),
        audiences: [...new Set(same.map(({ brief }) => brief.readers.id))],
        channel: shown.brief.channel,
        messageId: report.message,
        group: report.group === undefined ? actual.toLowerCase() : shownText(report.group),
      };
    } catch (error) {
      throw new RuleError(id, draft.path, error);
    }
  });
}

/** Where it is more than a hint to some, those to whom it is only a hint need change nothing: it is not about them. */
function mattering(same: Raised[]): Raised[] {
  const more = same.filter(({ severity }) => severity !== 'info');
  return more.length > 0 ? more : same;
}

/** Sets of reports that say the same to different audiences, in the order in which the first of each was raised. */
function gather(raised: readonly Raised[]): Raised[][] {
  const places = new Map<string, Raised[]>();
  for (const one of raised) {
    const key = `${one.registered.id} ${one.report.message} ${one.range.start} ${one.range.end}`;
    const known = places.get(key);
    if (known === undefined) places.set(key, [one]);
    else known.push(one);
  }
  return [...places.values()].flatMap((same) => {
    if (same.length === 1 || new Set(same.map(({ brief }) => brief)).size === same.length) return [same];
    // One brief has several reports here ("no phone number", "no address"): only those with the same data are the same.
    const byData = new Map<string, Raised[]>();
    for (const one of same) {
      const known = byData.get(dataOf(one));
      if (known === undefined) byData.set(dataOf(one), [one]);
      else known.push(one);
    }
    return [...byData.values()];
  });
}

function dataOf({ report }: Raised): string {
  return JSON.stringify([report.data ?? {}, report.suggestions ?? []]);
}

/** How often each rule spoke under each brief: under a stricter limit it speaks more often. */
function measure(raised: readonly Raised[]): Map<string, number> {
  const counts = new Map<string, number>();
  for (const { registered, brief } of raised) {
    const key = strictnessKey(registered.id, brief);
    counts.set(key, (counts.get(key) ?? 0) + 1);
  }
  return counts;
}

function strictnessKey(ruleId: string, brief: Brief): string {
  return `${ruleId} ${brief.readers.id} ${brief.channel}`;
}

/** Strictest first: the worse severity, then the brief under which the rule spoke more often, then the younger readers. */
function compare(a: Raised, b: Raised, strictness: ReadonlyMap<string, number>): number {
  const often = ({ registered, brief }: Raised) => strictness.get(strictnessKey(registered.id, brief)) ?? 0;
  const age = ({ brief }: Raised) => brief.readers.readingAge ?? Number.MAX_VALUE;
  return severities.indexOf(a.severity) - severities.indexOf(b.severity) || often(b) - often(a) || age(a) - age(b);
}

function worst(raised: readonly Raised[]): Finding['severity'] {
  return severities.find((severity) => raised.some((one) => one.severity === severity)) ?? 'info';
}
