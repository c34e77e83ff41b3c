import type { RegisteredRule } from '../rule/rule.ts';
import type { Audience, Channel, Library, ProjectConfig } from './schema.ts';

/** What a file is held against while it is read. */
export interface Known {
  rules: readonly RegisteredRule[];
  library: Library;
}

/**
 * Reads a project's `commslint.yaml`. `path` is the name used in messages and origins.
 *
 * @throws ConfigurationError with everything that is wrong in it
 */
export declare function readConfig(text: string, path: string, known: Known): ProjectConfig;

/** Reads `audiences/<id>.yaml`. */
export declare function readAudience(
  text: string,
  path: string,
  id: string,
  rules: readonly RegisteredRule[],
): Audience;

/** Reads `channels/<id>.yaml`. */
export declare function readChannel(text: string, path: string, id: string, rules: readonly RegisteredRule[]): Channel;
