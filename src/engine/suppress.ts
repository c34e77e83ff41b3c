import type { Draft } from '../draft/draft.ts';
import type { Suppression } from '../rule/rule.ts';
import type { Raised } from './raised.ts';

/** What is left after suppression, and what each comment was good for. */
export interface Suppressed {
  kept: readonly Raised[];
  /** What was dropped, by the comment that turns it off. */
  dropped: ReadonlyMap<Suppression, readonly Raised[]>;
  suppressions: Suppression[];
}

/** A stretch of the source in which one comment turns one rule off. */
interface Stretch {
  start: number;
  end: number;
  by: Suppression;
}

/** What the comments of a draft turn off: by rule, and by line. */
interface Plan {
  /** By rule id, in source order and apart. */
  stretches: ReadonlyMap<string, readonly Stretch[]>;
  /** By line and rule id ("12 plain-words"), or `*` for every rule. */
  lines: ReadonlyMap<string, Suppression>;
  files: ReadonlyMap<string, Suppression>;
  /** `enable` comments that end nothing. */
  dangling: ReadonlySet<Suppression>;
}

/**
 * Second stage: drops what a comment in the draft turns off. The comment nearest to a finding is the one that counts:
 * for its line, else for its range, else for the file.
 *
 * @param known ids of all rules
 * @param ran ids of those that ran; of the others it cannot be said whether a comment is needed
 * @param isWhole whether all ran that the configuration lets run, so that it can be said of a comment for every rule
 */
export function suppress(
  draft: Draft,
  raised: readonly Raised[],
  comments: readonly Suppression[],
  known: ReadonlySet<string>,
  ran: ReadonlySet<string>,
  isWhole: boolean,
): Suppressed {
  if (comments.length === 0) return { kept: raised, dropped: new Map(), suppressions: [] };
  const plan = planOf(draft, comments, known);
  const dropped = new Map<Suppression, Raised[]>();
  const kept = raised.filter((one) => {
    const { range, assignment } = one;
    const { id } = assignment;
    const line = draft.lines.point(range.start).line;
    const by =
      plan.lines.get(`${line} ${id}`) ??
      plan.lines.get(`${line} *`) ??
      covering(plan.stretches.get(id) ?? [], range.start) ??
      plan.files.get(id);
    if (by === undefined) return true;
    const others = dropped.get(by);
    if (others === undefined) dropped.set(by, [one]);
    else others.push(one);
    return false;
  });
  const suppressions = comments.map((comment): Suppression => {
    const of = dropped.get(comment);
    const ids = of === undefined ? undefined : new Set(of.map(({ assignment }) => assignment.id));
    const isDisabling = comment.kind !== 'enable' && comment.kind !== 'malformed';
    const unneeded = isDisabling ? comment.rules.filter((id) => ran.has(id) && !ids?.has(id)) : [];
    const idle = plan.dangling.has(comment) || (isDisabling && comment.all && isWhole && ids === undefined);
    return { ...comment, used: ids !== undefined, unneeded, idle };
  });
  return { kept, dropped, suppressions };
}

function planOf(draft: Draft, comments: readonly Suppression[], known: ReadonlySet<string>): Plan {
  const stretches = new Map<string, Stretch[]>();
  const open = new Map<string, Stretch>();
  const lines = new Map<string, Suppression>();
  const files = new Map<string, Suppression>();
  const dangling = new Set<Suppression>();
  const nextLines = new NextLines(draft);
  for (const by of comments) {
    const ids = by.all ? [...known] : by.rules;
    switch (by.kind) {
      case 'disable-next-line': {
        const line = nextLines.after(by.comment.end);
        for (const id of by.all ? ['*'] : ids) if (!lines.has(`${line} ${id}`)) lines.set(`${line} ${id}`, by);
        break;
      }
      case 'disable-file':
        for (const id of ids) if (!files.has(id)) files.set(id, by);
        break;
      case 'disable':
        for (const id of ids) {
          if (open.has(id)) continue;
          const stretch = { start: by.comment.end, end: Number.POSITIVE_INFINITY, by };
          open.set(id, stretch);
          const ofRule = stretches.get(id);
          if (ofRule === undefined) stretches.set(id, [stretch]);
          else ofRule.push(stretch);
        }
        break;
      case 'enable': {
        const ended = ids.filter((id) => open.has(id));
        if (ended.length === 0 && (by.all || by.rules.length > 0)) dangling.add(by);
        for (const id of ended) {
          const stretch = open.get(id);
          if (stretch !== undefined) stretch.end = by.comment.start;
          open.delete(id);
        }
        break;
      }
      case 'malformed':
        break;
    }
  }
  return { stretches, lines, files, dangling };
}

/** The comment whose stretch holds an offset. */
function covering(stretches: readonly Stretch[], offset: number): Suppression | undefined {
  let low = 0;
  let high = stretches.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((stretches[middle]?.end ?? 0) <= offset) low = middle + 1;
    else high = middle;
  }
  const found = stretches[low];
  return found !== undefined && found.start <= offset ? found.by : undefined;
}

/** Finds the line that a comment speaks of: the next that is neither blank nor another comment. */
class NextLines {
  private readonly comments: ReadonlyMap<number, number>;
  /** Where a walk that began at an offset ended, so that a long row of comments is walked once. */
  private readonly known = new Map<number, number>();

  constructor(private readonly draft: Draft) {
    this.comments = new Map(draft.comments.map(({ start, end }) => [start, end]));
  }

  after(end: number): number {
    const { lines } = this.draft;
    return lines.point(this.skip(lines.start(lines.point(end).line + 1))).line;
  }

  private skip(from: number): number {
    const { source } = this.draft;
    const passed: number[] = [];
    let at = from;
    for (;;) {
      const known = this.known.get(at);
      if (known !== undefined) {
        at = known;
        break;
      }
      passed.push(at);
      while (at < source.length && /\s/.test(source.charAt(at))) at++;
      const end = this.comments.get(at);
      if (end === undefined || end <= at) break;
      at = end;
    }
    for (const offset of passed) this.known.set(offset, at);
    return at;
  }
}
