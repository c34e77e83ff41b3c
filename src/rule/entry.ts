import { z } from 'zod';
import { wordClasses } from '../language/inflect.ts';

const words = z.array(z.string().min(1)).min(1).optional();

/** What a row of any word list may hold: the term, how it bends, and the words around it that decide. */
export const termFields = {
  term: z.string().min(1),
  also: words,
  inflect: z.enum(wordClasses).optional(),
  instead: words,
  phrases: z.record(z.string(), z.array(z.string())).optional(),
  exempt: words,
  after: words,
  before: words,
  notAfter: words,
  notBefore: words,
  near: words,
  notNear: words,
  verbOnly: z.boolean().optional(),
};
