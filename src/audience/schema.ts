import { z } from 'zod';
import { termFields } from '../rule/entry.ts';
import { severities } from '../rule/rule.ts';

// Descriptions are for people: editors show them, and the published schema and the table in docs/configuration.md have them.

/** The groups of readers that the glossary tells apart. */
export const readerGroups = ['social-work', 'health', 'schools', 'police', 'legal', 'families'] as const;
export type ReaderGroup = (typeof readerGroups)[number];

/** What a group of people is to the service: it is for them, they ask for it, or they work beside it. */
export const relationships = ['beneficiary', 'customer', 'stakeholder'] as const;

/** Where a reader stands in the process when a need arises. */
const stages = ['applying', 'waiting', 'decision', 'appeal', 'after'] as const;

/** Which rules are on, and how, as it is written; `readSettings` holds each setting against its own rule. */
export const looseRules = z.record(z.string(), z.unknown());

export const text = z.string().trim().min(1, 'This must not be empty.');
export const id = z
  .string()
  .regex(/^[a-z][a-z0-9]*(-[a-z0-9]+)*$/, 'An id is lower-case words joined by hyphens: ‘foster-carers’.');

/**
 * A profile as it is written: `audiences/<id>.yaml`, or one entry of `audiences` in a project's configuration.
 *
 * @param rules the schema of its settings of rules
 */
export function audienceSchemaOf<Rules extends z.ZodType>(rules: Rules) {
  return z.strictObject({
    name: text.optional().describe('its name in lists: Families'),
    reader: text.optional().describe('a plural noun for messages: “families need 20 or fewer”'),
    relationship: z.enum(relationships).optional().describe('what they are to the service'),
    extends: id.optional().describe('another audience, whose fields and settings this one starts from'),
    knows: z
      .array(z.enum(readerGroups))
      .min(1, 'Name at least one reader group.')
      .optional()
      .describe('whose terms they know; held to the group among them that knows a term least'),
    // 5 is where reading starts; past 18 a school-based measure says nothing.
    readingAge: z.number().min(5).max(18).optional().describe('years'),
    youAndWe: z
      .number()
      .min(0)
      .max(100)
      .optional()
      .describe('how many of 100 words are “you”, “we” and their forms, at least, in a draft that speaks to them'),
    statutory: z.boolean().optional().describe('whether they have no choice but to deal with the service'),
    needs: z
      .array(z.strictObject({ need: text, stage: z.enum(stages).optional(), rule: z.string().optional() }))
      .optional()
      .describe('what they look for in a draft, at which stage, and the rule that asks for it'),
    evidence: z
      .array(z.strictObject({ source: text, reviewed: z.iso.date() }))
      .optional()
      .describe('what the profile rests on, and the day on which that was last looked at'),
    rules: z.optional(rules).describe('how rules are set for them'),
  });
}

export const audienceSchema = audienceSchemaOf(looseRules);

/** A house style as it is written: `presets/<id>.yaml`. */
export const presetSchema = z.strictObject({
  name: text,
  /** What it follows, and the day on which that was last looked at. */
  evidence: z.array(z.strictObject({ source: text, reviewed: z.iso.date() })).min(1),
  terms: z.record(z.string(), z.array(z.unknown())).optional(),
  accept: z.array(text).optional(),
  rules: looseRules.optional(),
});

/** A medium as it is written: `channels/<id>.yaml`. */
export const channelSchema = z.strictObject({ name: text, rules: looseRules.optional() });

const knowledge = z.union([z.literal(0), z.literal(1), z.literal(2)], {
  error: 'Write 2 (knows it), 1 (expand it at first use) or 0 (say it plainly).',
});

/** A row of a glossary as it is written. A project's row for a term that is known already may leave out what it keeps. */
export const glossaryRowSchema = z.strictObject({
  ...termFields,
  kind: z.enum(['acronym', 'term', 'role']).optional(),
  expansion: text.optional().describe('what an acronym stands for'),
  plain: text.optional().describe('the same in plain words'),
  knows: z
    .partialRecord(z.enum(readerGroups), knowledge)
    .optional()
    .describe('how well each group of readers knows it: 2 knows it, 1 expand it at first use, 0 say it plainly'),
  note: text.optional().describe('other things that it stands for, and other traps'),
});

/** A glossary file: a list of rows. */
export const glossarySchema = z.array(glossaryRowSchema);

/** A row of `accept` where that is a table. */
export const acceptRowSchema = z.strictObject({ term: text.describe('a word or phrase that no rule should question') });

/** What a rule can be set to besides its options. */
export const severityOrOff = z.enum(['off', ...severities]);
