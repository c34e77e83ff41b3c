import type { Block } from '../../src/draft/block.ts';
import type { BlockMarking } from '../../src/language/markings.ts';
import type { Report } from '../../src/rule/rule.ts';
import type { MessageId } from './messages.ts';

type Found = BlockMarking<Block>;

/** How one marking is written. */
export function* ofForm(marking: Found, count: number): Iterable<Report<MessageId>> {
  const { block, start, end, text, level, isOld, isLast, misspelt, oldDescriptors, instructions, hasDate } = marking;
  const at = { block, start, end };
  if (isOld) yield { message: 'old', at, data: { found: text }, group: 'old' };
  if (isLast) yield { message: 'last', at, data: { found: text }, severity: 'info', group: 'last' };
  if (misspelt !== undefined) {
    const { length, instead } = misspelt;
    const found = block.text.slice(start, start + length);
    yield {
      message: 'misspelt',
      at: { block, start, end: start + length },
      data: { found, instead },
      group: 'misspelt',
      suggestions: [{ text: instead, safe: true }],
    };
  }
  for (const found of oldDescriptors)
    yield { message: 'oldDescriptor', at, data: { found }, severity: 'info', group: found };
  if (instructions.some((each) => each.includes('EMBARGO')) && !hasDate)
    yield { message: 'embargo', at, group: 'embargo' };
  const isShort = block.kind === 'subject' && count > 1;
  if (level === 'OFFICIAL-SENSITIVE' && instructions.length === 0 && !isShort) {
    yield { message: 'instruction', at, severity: 'info', group: 'instruction' };
  }
}

const misspeltInProse = /\bOFFICIAL[ \u00a0]{0,2}[–—]?[ \u00a0]{0,2}SENSITIVE\b|\bOFFICAL(?:[ -]SENSITIVE)?\b/g;

/** Misspelt markings in sentences about them. */
export function* inProse(blocks: readonly Block[], all: readonly Found[]): Iterable<Report<MessageId>> {
  for (const block of blocks) {
    if (!block.text.includes('OFFIC')) continue;
    for (const { 0: found, index: start } of block.text.matchAll(misspeltInProse)) {
      const end = start + found.length;
      if (all.some((marking) => marking.block === block && marking.start < end && marking.end > start)) continue;
      const instead = found.includes('SENS') ? 'OFFICIAL-SENSITIVE' : 'OFFICIAL';
      const suggestions = [{ text: instead, safe: true }];
      const data = { found, instead };
      yield { message: 'misspelt', at: { block, start, end }, data, suggestions, severity: 'info', group: 'misspelt' };
    }
  }
}
