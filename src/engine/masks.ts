import type { Block } from '../draft/block.ts';
import type { Draft } from '../draft/draft.ts';
import type { Range } from '../draft/source-map.ts';
import type { Raised } from './raised.ts';
import type { Spot } from './spot.ts';

interface Mask extends Range {
  text: string;
}

/** By how many letters a masked text is looked up, in UTF-16 code units; shorter ones are left alone. */
const headLength = 3;

/** Of how many masked texts each is looked for in a text that rules made up (a judgement): nearly always none stands in it. */
const fewValues = 8;

/**
 * What must not be printed of one draft, and what is printed in its place. Rules that `mask` say so by their reports'
 * `actual`; every text that the engine shows, whichever rule it is for, goes through here.
 */
export class Masks {
  /** In source order, ranges of the source. */
  private readonly inSource: Mask[] = [];
  private readonly inBlock = new Map<Block, Mask[]>();
  /** What is masked, by its first letters, to find it in what rules quote. */
  private readonly values = new Map<string, { value: string; text: string }[]>();
  /** All of it. */
  private readonly all: string[] = [];
  /** The first code unit of each. */
  private readonly beginnings = new Set<number>();

  constructor(
    private readonly draft: Draft,
    raised: readonly Raised[],
  ) {
    for (const { assignment, said, spot, range } of raised) {
      const { actual } = said;
      if (!assignment.masks || actual === undefined) continue;
      this.inSource.push({ ...range, text: actual });
      const { block, start, end } = spot;
      if (block === undefined) continue;
      const masks = this.inBlock.get(block) ?? [];
      masks.push({ start, end, text: actual });
      this.inBlock.set(block, masks);
      this.addValue(block.text.slice(start, end), actual);
    }
    if (this.inSource.length === 0) return;
    this.inSource = apart(this.inSource);
    for (const [block, masks] of this.inBlock) this.inBlock.set(block, apart(masks));
  }

  /** The ranges of the source that no report may show. */
  get ranges(): readonly Range[] {
    return this.inSource;
  }

  /** A text that a rule made up, with what it quotes of the draft masked. */
  ofQuoted(text: string): string {
    if (this.values.size === 0) return text;
    const lower = text.toLowerCase();
    if (lower.length !== text.length) return text;
    if (this.all.length <= fewValues && !this.all.some((value) => lower.includes(value))) return text;
    let result = '';
    let from = 0;
    for (let at = 0; at + headLength <= lower.length; at++) {
      if (!this.beginnings.has(lower.charCodeAt(at))) continue;
      const found = this.values.get(lower.slice(at, at + headLength))?.find(({ value }) => lower.startsWith(value, at));
      if (found === undefined) continue;
      result += text.slice(from, at) + found.text;
      from = at + found.value.length;
      at = from - 1;
    }
    return result + text.slice(from);
  }

  private addValue(shown: string, text: string): void {
    const value = shown.toLowerCase();
    if (value.length < headLength || shown === text) return;
    this.beginnings.add(value.charCodeAt(0));
    const head = value.slice(0, headLength);
    const known = this.values.get(head);
    if (known?.some((each) => each.value === value)) return;
    this.all.push(value);
    if (known === undefined) this.values.set(head, [{ value, text }]);
    else known.push({ value, text });
  }

  /** Part of a block's text as it may be printed. */
  ofBlock(block: Block, start = 0, end = block.text.length): string {
    const masks = this.inSource.length === 0 ? undefined : this.inBlock.get(block);
    return masks === undefined ? block.text.slice(start, end) : masked(block.text, masks, start, end);
  }

  /** Part of the source as it may be printed. */
  ofSource({ start, end }: Range): string {
    return masked(this.draft.source, this.inSource, start, end);
  }

  /** The text that a report points to as it may be printed; nothing for the whole draft. */
  of({ block, start, end, isDraft, range }: Spot): string {
    if (block !== undefined) return this.ofBlock(block, start, end);
    return isDraft ? '' : this.ofSource(range);
  }
}

/** In order; of those that overlap the one that begins first stays and covers what the others cover. */
function apart(masks: readonly Mask[]): Mask[] {
  const result: Mask[] = [];
  for (const mask of [...masks].sort((a, b) => a.start - b.start)) {
    const last = result.at(-1);
    if (last !== undefined && mask.start < last.end) last.end = Math.max(last.end, mask.end);
    else result.push({ ...mask });
  }
  return result;
}

function masked(text: string, masks: readonly Mask[], start: number, end: number): string {
  if (masks.length === 0) return text.slice(start, end);
  let low = 0;
  let high = masks.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((masks[middle]?.end ?? 0) <= start) low = middle + 1;
    else high = middle;
  }
  let result = '';
  let from = start;
  for (let at = low; at < masks.length; at++) {
    const mask = masks[at];
    if (mask === undefined || mask.start >= end) break;
    result += text.slice(from, mask.start) + mask.text;
    from = mask.end;
  }
  return from < end ? result + text.slice(from, end) : result;
}
