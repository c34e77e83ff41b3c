import { count } from './printable.ts';
import type { CheckedDraft, Limits } from './result.ts';

/** One measure of a draft beside what one audience needs of it. */
export interface FitMeasure {
  /** "reading age 13 to 15 (11 or younger)" */
  text: string;
  /** Whether it is outside what they need. */
  isOut: boolean;
}

/** Rules whose findings are terms and acronyms that these readers don’t know and nobody explains. */
const termRules = new Set(['unknown-term', 'unknown-acronym']);

/** The few measures that tell whether a draft is for an audience, each against their own limit where they have one. */
export function fitMeasures(result: CheckedDraft, limits: Limits): FitMeasure[] {
  const { readingAgeRange, words, phoneScreens, youAndWe } = result;
  const measures: FitMeasure[] = [];
  if (readingAgeRange === null) measures.push({ text: 'too little prose for a reading age', isOut: false });
  else {
    const [low, high] = readingAgeRange;
    const { readingAge: most } = limits;
    measures.push(
      against(`reading age ${low} to ${high}`, most && `${most} or younger`, most !== undefined && low > most),
    );
  }
  measures.push({ text: count(words, 'word'), isOut: false });
  const { phoneScreens: mostScreens } = limits;
  measures.push(
    against(
      count(phoneScreens, 'phone screen'),
      mostScreens && `${mostScreens} or fewer`,
      mostScreens !== undefined && phoneScreens > mostScreens,
    ),
  );
  if (youAndWe !== null) {
    const { youAndWe: least } = limits;
    const text = `${youAndWe} in 100 words are you or we`;
    measures.push(against(text, least && `${least} or more`, least !== undefined && youAndWe < least));
  }
  const terms = unexplained(result, limits.audience);
  measures.push(against(count(terms, 'unexplained term'), terms > 0 && 'none', terms > 0));
  return measures;
}

function against(text: string, limit: string | number | false | undefined, isOut: boolean): FitMeasure {
  return { text: limit ? `${text} (${limit})` : text, isOut };
}

/** How many different terms and acronyms these readers are left alone with. */
function unexplained({ findings }: CheckedDraft, audience: string): number {
  const terms = findings.filter(
    ({ ruleId, severity, audiences }) => termRules.has(ruleId) && severity !== 'info' && audiences.includes(audience),
  );
  return new Set(terms.map(({ group }) => group)).size;
}
