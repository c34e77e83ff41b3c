import { z } from 'zod';
import { termFields } from '../rule/entry.ts';
import { severities } from '../rule/rule.ts';

/** The groups of readers that the glossary tells apart. */
export const readerGroups = ['social-work', 'health', 'schools', 'police', 'legal', 'families'] as const;
export type ReaderGroup = (typeof readerGroups)[number];

/** What a group of people is to the service: it is for them, they ask for it, or they work beside it. */
export const relationships = ['beneficiary', 'customer', 'stakeholder'] as const;

/** Where a reader stands in the process when a need arises. */
const stages = ['applying', 'waiting', 'decision', 'appeal', 'after'] as const;

/** Which rules are on, and how, as it is written; `readSettings` holds each setting against its own rule. */
const rulesSchema = z.record(z.string(), z.unknown());

const text = z.string().trim().min(1, 'This must not be empty.');
const id = z
  .string()
  .regex(/^[a-z][a-z0-9]*(-[a-z0-9]+)*$/, 'An id is lower-case words joined by hyphens: ‘foster-carers’.');
const oneOrMore = <T extends z.ZodType>(item: T) =>
  z.preprocess(
    (value) => (value === undefined || Array.isArray(value) ? value : [value]),
    z.array(item).min(1, 'Give at least one.'),
  );

/** A profile as it is written: `audiences/<id>.yaml`, or one entry of `audiences` in a project's configuration. */
export const audienceSchema = z.strictObject({
  /** For lists: "Families". */
  name: text.optional(),
  /** A plural noun for messages: "families need 20 or fewer". */
  reader: text.optional(),
  relationship: z.enum(relationships).optional(),
  /** Another audience, whose fields and settings this one starts from. */
  extends: id.optional(),
  /** Held to the group among them that knows a term least. */
  knows: z.array(z.enum(readerGroups)).min(1, 'Name at least one reader group.').optional(),
  /** Years. 5 is where reading starts; past 18 a school-based measure says nothing. */
  readingAge: z.number().min(5).max(18).optional(),
  /** How many of 100 words are “you”, “we” and their forms, at least, in a draft that speaks to them. */
  youAndWe: z.number().min(0).max(100).optional(),
  /** Whether they have no choice but to deal with the service. */
  statutory: z.boolean().optional(),
  needs: z
    .array(z.strictObject({ need: text, stage: z.enum(stages).optional(), rule: z.string().optional() }))
    .optional(),
  evidence: z.array(z.strictObject({ source: text, reviewed: z.iso.date() })).optional(),
  rules: rulesSchema.optional(),
});

/** A house style as it is written: `presets/<id>.yaml`. */
export const presetSchema = z.strictObject({
  name: text,
  /** What it follows, and the day on which that was last looked at. */
  evidence: z.array(z.strictObject({ source: text, reviewed: z.iso.date() })).min(1),
  terms: z.record(z.string(), z.array(z.unknown())).optional(),
  accept: z.array(text).optional(),
  rules: rulesSchema.optional(),
});

/** A medium as it is written: `channels/<id>.yaml`. */
export const channelSchema = z.strictObject({ name: text, rules: rulesSchema.optional() });

const knowledge = z.union([z.literal(0), z.literal(1), z.literal(2)], {
  error: 'Write 2 (knows it), 1 (expand it at first use) or 0 (say it plainly).',
});

/** A row of a glossary as it is written. A project's row for a term that is known already may leave out what it keeps. */
const glossaryRowSchema = z.strictObject({
  ...termFields,
  kind: z.enum(['acronym', 'term', 'role']).optional(),
  expansion: text.optional(),
  plain: text.optional(),
  knows: z.partialRecord(z.enum(readerGroups), knowledge).optional(),
  note: text.optional(),
});

/** A glossary file: a list of rows. */
export const glossarySchema = z.array(glossaryRowSchema);

/**
 * Path patterns stay simple: `*`, `**`, `?`, `[ab]`, `{a,b}`. Brackets and many stars could make a pattern from a checked
 * repository run for minutes. Three stars in a name and two `**` are more than anyone needs (a judgement).
 */
const glob = text
  .refine((value) => !/[()]/.test(value), 'Brackets are not part of a path pattern here; write {a,b} for “a or b”.')
  .refine((value) => value.split('/').every((name) => name === '**' || name.split('*').length <= 4), {
    error: 'No more than three stars between two slashes.',
  })
  .refine((value) => value.split('**').length <= 3, 'No more than two ‘**’ in one pattern.');

/** A value that may stand in place of a placeholder. */
const sample = z.union([z.string(), z.number()], { error: 'A sample is a text or a number.' });

/** What is known of the project's GOV.UK Notify templates. */
const notifySchema = z.strictObject({
  /** Whether Markdown and text files are templates, unless their front matter says `notify: false`. */
  templates: z.boolean().optional(),
  /**
   * The placeholders that there are, each with a sample or a list of them: the shortest and the longest say how long a text
   * message may get. With any named, one that is not is an error. Those for optional text need no samples.
   */
  placeholders: z
    .record(
      text,
      z.union([sample, z.array(sample), z.null()], { error: 'Give a sample, a list of samples, or nothing.' }),
    )
    .optional(),
  /** What one part of a text message costs you, in pence. */
  pricePerPart: z.number().positive('A price is more than 0, in pence: 2.4').optional(),
  /** The name that GOV.UK Notify puts in front of your text messages, if it does. */
  serviceName: text.optional(),
});

/** A project's `commslint.yaml` as it is written. */
export const configSchema = z.strictObject({
  /** Stops the search for another configuration further up. */
  root: z.boolean().optional(),
  /** A house style that what stands here is laid over: a file of `presets/`. */
  extends: z.string().optional(),
  /** The readers of every draft that does not name its own. */
  audience: oneOrMore(z.string()).optional(),
  channel: z.string().optional(),
  /** Own audiences by id. One with the id of a built-in audience is laid over it. */
  audiences: z.record(id, audienceSchema).optional(),
  /** Own acronyms, terms and roles, or other codes for those of the glossary. */
  glossary: glossarySchema.optional(),
  /** Rows added to the word list of a rule, by rule id. */
  terms: z.record(z.string(), z.array(z.unknown())).optional(),
  /** Words and phrases that no rule of this project should question. */
  accept: z.array(text).optional(),
  rules: rulesSchema.optional(),
  /** Settings for some drafts, by path; a later one wins. */
  overrides: z
    .array(
      z.strictObject({
        files: oneOrMore(glob),
        audience: oneOrMore(z.string()).optional(),
        channel: z.string().optional(),
        /** Whether these drafts are templates of GOV.UK Notify. */
        notify: z.boolean().optional(),
        rules: rulesSchema.optional(),
      }),
    )
    .optional(),
  /** Paths that are never checked, in the notation of a `.gitignore`. */
  ignore: z.array(text).optional(),
  /** A file of findings that are known and not reported: `commslint.baseline.json`, from the folder of this file. */
  baseline: text.optional(),
  /** What the organisation publishes about itself, which is nobody's personal data. */
  organisation: z
    .strictObject({
      names: z.array(text).optional(),
      domains: z.array(text).optional(),
      phones: z.array(text).optional(),
      addresses: z.array(text).optional(),
      /** Where its readers can complain: addresses, web pages, phone numbers. */
      complaints: z.array(text).optional(),
    })
    .optional(),
  /** GOV.UK Notify: which drafts are its templates, their placeholders, and what a text message costs. */
  notify: notifySchema.optional(),
});

/** What a rule can be set to besides its options. */
export const severityOrOff = z.enum(['off', ...severities]);
