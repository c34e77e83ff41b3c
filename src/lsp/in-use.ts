import { bodyStart } from '../rule/body.ts';

/** Whether a draft says itself, in its front matter, who reads it: its writer wants it to be checked. */
export function namesReaders(source: string): boolean {
  return /^audience[ \t]*:/m.test(source.slice(0, bodyStart({ source })));
}
