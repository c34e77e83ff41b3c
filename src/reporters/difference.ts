import { createTwoFilesPatch } from 'diff';
import type { Range } from '../draft/source-map.ts';
import { maskedSource } from './excerpt.ts';

/** A text with the ranges in it that no report may show. */
export interface Version {
  source: string;
  hidden: readonly Range[];
}

/**
 * The changes from one version of a draft to another as a unified difference, for people to look through. What may
 * identify a person is masked, so it is not a patch to apply. Nothing when nothing changed.
 */
export function difference(path: string, before: Version, after: Version): string {
  if (before.source === after.source) return '';
  const patch = createTwoFilesPatch(`a/${path}`, `b/${path}`, shown(before), shown(after), undefined, undefined, {
    context: 1,
  });
  // The first line is a rule that only Index: headers use.
  return patch.replace(/^=+\n/, '');
}

function shown({ source, hidden }: Version): string {
  return maskedSource(source, hidden).replace(/(?![\t\r\n])\p{Cc}/gu, '\ufffd');
}
