import type { Block } from '../src/draft/block.ts';
import type { Draft } from '../src/draft/draft.ts';
import type { AnyRule, RegisteredRule, RuleContext } from '../src/rule/rule.ts';
import type { Stopwatch } from './stopwatch.ts';

/**
 * The same rule on a stopwatch: its checks under its id, what it asks of the search for terms under `terms`. Its words
 * are the same list, so that the search is made as in any run.
 */
export function timed(registered: RegisteredRule, watch: Stopwatch, terms: string): RegisteredRule {
  const { id, rule } = registered;
  const { checkBlock, checkDraft } = rule;
  const known = new WeakMap<RuleContext<unknown>, RuleContext<unknown>>();
  const onTheClock = (context: RuleContext<unknown>) => {
    const made = known.get(context) ?? withTimedSearch(context, watch, terms);
    known.set(context, made);
    return made;
  };
  const watched: AnyRule = {
    ...rule,
    ...(checkBlock === undefined
      ? {}
      : {
          checkBlock: (block: Block, context: RuleContext<unknown>) =>
            watch.during(id, () => [...(checkBlock.call(rule, block, onTheClock(context)) ?? [])]),
        }),
    ...(checkDraft === undefined
      ? {}
      : {
          checkDraft: (draft: Draft, context: RuleContext<unknown>) =>
            watch.during(id, () => [...(checkDraft.call(rule, draft, onTheClock(context)) ?? [])]),
        }),
  };
  return { ...registered, rule: watched };
}

/** What a rule asks of its context is noted by getters of the context, so they are kept. */
function withTimedSearch(context: RuleContext<unknown>, watch: Stopwatch, terms: string): RuleContext<unknown> {
  return Object.create(context, {
    matches: { value: (block: Block) => watch.during(terms, () => context.matches(block)) },
    glossary: { value: (block: Block) => watch.during(terms, () => context.glossary(block)) },
  }) as RuleContext<unknown>;
}
