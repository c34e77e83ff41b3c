import type { Draft } from '../draft/draft.ts';
import type { Finding } from '../rule/finding.ts';
import { type Readers, ruleUrl, severities } from '../rule/rule.ts';
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
  const findings: Finding[] = [];
  const often = timesSaid(raised);
  for (const said of gather(raised)) {
    try {
      findings.push(findingOf(mattering(said), often, draft, labels, masks));
    } catch (error) {
      throw new RuleError(said[0].registered.id, draft.path, error);
    }
  }
  return findings;
}

/** At least one report, and what says the same to other audiences. */
type Same = [Raised, ...Raised[]];

function findingOf(same: Same, often: TimesSaid, draft: Draft, labels: Labels, masks: Masks): Finding {
  const shown = same.length === 1 ? same[0] : strictest(same, often);
  const agreeing = same.length === 1 ? same : same.filter((other) => dataOf(other) === dataOf(shown));
  const { report, range, brief } = shown;
  const { id, rule } = shown.registered;
  const shownText = (text: string) => (rule.masks === true ? text : masks.ofQuoted(text));
  const actual = report.actual === undefined ? masks.of(report.at) : shownText(report.actual);
  const message = fill(
    rule.messages[report.message],
    report,
    distinct(agreeing, ({ name }) => name),
  );
  return {
    ruleId: id,
    category: rule.category,
    severity: same.length === 1 ? shown.severity : worst(same),
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
      return fix !== undefined && shownText(fix.text) === fix.text
        ? { text: shownText(text), fix }
        : { text: shownText(text) };
    }),
    url: ruleUrl(id),
    audiences: distinct(same, ({ id }) => id),
    channel: brief.channel,
    messageId: report.message,
    group: report.group === undefined ? actual.toLowerCase() : shownText(report.group),
  };
}

/** What is said of the readers of reports, once each. Nearly always there is one. */
function distinct(raised: readonly Raised[], what: (readers: Readers) => string): string[] {
  const all = raised.map(({ brief }) => what(brief.readers));
  return all.length === 1 ? all : [...new Set(all)];
}

/** Where it is more than a hint to some, those to whom it is only a hint need change nothing: it is not about them. */
function mattering(same: Same): Same {
  if (same.length === 1) return same;
  const [first, ...others] = same.filter(({ severity }) => severity !== 'info');
  return first === undefined ? same : [first, ...others];
}

/** Sets of reports that say the same to different audiences, in the order in which the first of each was raised. */
function gather(raised: readonly Raised[]): Same[] {
  const places = new Map<string, Same>();
  for (const one of raised) {
    const { registered, report, range } = one;
    addTo(places, `${registered.id} ${report.message} ${range.start} ${range.end}`, one);
  }
  const gathered: Same[] = [];
  for (const same of places.values()) {
    if (same.length === 1 || new Set(same.map(({ brief }) => brief)).size === same.length) gathered.push(same);
    else {
      // One brief has several reports here ("no phone number", "no address"): only those with the same data are the same.
      const byData = new Map<string, Same>();
      for (const one of same) addTo(byData, dataOf(one), one);
      gathered.push(...byData.values());
    }
  }
  return gathered;
}

function addTo(sets: Map<string, Same>, key: string, one: Raised): void {
  const known = sets.get(key);
  if (known === undefined) sets.set(key, [one]);
  else known.push(one);
}

function dataOf({ report }: Raised): string {
  return JSON.stringify([report.data ?? {}, report.suggestions ?? []]);
}

/** How often the rule of a report spoke under its brief: under a stricter limit it speaks more often. */
type TimesSaid = (one: Raised) => number;

/** Few drafts are for readers of two kinds to whom something else is said, so it is counted when it is asked for. */
function timesSaid(raised: readonly Raised[]): TimesSaid {
  const keyOf = ({ registered, brief }: Raised) => `${registered.id} ${brief.readers.id} ${brief.channel}`;
  let counts: Map<string, number> | undefined;
  return (one) => {
    if (counts === undefined) {
      counts = new Map();
      for (const each of raised) counts.set(keyOf(each), (counts.get(keyOf(each)) ?? 0) + 1);
    }
    return counts.get(keyOf(one)) ?? 0;
  };
}

/** The worse severity first, then the brief under which the rule spoke more often, then the younger readers. */
function strictest(same: Same, often: TimesSaid): Raised {
  const age = ({ brief }: Raised) => brief.readers.readingAge ?? Number.MAX_VALUE;
  const [first = same[0]] = [...same].sort(
    (a, b) => severities.indexOf(a.severity) - severities.indexOf(b.severity) || often(b) - often(a) || age(a) - age(b),
  );
  return first;
}

function worst(raised: readonly Raised[]): Finding['severity'] {
  return severities.find((severity) => raised.some((one) => one.severity === severity)) ?? 'info';
}
