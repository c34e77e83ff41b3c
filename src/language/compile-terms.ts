import { type Inflected, inflect, inflections, nounForms, type WordClass } from './inflect.ts';
import type { TermEntry, TermForm } from './terms.ts';

/**
 * Fills in the `forms` of the rows of a list and bends the terms in their exempt phrases: done when data is generated, and
 * for a project's own terms when its configuration is read. Rows that have forms already are given back as they are.
 */
export function compileTerms<Entry extends TermEntry>(entries: readonly Entry[]): Entry[] {
  return entries.map((entry) => (entry.forms ? entry : compile(entry)));
}

function classOf(entry: TermEntry & { kind?: unknown }): WordClass {
  if (entry.inflect) return entry.inflect;
  if (entry.kind === 'acronym') return 'acronym';
  return entry.kind === 'term' || entry.kind === 'role' ? 'noun' : 'fixed';
}

function compile<Entry extends TermEntry>(entry: Entry): Entry {
  const as = classOf(entry);
  const forms = new Map<string, TermForm>();
  for (const [text, instead] of Object.entries(entry.phrases ?? {})) {
    // No words are an answer too: those of the term itself would not fit the wording.
    forms.set(text, { text, instead, ...(instead.length > 0 && { sure: true }), anywhere: true });
  }
  const bent: Inflected[] = [];
  for (const term of [entry.term, ...(entry.also ?? [])]) {
    for (const form of inflections(term, as)) {
      bent.push(form);
      if (!forms.has(form.text)) forms.set(form.text, formOf(form, entry, as));
    }
  }
  const exempt = entry.exempt && exemptForms(entry.exempt, entry.term, bent);
  return { ...entry, forms: [...forms.values()], ...(exempt && { exempt }) };
}

function formOf(form: Inflected, entry: TermEntry, as: WordClass): TermForm {
  const { text } = form;
  const instead: string[] = [];
  let sure = true;
  (entry.instead ?? []).forEach((alternative, index) => {
    const bent = [...new Set(form.as.flatMap((one) => inflect(alternative, one, as)))];
    const complete = form.as.every((one) => inflect(alternative, one, as).length > 0);
    if (index === 0) sure = bent.length === 1 && complete;
    for (const word of bent) if (complete && !instead.includes(word)) instead.push(word);
  });
  const verb = entry.verbOnly && verbPlace(form);
  return {
    text,
    ...(instead.length > 0 && { instead }),
    ...(instead.length > 0 && sure && { sure: true }),
    ...(as === 'acronym' && { exact: true }),
    ...(verb && { verb }),
  };
}

/** Where a form of a verb could as well be a noun, the word before decides; a past tense needs no such help. */
function verbPlace({ as }: Inflected): TermForm['verb'] {
  if (as.includes('base')) return 'base';
  if (as.includes('s')) return 's';
  return as.includes('ing') ? 'ing' : undefined;
}

/** Exempt phrases with the term in each of its forms; where another word is their last, with that in the plural too. */
function exemptForms(phrases: readonly string[], term: string, bent: readonly Inflected[]): string[] {
  const all = new Set<string>();
  const whole = ` ${term.toLowerCase()} `;
  for (const phrase of phrases) {
    const padded = ` ${phrase.toLowerCase().replace(/-/g, ' ')} `;
    const variants = padded.includes(whole) ? bent.map(({ text }) => padded.replace(whole, ` ${text} `).trim()) : [];
    const endsInTerm = bent.some(({ text }) => padded.endsWith(` ${text.toLowerCase()} `));
    for (const variant of [phrase, ...variants]) {
      all.add(variant);
      if (endsInTerm) continue;
      const start = variant.lastIndexOf(' ') + 1;
      for (const { text } of nounForms(variant.slice(start))) all.add(variant.slice(0, start) + text);
    }
  }
  return [...all];
}
