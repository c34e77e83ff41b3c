import type { Identity } from '../../reporters/identity.ts';
import type { Finding } from '../../rule/finding.ts';

/** Findings of one draft that are known by the same, and how many they are. */
export interface Entry extends Identity {
  ruleId: string;
  /** Whether it is only an info: as that it is known, and not when it has become an error or a warning. */
  info: boolean;
  /** Ids of the audiences that they are known for. */
  audiences: readonly string[];
  count: number;
}

/** `plain-words 3f0a91c2 5e6f 07ab families,police`: all of an entry but its count. That of an info begins with `info `. */
export const entryKey = /^(info )?([a-z][a-z0-9-]*) ([0-9a-f]{8}) ([0-9a-f]{4}) ([0-9a-f]{4}) ([^ ,]+(?:,[^ ,]+)*)$/;

/** The entry of one line of a baseline; undefined for what is none. */
export function readEntry(key: string, count: number): Entry | undefined {
  const [, info, ruleId, text, before, after, audiences] = entryKey.exec(key) ?? [];
  if (!ruleId || !text || !before || !after || !audiences) return undefined;
  return { ruleId, info: info !== undefined, text, before, after, audiences: audiences.split(','), count };
}

/** The key of the line that an entry is written as. */
export function writeKey({ ruleId, info, text, before, after, audiences }: Omit<Entry, 'count'>): string {
  return `${info ? 'info ' : ''}${ruleId} ${text} ${before} ${after} ${[...new Set(audiences)].sort().join(',')}`;
}

/** A finding as an entry of its own. */
export function entryOf({ ruleId, severity, audiences }: Finding, identity: Identity): Entry {
  return { ruleId, info: severity === 'info', ...identity, audiences, count: 1 };
}
