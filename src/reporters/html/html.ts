import { closingSentences } from '../closing.ts';
import { maskedSource, maskIdentifiers } from '../excerpt.ts';
import { type Group, groupFindings } from '../groups.ts';
import { count, printable, series } from '../printable.ts';
import type { Reporter, ReportOptions } from '../reporter.ts';
import { type CheckedDraft, isTroubled } from '../result.ts';
import { advised, shownFindings } from '../shown.ts';
import type { Summary } from '../summary.ts';
import { trouble } from '../trouble.ts';
import { type Marked, markedLines } from './marked-lines.ts';
import { style } from './style.ts';
import { htmlText } from './text.ts';

/** How many of several suggestions are shown (a judgement). */
const fewSuggestions = 3;

const names = { error: 'Error', warning: 'Warning', info: 'Info' } as const;

/**
 * One page to read in a browser, without a script: who the drafts are ready for, then each draft, folded, with what was found
 * marked in its lines and the notes under them. What repeats has one note.
 */
export function htmlReporter(options: ReportOptions): Reporter {
  let number = 0;
  return {
    showsText: true,
    begin: () => '',
    draft(result, source) {
      number++;
      if (isTroubled(result)) {
        const told = `<strong>Not checked.</strong> ${htmlText(trouble(result))}`;
        return `<section class="trouble"><h3>${htmlText(result.path)}</h3><p>${told}</p></section>\n`;
      }
      const groups = groupFindings(shownFindings(result.findings, options)).sort(
        (a, b) => a.first.place.start.offset - b.first.place.start.offset,
      );
      if (groups.length === 0) return '';
      return draftHtml(result, groups, source, `d${number}`, number === 1);
    },
    end: () => '</main>\n</body>\n</html>\n',
    top: (summary) => pageTop(summary, options),
  };
}

function pageTop(summary: Summary, options: ReportOptions): string {
  const rows = [...summary.counts].map(
    ([audience, { drafts, ready, errors, warnings }]) =>
      `<tr><th scope="row">${htmlText(audience)}</th><td>${ready} of ${drafts}</td><td>${errors}</td><td>${warnings}</td></tr>\n`,
  );
  const heads = ['For', 'Ready', 'Errors', 'Warnings'].map((head) => `<th scope="col">${head}</th>`).join('');
  const table = `<table>\n<caption>Drafts that are ready, and what keeps the others</caption>\n<thead><tr>${heads}</tr></thead>\n<tbody>\n${rows.join('')}</tbody>\n</table>\n`;
  return `<!DOCTYPE html>
<html lang="en-GB">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'">
<title>commslint: what to change, and for whom</title>
<style>
${style}
</style>
</head>
<body>
<main>
<h1>What to change, and for whom</h1>
<p>${htmlText(closingSentences(summary, options).join(' '))}</p>
${rows.length > 0 ? table : ''}<h2>Drafts</h2>
`;
}

function draftHtml(
  result: CheckedDraft,
  groups: readonly Group[],
  source: string | undefined,
  id: string,
  isOpen: boolean,
): string {
  const { audiences, channel, words, format, hidden } = result;
  const facts = `For ${series(audiences)}, ${channel}, ${count(words, 'word')}.`;
  const notes = groups.map((group, index) => noteHtml(group, result, `${id}n${index + 1}`));
  const marked = groups
    .flatMap(({ first, others }, index): Marked[] =>
      [first, ...others].map((finding) => ({ finding, note: index + 1 })),
    )
    .filter(({ finding }) => !isOfWhole(finding.place))
    .sort((a, b) => a.finding.place.start.offset - b.finding.place.start.offset);
  const lines = source === undefined ? [] : markedLines(maskedSource(source, hidden), marked, id);
  // Groups are in the order of their first places: the notes of a line follow those of the line before.
  let next = 0;
  const notesUpTo = (line: number) => {
    const from = next;
    while (next < groups.length && (groups[next]?.first.place.start.line ?? 0) <= line) next++;
    return list(notes.slice(from, next), from + 1);
  };
  const isWhole = groups.findIndex(({ first }) => !isOfWhole(first.place));
  next = isWhole === -1 ? groups.length : isWhole;
  const onTop = list(notes.slice(0, next), 1);
  const name = format === 'word' ? 'Paragraph' : 'Line';
  const text = lines.map(
    ({ line, html }) =>
      `<div class="line"><p class="dim">${name} ${line}</p><p class="text">${html}</p></div>\n${notesUpTo(line)}`,
  );
  const without = source === undefined ? '<p class="dim">Its text was not there when this report was made.</p>\n' : '';
  const left = list(notes.slice(next), next + 1);
  const counted = `<span class="dim">${htmlText(countsOf(groups))}</span>`;
  const open = isOpen ? ' open' : '';
  return `<details id="${id}"${open}><summary><h3>${htmlText(printable(result.path))}</h3> ${counted}</summary>
<p class="dim">${htmlText(facts)}</p>
${without}${onTop}${text.join('')}${left}</details>
`;
}

/** What is said of the draft as a whole stands nowhere in its text. */
function isOfWhole({ start, end }: { start: { offset: number }; end: { offset: number } }): boolean {
  return end.offset <= start.offset && start.offset <= 1;
}

function countsOf(groups: readonly Group[]): string {
  const number = (severity: keyof typeof names) =>
    groups.filter(({ first }) => first.severity === severity).reduce((sum, { others }) => sum + 1 + others.length, 0);
  return series(
    (['error', 'warning', 'info'] as const).flatMap((each) => (number(each) > 0 ? [count(number(each), each)] : [])),
  );
}

function list(notes: readonly string[], start: number): string {
  return notes.length === 0 ? '' : `<ol start="${start}">\n${notes.join('')}</ol>\n`;
}

function noteHtml({ first, others }: Group, { audiences }: CheckedDraft, id: string): string {
  const { severity, ruleId, url, place, suggestions } = first;
  const shown = suggestions.slice(0, fewSuggestions).map(({ text }) => printable(maskIdentifiers(text)));
  const told = advised(first);
  // Most advice says it already.
  const instead = shown.some((text) => text === '' || !told.includes(text))
    ? shown.map((text) => (text === '' ? 'take it out' : `‘${text}’`))
    : [];
  const facts = [
    `<a href="${htmlText(url)}">${ruleId}</a>`,
    htmlText(place.label),
    ...(audiences.length > 1 ? [`for ${htmlText(series(first.audiences))}`] : []),
    ...(others.length > 0 ? [`${others.length + 1} times`] : []),
    ...(instead.length > 0 ? [`instead: ${htmlText(instead.join(' or '))}`] : []),
  ];
  const message = `<strong>${names[severity]}</strong> ${htmlText(told)}`;
  return `<li id="${id}" class="${severity}"><p>${message}</p><p class="dim">${facts.join(' · ')}</p></li>\n`;
}
