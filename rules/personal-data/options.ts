import { z } from 'zod';
import type { RuleContext } from '../../src/rule/rule.ts';

export const options = () =>
  z.strictObject({
    own: z
      .enum(['no', 'unsealed', 'yes'])
      .default('no')
      .describe(
        'whether a draft may hold data of the person it goes to: `no` where anyone may read it, `unsealed` where others may read it on the way, `yes` where it is sealed',
      ),
    caseNumbers: z
      .array(
        z.strictObject({
          after: z.array(z.string().min(2)).min(1),
          digits: z.strictObject({ least: z.int().min(3).max(20), most: z.int().min(3).max(20) }),
        }),
      )
      .default([])
      .describe('what case numbers of your own systems look like: the words before them, and how many digits'),
  });
export type Options = z.infer<ReturnType<typeof options>>;
export type Context = RuleContext<Options>;
