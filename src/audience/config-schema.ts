import { z } from 'zod';
import { tooManyStars } from './path-pattern.ts';
import { audienceSchemaOf, id, looseRules, text } from './schema.ts';

const oneOrMore = <T extends z.ZodType>(item: T) =>
  z.preprocess(
    (value) => (value === undefined || Array.isArray(value) ? value : [value]),
    z.array(item).min(1, 'Give at least one.'),
  );

/** Path patterns stay simple: `*`, `**`, `?`, `[ab]`, `{a,b}`. */
const glob = text
  .refine((value) => !/[()]/.test(value), 'Brackets are not part of a path pattern here; write {a,b} for “a or b”.')
  .check(refineStars);

const ignorePattern = text.check(refineStars);

function refineStars(context: z.core.ParsePayload<string>): void {
  const message = tooManyStars(context.value);
  if (message !== undefined) context.issues.push({ code: 'custom', message, input: context.value });
}

/** A value that may stand in place of a placeholder. */
const sample = z.union([z.string(), z.number()], { error: 'A sample is a text or a number.' });

const notifySchema = z.strictObject({
  templates: z
    .boolean()
    .optional()
    .describe('whether Markdown and text files are templates, unless their front matter says `notify: false`'),
  // With any named, one that is not is an error. Those for optional text need no samples.
  placeholders: z
    .record(
      text,
      z.union([sample, z.array(sample), z.null()], { error: 'Give a sample, a list of samples, or nothing.' }),
    )
    .optional()
    .describe('the placeholders that there are, each with samples: the longest says how long a text message may get'),
  pricePerPart: z
    .number()
    .positive('A price is more than 0, in pence: 2.4')
    .optional()
    .describe('what one part of a text message costs you, in pence'),
  serviceName: text.optional().describe('the name that GOV.UK Notify puts in front of your text messages, if it does'),
});

/** What a rule's list, the glossary or the accepted words may be besides a list: a file that holds it. */
export const listFile = z
  .string()
  .regex(
    /^\.{1,2}\/.*\.(?:csv|tsv|ya?ml)$/i,
    'Write a list, or the name of a file that holds one: ./words.csv (or .tsv, .yaml).',
  );

/**
 * The parts of the schema for which it takes the rules, audiences and channels that there are. While a file is read they
 * are loose, for each is looked at again with a better message at hand; where the schema is published they are whole.
 */
export interface SchemaParts<Rules extends z.ZodType, Terms extends z.ZodType> {
  rules: Rules;
  /** An audience's id, a channel's, and what a configuration may extend. */
  audience: z.ZodType<string>;
  channel: z.ZodType<string>;
  extends: z.ZodType<string>;
  terms: Terms;
  glossary: z.ZodType;
  accept: z.ZodType;
}

/** A project's `commslint.yaml` as it is written. */
export function configSchemaOf<Rules extends z.ZodType, Terms extends z.ZodType>(parts: SchemaParts<Rules, Terms>) {
  const audience = oneOrMore(parts.audience).optional();
  return z.strictObject({
    $schema: z.string().optional().describe('where editors find the schema of this file; of no meaning to commslint'),
    root: z.boolean().optional().describe('true: configurations further up do not hold here'),
    extends: oneOrMore(parts.extends)
      .optional()
      .describe('what this file is laid over: house styles, files (./house.yaml), packages; of several the last wins'),
    audience: audience.describe('the readers of every draft that does not name its own'),
    channel: z.optional(parts.channel).describe('how drafts that do not say so themselves reach their readers'),
    audiences: z
      .record(id, audienceSchemaOf(parts.rules))
      .optional()
      .describe('readers of your own by id; one with the id of a known audience is laid over it'),
    glossary: z
      .optional(parts.glossary)
      .describe('acronyms, terms and roles of your own, or other codes for known ones; or a file of them'),
    terms: z.optional(parts.terms).describe('rows added to the word list of a rule, by rule id; or a file of them'),
    accept: z.optional(parts.accept).describe('words and phrases that no rule should question; or a file of them'),
    rules: z.optional(parts.rules).describe('off, info, warning, error, or a rule’s options, by rule id'),
    overrides: z
      .array(
        z.strictObject({
          files: oneOrMore(glob).describe('path patterns: *, **, ?, [ab], {a,b}'),
          audience,
          channel: z.optional(parts.channel),
          notify: z.boolean().optional().describe('whether these drafts are templates of GOV.UK Notify'),
          rules: z.optional(parts.rules),
        }),
      )
      .optional()
      .describe('settings for the drafts under some paths; a later one wins'),
    ignore: z.array(ignorePattern).optional().describe('paths that are never checked, in the notation of a .gitignore'),
    baseline: text.optional().describe('a file of findings that are known and not reported'),
    organisation: z
      .strictObject({
        names: z.array(text).optional(),
        domains: z.array(text).optional(),
        phones: z.array(text).optional(),
        addresses: z.array(text).optional(),
        complaints: z
          .array(text)
          .optional()
          .describe('where readers can complain: addresses, web pages, phone numbers'),
      })
      .optional()
      .describe('what the organisation publishes about itself, which is nobody’s personal data'),
    notify: notifySchema
      .optional()
      .describe('GOV.UK Notify: which drafts are its templates, their placeholders, what a text message costs'),
  });
}

const rows = z.array(z.unknown());
const rowsOrFile = z.union([rows, listFile], {
  error: 'This must be a list, or the name of a file that holds one: ./words.csv (or .tsv, .yaml).',
});

/** Holds a configuration's shape; what is named in it is looked at when it is read. */
export const configSchema = configSchemaOf({
  rules: looseRules,
  audience: z.string(),
  channel: z.string(),
  extends: text,
  terms: z.record(z.string(), rowsOrFile),
  glossary: rowsOrFile,
  accept: rowsOrFile,
});
