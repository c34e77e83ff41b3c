import { type Hover, MarkupKind, type Position } from 'vscode-languageserver';
import type { Brief } from '../audience/brief.ts';
import { knowledgeOf } from '../audience/brief.ts';
import { readerGroups } from '../audience/schema.ts';
import type { Range } from '../draft/source-map.ts';
import { TermSearch } from '../engine/term-search.ts';
import { rules } from '../generated/rules.ts';
import type { GlossaryEntry, Knowledge } from '../language/terms.ts';
import { printable, series } from '../reporters/printable.ts';
import type { Finding } from '../rule/finding.ts';
import { rangeOf } from './diagnostics.ts';
import type { Check } from './document.ts';

/** A part of a hover: what it is about, and its paragraphs. */
interface Section {
  range: Range;
  paragraphs: string[];
}

/**
 * What there is to say of a place: the findings there, and the glossary's terms, each in plain words with who knows it
 * and why that matters to these readers.
 *
 * @param markdown whether the client shows Markdown
 * @param short without the findings' own messages
 */
export function hoverAt(position: Position, check: Check, markdown: boolean, short: boolean): Hover | undefined {
  const offset = check.text.offset(position);
  const write = markdown ? inMarkdown : plainly;
  const findings = (check.result?.findings ?? []).filter((finding) => isAt(rangeOf(finding), offset));
  const sections = [
    ...findings.map((finding) => aboutFinding(finding, check, write, short)),
    ...termsAt(offset, check).map((term) => aboutTerm(term, check, write)),
  ];
  const [first] = sections;
  if (first === undefined) return undefined;
  const smallest = sections.reduce(
    (a, b) => (b.range.end - b.range.start < a.range.end - a.range.start ? b : a),
    first,
  );
  return {
    contents: {
      kind: markdown ? MarkupKind.Markdown : MarkupKind.PlainText,
      value: sections.map(({ paragraphs }) => paragraphs.join('\n\n')).join(markdown ? '\n\n---\n\n' : '\n\n'),
    },
    range: check.text.range(smallest.range),
  };
}

function isAt({ start, end }: Range, offset: number): boolean {
  return start <= offset && offset <= end && (offset < end || start === end);
}

/** How a client shows what is written. */
interface Writer {
  text(text: string): string;
  strong(text: string): string;
  link(text: string, url: string): string;
}

/** A draft's words come up in messages: what they hold is never read as markup. */
const inMarkdown: Writer = {
  text: (text) => printable(text).replace(/[\\`*_{}[\]()<>#+\-.!|~&$:@]/g, '\\$&'),
  strong: (text) => `**${inMarkdown.text(text)}**`,
  link: (text, url) => `[${inMarkdown.text(text)}](${url})`,
};

const plainly: Writer = {
  text: printable,
  strong: printable,
  link: (text, url) => `${text}: ${url}`,
};

function aboutFinding(finding: Finding, check: Check, write: Writer, short: boolean): Section {
  const rule = rules.find(({ id }) => id === finding.ruleId)?.rule;
  const basis = rule?.sources.find(({ says }) => says !== undefined);
  const names = (check.prepared?.briefs ?? [])
    .filter(({ readers }) => finding.audiences.includes(readers.id))
    .map(({ readers }) => readers.name);
  return {
    range: rangeOf(finding),
    paragraphs: [
      ...(short ? [] : [`${write.strong(finding.message)} ${write.text(finding.advice)}`]),
      ...(rule === undefined ? [] : [write.text(`What this draft is held to: ${lowerFirst(rule.summary)}.`)]),
      ...(basis === undefined ? [] : [write.text(`Why: ${basis.says} (${basis.title})`)]),
      write.text(`It matters to ${series(names.length > 0 ? names : finding.audiences)}.`),
      write.link(finding.ruleId, finding.url),
    ],
  };
}

interface Term extends Range {
  entry: GlossaryEntry;
}

/** Making the glossary ready to be searched takes longer than a search. */
const searches = new WeakMap<Brief, TermSearch>();

function termsAt(offset: number, { prepared, result }: Check): Term[] {
  const [brief] = prepared?.briefs ?? [];
  if (prepared === undefined || brief === undefined) return [];
  if (result?.hidden.some((hidden) => isAt(hidden, offset))) return [];
  const search = searches.get(brief) ?? new TermSearch([], [brief]);
  searches.set(brief, search);
  return prepared.draft.blocks.flatMap((block) => {
    const whole = block.map.toSource(0, block.text.length);
    if (!isAt(whole, offset)) return [];
    return search
      .glossary(brief)(block)
      .map(({ entry, start, end }) => ({ entry, ...block.map.toSource(start, end) }))
      .filter((term) => isAt(term, offset));
  });
}

function aboutTerm({ entry, start, end }: Term, { prepared }: Check, write: Writer): Section {
  const means = entry.expansion === undefined ? entry.plain : `${entry.expansion}: ${entry.plain}`;
  const knowing = (wanted: Knowledge) => readerGroups.filter((group) => (entry.knows[group] ?? 0) === wanted);
  const known = knowing(2);
  const inPart = knowing(1);
  const who = [
    known.length > 0 ? `Known to ${series(known)}.` : 'No group of readers knows it.',
    ...(inPart.length > 0 ? [`${series(inPart)}: write it out at first use.`] : []),
  ].join(' ');
  return {
    range: { start, end },
    paragraphs: [
      `${write.strong(entry.term)} ${write.text(means)}`,
      write.text(who),
      ...(prepared?.briefs ?? []).map((brief) => write.text(forReaders(entry, brief))),
      ...(entry.note === undefined ? [] : [write.text(entry.note)]),
    ],
  };
}

/** Why it matters to the readers of this draft. */
function forReaders(entry: GlossaryEntry, { readers }: Brief): string {
  const name = readers.name.charAt(0).toUpperCase() + readers.name.slice(1);
  switch (knowledgeOf(entry, readers.groups)) {
    case 2:
      return `${name} know it: it can stay.`;
    case 1:
      return `${name} may not know it: write it out where it comes up first.`;
    case 0:
      return `${name} do not know it, and what they do not understand they cannot act on: say it plainly.`;
  }
}

function lowerFirst(text: string): string {
  return /^\p{Lu}\p{Ll}/u.test(text) ? text.charAt(0).toLowerCase() + text.slice(1) : text;
}
