import type { z } from 'zod';
import { fieldKey } from '../language/notify-fields.ts';
import type { NotifyPlaceholder } from '../rule/rule.ts';
import type { configSchema } from './config-schema.ts';
import type { ProjectConfig } from './profile.ts';

type Notify = ProjectConfig['notify'];

/** What holds where a project says nothing of GOV.UK Notify. */
export const noNotify: Notify = {
  templates: undefined,
  placeholders: new Map(),
  pricePerPart: undefined,
  serviceName: undefined,
};

/** What a project says of GOV.UK Notify, its placeholders by their keys. */
export function toNotify(written: z.infer<typeof configSchema>['notify']): Notify {
  if (written === undefined) return noNotify;
  const placeholders = new Map<string, NotifyPlaceholder>();
  for (const [name, samples] of Object.entries(written.placeholders ?? {})) {
    const list = samples === null ? [] : Array.isArray(samples) ? samples : [samples];
    placeholders.set(fieldKey(name), { name, samples: list.map(String) });
  }
  const { templates, pricePerPart, serviceName } = written;
  return { templates, placeholders, pricePerPart, serviceName };
}

/** What several layers say together: a placeholder's samples and each other value are those of the last that gives them. */
export function joinNotify(layers: readonly Notify[]): Notify {
  const last = <Key extends keyof Notify>(key: Key): Notify[Key] | undefined =>
    layers.findLast((layer) => layer[key] !== undefined)?.[key];
  return {
    templates: last('templates'),
    placeholders: new Map(layers.flatMap(({ placeholders }) => [...placeholders])),
    pricePerPart: last('pricePerPart'),
    serviceName: last('serviceName'),
  };
}
