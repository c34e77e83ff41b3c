import { inLowerCase } from '../../src/language/characters.ts';
import { Cue, type Cued } from '../../src/language/cues.ts';
import { allOf, kept } from '../../src/language/patterns.ts';

/** What a placeholder was found to be: an instruction, a field that nothing fills, half of a field, or a row of Xs. */
export type PlaceholderKind = 'instruction' | 'field' | 'broken' | 'gap';

/** Ways of writing a field that the software which sends or shows the draft fills in. */
export const fieldStyles = ['((name))', '{{name}}', '[name]', '<name>', '«name»'] as const;
export type FieldStyle = (typeof fieldStyles)[number];

/** A placeholder in a text, offsets in UTF-16 code units. */
export interface Placeholder {
  kind: PlaceholderKind;
  start: number;
  end: number;
}

/** What is left out of a letter until it is known whom it is for. */
const noun =
  '(?:(?:fore|first|full|last|middle|sur)?names?|dates?|address|postcode|time|venue|location|place|telephone|phone|mobile|email|e-mail|number|reference|ref|signature|title|role|council|school|team|department|service|area|region|amount|sum|deadline|recipient|child|pupil|parent|carer|parents|social worker|worker|manager|xx+|x|tbc|tba|blank|url|link|web address)';

// These are for texts in lower case: see `inLowerCase`.
const instruction = kept(
  () =>
    /^(?:insert|enter|add|fill in|type|state|specify|include|give|put|complete|select|choose|delete|check|confirm|note)(?![\p{L}\d])/u,
);

const field = kept(
  () =>
    new RegExp(
      // "[the child]" stands in a quotation for “she”.
      `^(?!(?:the|an?|his|her|its|their|this|that|my|our|no) )(?:[\\p{L}]+(?:['’]s?)?[ _/-]){0,4}${noun}(?:\\(?s\\)?)?(?: (?:here|of|and|or|for|to|in|with)(?: [\\p{L}'’]+){0,6}|[ _/-]?(?:line[ _]?)?\\d)?$`,
      'u',
    ),
);

const bracketed = kept(
  () => /(?<![\\\]!\w*^])\[([^[\]\n]{1,120})\](?![([:])|<([\p{L}][^<>\n]{0,80})>|«([^«»\n]{1,60})»/gu,
);
const curly = () => /\{\{?[^{}\n]{1,80}\}\}?/g;
/** "(insert date)": an instruction in round brackets counts only when it names what to insert. */
const rounded = kept(
  () =>
    new RegExp(
      `\\((?:please )?(?:insert|enter|add|fill in) (?:(?:the|a|an|your|[\\p{L}]+['’]s) )?(?:[\\p{L}]+ ){0,2}${noun}(?: [\\p{L}]+){0,3}\\)`,
      'gu',
    ),
);
const gap = kept(
  () =>
    /(?<![\p{L}\d-])(?:(?:xx[/.-]){2}x{2,4}|xx+)(?![\p{L}\d]|-\p{L})|£x+(?![\p{L}\d])|(?<![\p{L}\d])xx(?= ?(?:%|(?:working |school |calendar )?(?:days|weeks|months|january|february|march|april|may|june|july|august|september|october|november|december)\b))/gu,
);
/** XX is a number to lawyers, kings and biologists. */
const notAGap = kept(
  () =>
    /\b(?:article|chapter|part|title|annex|appendix|schedule|volume|vol|book|section|class|type|size|chromosomes?|century|louis|pius|john|benedict|act|factor)\.? $|^(?:L|XL)\b|^ ?(?:chromosomes?|or xy|and xy|rated|century|large|small)\b/i,
);

/** Without one of these a text holds no placeholder, and without one of those no instruction in round brackets. */
const mark = new Cue('[ < « ( { } £ xx*');
const insertion = new Cue('insert enter add fill');

/** The placeholders of a text that nothing will fill in, in text order. */
export function findPlaceholders(cued: Cued, filled: readonly FieldStyle[]): Placeholder[] {
  const found: Placeholder[] = [];
  const add = (kind: PlaceholderKind, start: number, length: number) =>
    found.push({ kind, start, end: start + length });
  if (!cued.has(mark)) return found;
  const { text } = cued;
  if (/[[<«]/.test(text)) {
    for (const { 0: all, 1: square, 2: angle, 3: guillemet, index } of allOf(bracketed(), text)) {
      const inside = inLowerCase((square ?? angle ?? guillemet ?? '').trim());
      const style = square !== undefined ? '[name]' : angle !== undefined ? '<name>' : '«name»';
      if (instruction().test(inside)) add('instruction', index, all.length);
      else if (!filled.includes(style) && field().test(inside)) add('field', index, all.length);
    }
  }
  if (text.includes('(')) {
    if (cued.has(insertion)) {
      for (const { 0: all, index } of allOf(rounded(), inLowerCase(text))) add('instruction', index, all.length);
    }
    found.push(...halves(text));
  }
  if (text.includes('{') || text.includes('}')) {
    for (const { 0: all, index } of text.matchAll(curly())) {
      const inside = all.replace(/[{}]/g, '').trim();
      // Part of an address: {service-name}.example.com.
      if (
        /[\w./:-]/.test(text.charAt(index - 1)) ||
        /^[./:-]?\w/.test(text.slice(index + all.length, index + all.length + 2))
      )
        continue;
      const isWhole = all.startsWith('{{') && all.endsWith('}}');
      const isHalf = all.startsWith('{{') !== all.endsWith('}}');
      if (isHalf && /^[\p{L}_][\p{L}\d_ .-]*$/u.test(inside)) add('broken', index, all.length);
      else if (isWhole && !filled.includes('{{name}}') && /^[\p{L}_]/u.test(inside)) add('field', index, all.length);
      else if (!isWhole && field().test(inLowerCase(inside))) add('field', index, all.length);
    }
  }
  found.sort((a, b) => a.start - b.start);
  if (/xx|£x/i.test(text)) {
    const gaps: Placeholder[] = [];
    let next = 0;
    for (const { 0: lower, index } of allOf(gap(), inLowerCase(text))) {
      const all = text.slice(index, index + lower.length);
      const around = text.slice(Math.max(0, index - 20), index);
      if (notAGap().test(around) || notAGap().test(text.slice(index + all.length, index + all.length + 15))) continue;
      // Kisses under a message.
      if (/^x+$/.test(all) && index + all.length === text.length) continue;
      while ((found[next]?.end ?? text.length) <= index) next++;
      if ((found[next]?.start ?? text.length) > index)
        gaps.push({ kind: 'gap', start: index, end: index + all.length });
    }
    found.push(...gaps);
  }
  return found.sort((a, b) => a.start - b.start);
}

const opened = () => /\(\(([^()\n]{2,60})(?:\)(?!\))|$)/gu;
const closed = () => /(?<!\()\(([^()\n]{2,60})\)\)/gu;
const fieldName = () => /^[\p{L}_][\p{L}\d_ ?-]*$/u;

/** `((name)` and `(name))`, in a text whose brackets do not pair up otherwise either. */
function halves(text: string): Placeholder[] {
  if (!/\(\(|\)\)/.test(text) || text.split('(').length === text.split(')').length) return [];
  return [...text.matchAll(opened()), ...text.matchAll(closed())]
    .filter(([, inside = '']) => fieldName().test(inside.trim()) && inside.trim().split(' ').length <= 4)
    .map((match) => ({ kind: 'broken', start: match.index, end: match.index + match[0].length }));
}
