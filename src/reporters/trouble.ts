import type { TroubledDraft } from './result.ts';

/** Why a draft was not checked, on lines that begin with its path. */
export function trouble({ path, problem }: TroubledDraft): string {
  return problem.startsWith(`${path}:`) ? problem : `${path}: ${problem}`;
}
