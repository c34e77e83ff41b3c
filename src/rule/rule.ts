import type { Nodes } from 'hast';
import type { z } from 'zod';
import type { Block } from '../draft/block.ts';
import type { Draft, DraftComment } from '../draft/draft.ts';
import type { TermList } from '../language/term-list.ts';
import type { GlossaryMatch, TermEntry, TermMatch } from '../language/terms.ts';
import type { Category, Severity } from './category.ts';

export { type Category, categories, type Severity, severities } from './category.ts';

/** The medium that a draft is written for: the name of a file in `channels/`. */
export type ChannelId = string;

/** Where a rule's number or claim comes from. */
export interface Source {
  title: string;
  /** What in it the rule rests on, in one line. */
  says?: string;
  url?: string;
}

/**
 * A message: `what` is wrong, for whom, and what to `do`. `{name}` is filled from the report's data; `{readers}` with
 * the readers that it matters to ("families", "families and police").
 */
export interface Message {
  what: string;
  do: string;
}

/** The readers that a draft is being held to, as a rule sees them. */
export interface Readers {
  /** The audience's id: the name of its file. */
  id: string;
  /** As a plural noun for messages: "families". */
  name: string;
  relationship: 'beneficiary' | 'customer' | 'stakeholder';
  /** The groups of the glossary that they belong to; they are held to the one that knows least. */
  groups: readonly string[];
  /** Years; none when the audience has no target. */
  readingAge: number | undefined;
  /** How many of 100 words are “you”, “we” and their forms, at least, in a draft that speaks to them. */
  youAndWe?: number | undefined;
  /** Whether they have no choice but to deal with the service. */
  statutory: boolean;
}

/** What one check may see: the draft, the options and readers that it is held to, and the terms found in it. */
export interface RuleContext<Options, Entry extends TermEntry = TermEntry> {
  readonly draft: Draft;
  readonly options: Options;
  readonly readers: Readers;
  readonly channel: ChannelId;
  /** The rows of the rule's own `words.yaml` (and of the project's additions) that a block holds, in text order. */
  matches(block: Block): readonly TermMatch<Entry>[];
  /** The blocks of a draft that hold any, in reading order; most drafts have none. */
  blocksWithMatches(draft: Draft): readonly Block[];
  /** The glossary's terms and acronyms that a block holds, each with how well these readers know it. */
  glossary(block: Block): readonly GlossaryMatch[];
  /** The blocks of a draft that hold any, in reading order. */
  blocksWithGlossary(draft: Draft): readonly Block[];
  /** Whether the project accepts this word or phrase as it is (`accept` in its configuration). */
  accepts(text: string): boolean;
  /** Names, domains, phone numbers and addresses that the organisation publishes about itself. */
  readonly organisation: Organisation;
  /** What the project says of its GOV.UK Notify templates. */
  readonly notify: NotifySettings;
  /**
   * The day of the check, `YYYY-MM-DD`; undefined where the program that checks did not give one. A rule is pure: it has no
   * other clock.
   */
  readonly today: string | undefined;
  /** Every suppression comment of the draft; whether it was of use is known only to rules that run `last`. */
  readonly suppressions: readonly Suppression[];
}

/** What the project says of the organisation that publishes. */
export interface Organisation {
  names: readonly string[];
  domains: readonly string[];
  phones: readonly string[];
  addresses: readonly string[];
  /** Where its readers can complain: addresses, web pages, phone numbers. */
  complaints: readonly string[];
}

/** What the project says of its GOV.UK Notify templates. */
export interface NotifySettings {
  /** The placeholders that there are, by `fieldKey` of their names; empty when the project names none. */
  placeholders: ReadonlyMap<string, NotifyPlaceholder>;
  /** What one part of a text message costs, in pence; a price is never assumed. */
  pricePerPart: number | undefined;
  /** The name of the service, where it stands in front of each text message. */
  serviceName: string | undefined;
}

/** A placeholder that the project names, with values that may stand in its place. */
export interface NotifyPlaceholder {
  name: string;
  samples: readonly string[];
}

/** One `commslint-disable…` or `commslint-enable` comment, as the engine read it. */
export interface Suppression {
  comment: DraftComment;
  kind: 'disable-next-line' | 'disable' | 'enable' | 'disable-file' | 'malformed';
  /** The known rules that it names. */
  rules: readonly string[];
  /** Whether it names none and so speaks of every rule. */
  all: boolean;
  /** Names in it that are no rule's, each with the rule that was likely meant. */
  unknown: readonly { name: string; meant: string | undefined }[];
  /** Empty when it gives none. */
  reason: string;
  /** Whether it kept back at least one finding. Like the two below, known only to rules that run `last`. */
  used: boolean;
  /** Of the rules that it names, those that ran and found nothing that it would have kept back. */
  unneeded: readonly string[];
  /** Whether a comment for every rule kept back nothing though every rule ran, or an `enable` ended nothing. */
  idle: boolean;
}

/** Where a report points: a range of a block's text, a whole block, a node of the tree, a source range, or the whole draft. */
export type Target =
  | { block: Block; start?: number | undefined; end?: number | undefined }
  | { node: Nodes }
  | { source: { start: number; end: number } }
  | { draft: true };

/** Something the writer may put instead. */
export interface Suggested {
  text: string;
  /** True where replacing the reported text by `text` is safe in any context; such a fix is applied by `--fix`. */
  safe?: boolean;
}

/** What a check says of one place. */
export interface Report<MessageId extends string = string> {
  message: MessageId;
  at: Target;
  data?: Readonly<Record<string, string | number>> | undefined;
  /** The text in question; by default the text at the place. A personal identifier must be masked here. */
  actual?: string | undefined;
  /** Only where it is not the rule's own: a row of a word list that matters more or less than its rule. */
  severity?: Severity | undefined;
  suggestions?: readonly Suggested[] | undefined;
  /** Nothing is said of it; its `actual` only stands for the text in what is printed of other findings. */
  maskOnly?: boolean | undefined;
  /** What repeats of one thing share, so that people are shown it once with a count; by default the actual text. */
  group?: string | undefined;
}

/** One check: what it is for, what can be set, what it says, and how it finds it. */
export interface Rule<Options = unknown, Entry extends TermEntry = TermEntry, MessageId extends string = string> {
  category: Category;
  /** One line for lists: what a draft is held to. */
  summary: string;
  /** The severity of its findings when nothing says otherwise. */
  severity: Severity | 'off';
  sources: readonly Source[];
  /** The channels that it makes sense for; all when absent. */
  channels?: readonly ChannelId[];
  /**
   * The schema of its options, the only home of their defaults. Like `entry` it is made when it is asked for: no zod is loaded
   * for a draft of which no configuration speaks.
   */
  options: () => z.ZodType<Options>;
  messages: Readonly<Record<MessageId, Message>>;
  /** Keys of the front matter that it reads, each with the values that it knows (none where any will do): editors offer them. */
  fields?: Readonly<Record<string, readonly string[]>>;
  /** What a row of its `words.yaml` holds, for a rule that is driven by a list. */
  entry?: () => z.ZodType<Entry>;
  /** `checkBlock` has something to say only of a block that holds a term of its list, so it is shown no other. */
  ofTerms?: boolean;
  /** Rules whose findings are kept instead of this one's where both find the same words. */
  yieldsTo?: readonly string[];
  /** Runs after all other rules, when it is known which suppressions were of use. Its findings are not suppressed. */
  last?: boolean;
  /**
   * Its reports are of what must never be printed: their `actual` is shown in place of the text, in the findings of
   * every other rule too. So it also runs, unreported, where it is switched off.
   */
  masks?: boolean;
  /**
   * Checks one block. What it says may depend on the block, the options and the readers alone, so that a block which
   * did not change need not be checked again. Most blocks give no rule anything to say: one that can see that at a look
   * is no generator, gives back undefined, and hands over to a generator (or an array) where there may be more.
   */
  checkBlock?(block: Block, context: RuleContext<Options, Entry>): Iterable<Report<MessageId>> | undefined;
  /** Checks the draft as a whole; undefined is nothing, too. */
  checkDraft?(draft: Draft, context: RuleContext<Options, Entry>): Iterable<Report<MessageId>> | undefined;
}

/** A rule of any options, entries and messages, as the engine holds it. */
// biome-ignore lint/suspicious/noExplicitAny: options and entries are checked by each rule's own schemas
export type AnyRule = Rule<any, any, any>;

/** Declares a rule; its id is the name of its folder. Gives it back as it is, with its types inferred. */
export function defineRule<Options, MessageId extends string, Entry extends TermEntry = TermEntry>(
  rule: Rule<Options, Entry, MessageId>,
): Rule<Options, Entry, MessageId> {
  return rule;
}

/** A rule with what its folder adds: its id and the compiled rows of its `words.yaml`. */
export interface RegisteredRule {
  id: string;
  rule: AnyRule;
  words: TermList;
  /** What its schema makes of no options; generated for what comes with commslint. */
  defaults?: object;
}

/** The options of a rule of which nothing is written. */
export function defaultsOf({ rule, defaults }: RegisteredRule): unknown {
  return defaults ?? rule.options().parse({});
}

/** Where a rule's page is, for reports and editors. */
export function ruleUrl(id: string): string {
  return `https://github.com/commslint/commslint/blob/main/rules/${id}/rule.md`;
}
