import { irregularPlurals, irregularVerbs, stressedAtTheEnd } from './irregular.ts';

/** How a word is bent: `s` is the third person, `past` "gave", `participle` "given". */
export type Inflection = 'base' | 's' | 'ing' | 'past' | 'participle' | 'plural';

/** What kind of word a term is, so how it bends. An acronym takes only a plural s, and its case matters. */
export const wordClasses = ['verb', 'noun', 'acronym', 'fixed'] as const;
export type WordClass = (typeof wordClasses)[number];

/** A form of a word with what it may be; a regular -ed form is `past` and `participle`. */
export interface Inflected {
  text: string;
  as: readonly Inflection[];
}

/**
 * Every form of a term. Of a verb phrase the first word bends ("make a referral": "making a referral"), of a noun phrase
 * the last, or the one before " of ", " in ", " for " or " to " ("point of contact": "points of contact").
 */
export function inflections(term: string, as: WordClass): Inflected[] {
  if (as === 'fixed') return [{ text: term, as: ['base'] }];
  if (as === 'acronym') {
    const plural = /[A-Z]$/.test(term) ? [{ text: `${term}s`, as: ['plural'] as const }] : [];
    return [{ text: term, as: ['base'] }, ...plural];
  }
  const [before, head, after] = as === 'verb' ? splitVerb(term) : splitNoun(term);
  const heads = as === 'verb' ? spellings(head).flatMap(verbForms) : nounForms(head);
  return heads.map((form) => ({ text: before + form.text + after, as: form.as }));
}

/** The forms that a phrase takes for one inflection: none when the phrase does not bend that way for sure. */
export function inflect(phrase: string, as: Inflection, kind: WordClass): string[] {
  if (as === 'base') return [phrase];
  if (kind !== 'verb' && kind !== 'noun') return [];
  const [before, head, after] = kind === 'verb' ? splitVerb(phrase) : splitNoun(phrase);
  if (!/^[a-z]+$/i.test(head) || unbending.has(head)) return [];
  const forms = kind === 'verb' ? verbForms(head) : nounForms(head);
  return forms.filter((form) => form.as.includes(as)).map((form) => before + form.text + after);
}

/** Words that begin an alternative without being a verb of it, and "be", whose forms depend on the person. */
const unbending = new Set(['be', 'not', 'no', 'cannot', 'can', 'must', 'might', 'if', 'you', 'we', 'in', 'to', 'will']);

function splitVerb(term: string): [string, string, string] {
  const space = term.search(/[ -]/);
  return space < 0 ? ['', term, ''] : ['', term.slice(0, space), term.slice(space)];
}

function splitNoun(term: string): [string, string, string] {
  const link = term.search(/ (?:of|in|for|to|with|at|from) /);
  const headEnd = link < 0 ? term.length : link;
  const cut = term.slice(0, headEnd);
  const start = Math.max(cut.lastIndexOf(' '), cut.lastIndexOf('-')) + 1;
  return [cut.slice(0, start), cut.slice(start), term.slice(headEnd)];
}

/** -ise verbs that are never written -ize. */
const onlyIse =
  /^(?:adv|appr|ar|compr|comprom|desp|dev|disgu|exc|exerc|franch|improv|merchand|prom|ra|rev|superv|surpr|telev|w)ise$/;

/** Both spellings of a verb in -ise and its derivations. */
function spellings(verb: string): string[] {
  return /[a-z]{3}ise$/.test(verb) && !onlyIse.test(verb) ? [verb, `${verb.slice(0, -3)}ize`] : [verb];
}

/** base, -s, -ing, past and participle of a verb. */
export function verbForms(verb: string): Inflected[] {
  const irregular = irregularVerbs.get(verb);
  const s = verb === 'have' ? 'has' : withS(verb);
  const ing = ingForm(verb);
  const forms: Inflected[] = [
    { text: verb, as: ['base'] },
    { text: s, as: ['s'] },
    { text: ing, as: ['ing'] },
  ];
  if (irregular) {
    const [past, participle] = irregular;
    if (past === participle) forms.push({ text: past, as: ['past', 'participle'] });
    else forms.push({ text: past, as: ['past'] }, { text: participle, as: ['participle'] });
  } else forms.push({ text: edForm(verb), as: ['past', 'participle'] });
  // "put", "come": one spelling, several inflections
  const merged = new Map<string, Set<Inflection>>();
  for (const form of forms) {
    const known = merged.get(form.text) ?? new Set();
    for (const as of form.as) known.add(as);
    merged.set(form.text, known);
  }
  return [...merged].map(([text, as]) => ({ text, as: [...as] }));
}

/** Singular and plural of a noun; one form for a noun that has no plural of its own. */
export function nounForms(noun: string): Inflected[] {
  const plural = irregularPlurals.get(noun) ?? (/[^s]s$/.test(noun) && !/(?:us|is)$/.test(noun) ? noun : withS(noun));
  if (plural === noun) return [{ text: noun, as: ['base', 'plural'] }];
  return [
    { text: noun, as: ['base'] },
    { text: plural, as: ['plural'] },
  ];
}

function withS(word: string): string {
  if (/[^aeiou]y$/.test(word)) return `${word.slice(0, -1)}ies`;
  if (/(?:s|x|z|ch|sh)$/.test(word) || /^(?:go|do|undergo|echo|veto)$/.test(word)) return `${word}es`;
  return `${word}s`;
}

function doubles(verb: string): boolean {
  if (!/[^aeiou][aeiou][bcdfgklmnprtvz]$/.test(verb) && !/^[aeiou][bdgmnpt]$/.test(verb)) {
    if (!/qu[aeiou][bdgmnpt]$/.test(verb)) return false;
  }
  // British spelling doubles l whatever the stress: "cancelled"
  if (verb.endsWith('l')) return true;
  const vowels = verb.replace(/qu/g, 'q').match(/[aeiouy]+/g);
  return (vowels?.length ?? 0) === 1 || stressedAtTheEnd.has(verb);
}

function ingForm(verb: string): string {
  if (/ie$/.test(verb)) return `${verb.slice(0, -2)}ying`;
  if (/[^eoy]e$/.test(verb) && verb !== 'be') return `${verb.slice(0, -1)}ing`;
  return doubles(verb) ? `${verb}${verb.slice(-1)}ing` : `${verb}ing`;
}

function edForm(verb: string): string {
  if (verb.endsWith('e')) return `${verb}d`;
  if (/[^aeiou]y$/.test(verb)) return `${verb.slice(0, -1)}ied`;
  return doubles(verb) ? `${verb}${verb.slice(-1)}ed` : `${verb}ed`;
}
