import type { Draft } from '../draft/draft.ts';
import type { Finding } from '../rule/finding.ts';
import { type Readers, type Suggested, severities } from '../rule/rule.ts';
import type { Masks } from './masks.ts';
import { fill } from './message.ts';
import type { Labels } from './place.ts';
import { inOrder, type Raised } from './raised.ts';
import { RuleError } from './rule-error.ts';
import type { Spot } from './spot.ts';
import { suggestion } from './suggestion.ts';

/**
 * Last stage: makes one finding of what a rule said of one place to several audiences. Where it said
 * different things (a limit of 20 words, and one of 25), the strictest audience's text is shown, and names only the
 * readers of whom it is true; `audiences` holds all to whom it matters as much.
 *
 * @param raised in source order, at one place in the order of rule ids; so are the findings
 * @throws RuleError for a message that the rule does not have, or a placeholder that nothing fills
 */
export function merge(draft: Draft, raised: readonly Raised[], labels: Labels, masks: Masks): Finding[] {
  const findings: Finding[] = [];
  const often = timesSaid(raised);
  for (const said of gather(raised)) {
    try {
      findings.push(findingOf(mattering(said), often, draft, labels, masks));
    } catch (error) {
      throw new RuleError(said[0].assignment.id, draft.path, error);
    }
  }
  return findings;
}

/** At least one report, and what says the same to other audiences. */
type Same = [Raised, ...Raised[]];

function findingOf(same: Same, often: TimesSaid, draft: Draft, labels: Labels, masks: Masks): Finding {
  const isAlone = same.length === 1;
  const shown = isAlone ? same[0] : strictest(same, often);
  const agreeing = isAlone ? same : same.filter((other) => dataOf(other) === dataOf(shown));
  const { assignment, said, spot } = shown;
  const quoted = assignment.masks ? undefined : masks;
  const actual = said.actual === undefined ? masks.of(spot) : printed(said.actual, quoted);
  const message = fill(
    assignment.messages[said.message],
    said,
    distinct(agreeing, ({ name }) => name),
  );
  return {
    ruleId: assignment.id,
    category: assignment.category,
    severity: isAlone ? shown.severity : worst(same),
    message: printed(message.what, quoted),
    advice: printed(message.do, quoted),
    place: labels.placeOf(spot),
    actual,
    suggestions: said.suggestions === undefined ? [] : suggestionsOf(said.suggestions, spot, draft, quoted),
    url: assignment.url,
    audiences: distinct(same, ({ id }) => id),
    channel: assignment.brief.channel,
    messageId: said.message,
    group: said.group === undefined ? actual.toLowerCase() : printed(said.group, quoted),
  };
}

/** A text that a rule made up as it may be printed. */
function printed(text: string, masks: Masks | undefined): string {
  return masks === undefined ? text : masks.ofQuoted(text);
}

function suggestionsOf(
  all: readonly Suggested[],
  spot: Spot,
  draft: Draft,
  masks: Masks | undefined,
): Finding['suggestions'] {
  const shown: Finding['suggestions'] = [];
  for (const suggested of all) {
    const { text, fix } = suggestion(suggested, spot, draft);
    // A fix is printed with its finding, so one that writes what is masked is only a suggestion.
    const isFix = fix !== undefined && printed(fix.text, masks) === fix.text;
    shown.push(isFix ? { text: printed(text, masks), fix } : { text: printed(text, masks) });
  }
  return shown;
}

/** What is said of the readers of reports, once each. Nearly always there is one. */
function distinct(raised: readonly Raised[], what: (readers: Readers) => string): string[] {
  const [first] = raised;
  if (first !== undefined && raised.length === 1) return [what(first.assignment.brief.readers)];
  return [...new Set(raised.map(({ assignment }) => what(assignment.brief.readers)))];
}

/** Where it is more than a hint to some, those to whom it is only a hint need change nothing: it is not about them. */
function mattering(same: Same): Same {
  if (same.length === 1) return same;
  const [first, ...others] = same.filter(({ severity }) => severity !== 'info');
  return first === undefined ? same : [first, ...others];
}

/** Sets of reports that say the same to different audiences, in the order in which the first of each was raised. */
function gather(raised: readonly Raised[]): Same[] {
  const gathered: Same[] = [];
  let from = 0;
  let first = raised[0];
  for (let at = 1; first !== undefined; at++) {
    const next = raised[at];
    if (next !== undefined && inOrder(first, next) === 0) continue;
    if (at === from + 1) gathered.push([first]);
    else gatherHere(raised.slice(from, at), gathered);
    from = at;
    first = next;
  }
  return gathered;
}

/** The same of what one rule said of one place. */
function gatherHere(raised: readonly Raised[], gathered: Same[]): void {
  const byMessage = new Map<string, Same>();
  for (const one of raised) addTo(byMessage, one.said.message, one);
  for (const same of byMessage.values()) {
    if (same.length === 1 || new Set(same.map(({ assignment }) => assignment.brief)).size === same.length) {
      gathered.push(same);
      continue;
    }
    // One brief has several reports here ("no phone number", "no address"): only those with the same data are the same.
    const byData = new Map<string, Same>();
    for (const one of same) addTo(byData, dataOf(one), one);
    gathered.push(...byData.values());
  }
}

function addTo(sets: Map<string, Same>, key: string, one: Raised): void {
  const known = sets.get(key);
  if (known === undefined) sets.set(key, [one]);
  else known.push(one);
}

function dataOf({ said }: Raised): string {
  return JSON.stringify([said.data ?? {}, said.suggestions ?? []]);
}

/** How often the rule of a report spoke under its brief: under a stricter limit it speaks more often. */
type TimesSaid = (one: Raised) => number;

/** Few drafts are for readers of two kinds to whom something else is said, so it is counted when it is asked for. */
function timesSaid(raised: readonly Raised[]): TimesSaid {
  const keyOf = ({ assignment: { id, brief } }: Raised) => `${id} ${brief.readers.id} ${brief.channel}`;
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
  const age = ({ assignment }: Raised) => assignment.brief.readers.readingAge ?? Number.MAX_VALUE;
  const [first = same[0]] = [...same].sort(
    (a, b) => severities.indexOf(a.severity) - severities.indexOf(b.severity) || often(b) - often(a) || age(a) - age(b),
  );
  return first;
}

function worst(raised: readonly Raised[]): Finding['severity'] {
  return severities.find((severity) => raised.some((one) => one.severity === severity)) ?? 'info';
}
