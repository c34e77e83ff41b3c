import type { Finding } from '../rule/finding.ts';

/** What the findings of one rule share. */
interface OfRule extends Pick<Finding, 'category' | 'audiences' | 'url'> {
  /** What stands before the severity, in JSON. */
  head: string;
  /** What stands after the place. */
  tail: string;
  /** What the last of them advised, and the same in JSON. */
  advice: string;
  advised: string;
}

/** What JSON does not hold as it is: marks, controls, and halves of characters beyond the first 65,536. */
const odd = /[^ !#-[\]-\ud7ff\ue000-\uffff]/;

/**
 * Writes findings as `JSON.stringify` would, which takes 30 instructions a character. Half of the characters are the same for
 * each finding of a rule; of the others a pattern tells that nothing has to be escaped.
 */
export class FindingJson {
  private readonly rules = new Map<string, OfRule>();
  /** What the last one called its place, and the same in JSON: those of one block have one. */
  private label = '';
  private labelled = '';

  /** A finding without the brace that closes it; its fixes and offsets are told as they are given. */
  open(finding: Finding, suggestions: Finding['suggestions'], offset: number, endOffset: number): string {
    const ofRule = this.ofRule(finding);
    const { severity, message, advice, actual, place } = finding;
    const { start, end, label } = place;
    if (ofRule.advice !== advice) {
      ofRule.advice = advice;
      ofRule.advised = escaped(advice);
    }
    if (this.label !== label) {
      this.label = label;
      this.labelled = escaped(label);
    }
    const suggested = suggestions.length === 0 ? '[]' : JSON.stringify(suggestions);
    return `${ofRule.head}${severity}","message":"${escaped(message)}","advice":"${ofRule.advised}","actual":"${escaped(actual)}","suggestions":${suggested},"line":${start.line},"column":${start.column},"endLine":${end.line},"endColumn":${end.column},"offset":${offset},"endOffset":${endOffset},"place":"${this.labelled}${ofRule.tail}`;
  }

  private ofRule({ ruleId, category, audiences, url }: Finding): OfRule {
    const known = this.rules.get(ruleId);
    if (known?.category === category && known.url === url && areSame(known.audiences, audiences)) return known;
    const head = JSON.stringify({ ruleId, category, severity: '' }).slice(0, -'"}'.length);
    const tail = JSON.stringify({ place: '', audiences, url }).slice('{"place":"'.length, -'}'.length);
    const ofRule = { category, audiences, url, head, tail, advice: '', advised: '' };
    this.rules.set(ruleId, ofRule);
    return ofRule;
  }
}

function areSame(one: readonly string[], two: readonly string[]): boolean {
  return one.length === two.length && one.every((text, at) => text === two[at]);
}

function escaped(text: string): string {
  return odd.test(text) ? JSON.stringify(text).slice(1, -1) : text;
}
