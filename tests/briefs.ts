import type { Brief, RuleSetting } from '../src/audience/brief.ts';
import { TermList } from '../src/language/term-list.ts';
import type { TermEntry } from '../src/language/terms.ts';
import type { AnyRule, RegisteredRule, Severity } from '../src/rule/rule.ts';

/** A setting for one rule of a made-up brief. */
export interface MadeSetting {
  severity?: Severity | 'off';
  options?: Readonly<Record<string, unknown>>;
}

/** A made-up brief: for families on the web where nothing else is asked for, rules at their defaults. */
export function makeBrief(
  rules: readonly RegisteredRule[],
  {
    settings = {},
    readers,
    ...rest
  }: Partial<Omit<Brief, 'rules' | 'readers'>> & {
    settings?: Readonly<Record<string, MadeSetting>>;
    readers?: Partial<Brief['readers']>;
  } = {},
): Brief {
  return {
    readers: {
      id: 'families',
      name: 'families',
      relationship: 'beneficiary',
      groups: ['families'],
      readingAge: 9,
      statutory: true,
      ...readers,
    },
    channel: 'web',
    glossary: TermList.of([]),
    terms: new Map(),
    accept: new Set(),
    organisation: { names: [], domains: [], phones: [], addresses: [], complaints: [] },
    notify: { placeholders: new Map(), pricePerPart: undefined, serviceName: undefined },
    ...rest,
    rules: new Map(
      rules.map(({ id, rule }): [string, RuleSetting] => {
        const { severity, options = {} } = settings[id] ?? {};
        return [id, { severity, options: rule.options().parse(options), origins: {} }];
      }),
    ),
  };
}

/** A made-up rule in a registry. */
export function register(id: string, rule: AnyRule, words: readonly TermEntry[] = []): RegisteredRule {
  return { id, rule, words: TermList.of(words) };
}
