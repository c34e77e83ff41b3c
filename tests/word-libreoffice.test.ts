import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import type { Draft } from '../src/draft/draft.ts';
import { layOut } from '../src/draft/layout.ts';
import { printedSheet } from '../src/draft/printed-sheet.ts';
import { annotateWord } from '../src/formats/word/annotate.ts';
import { readWord } from '../src/formats/word/word.ts';
import type { Finding } from '../src/rule/finding.ts';
import { nodeFiles } from '../src/workspace/node-files.ts';
import { Workspace } from '../src/workspace/workspace.ts';
import { annotations, convert, libreOffice } from './libreoffice.ts';

const fixtures = fileURLToPath(new URL('../fixtures', import.meta.url));
const evaluation = process.env.COMMSLINT_EVAL;
const pages = evaluation === undefined ? undefined : join(evaluation, 'pages', 'service-manual-docx');

if (libreOffice === undefined)
  console.log('LibreOffice is not installed (soffice): what it reads back was not checked.');
if (pages === undefined) console.log('COMMSLINT_EVAL is not set: comments in real Word files were not checked.');

interface Checked {
  bytes: Uint8Array;
  draft: Draft;
  findings: readonly Finding[];
}

function wordFiles(folder: string): string[] {
  return readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((name) => name.endsWith('.docx'))
    .sort();
}

/** Checks every Word file of a folder; the names of files have no folders in them. */
async function check(folder: string, audiences?: readonly string[]): Promise<Map<string, Checked>> {
  const workspace = new Workspace({ folder, files: nodeFiles, audiences });
  const checked = new Map<string, Checked>();
  for (const path of wordFiles(folder)) {
    const bytes = readFileSync(join(folder, path));
    const { findings } = await workspace.checkText(bytes, path);
    checked.set(path.replaceAll(/[/\\]/g, '_'), { bytes, draft: readWord(bytes, path), findings });
  }
  return checked;
}

const joined = (text: string) =>
  text
    .replace(/\ufffc/g, '')
    .replace(/[\s\u00ad]+/g, ' ')
    .trim();

/** Has each file read back by LibreOffice and gives what stands wrong; `exact` counts the findings whose `actual` is there. */
async function readBack(files: Map<string, Checked>): Promise<{ wrong: string[]; findings: number; exact: number }> {
  const copies: Record<string, Uint8Array> = {};
  for (const [name, { bytes, findings }] of files) {
    const remarks = findings.map(({ place: { start, end } }, index) => ({
      start: start.offset,
      end: end.offset,
      text: [`#${index}`],
    }));
    copies[name] = annotateWord(bytes, remarks);
  }
  const opened = await convert(copies, 'odt');
  const result = { wrong: [] as string[], findings: 0, exact: 0 };
  for (const [name, { draft, findings }] of files) {
    const odt = opened.get(name.replace(/\.docx$/, ''));
    if (odt === undefined) {
      result.wrong.push(`${name} was not opened`);
      continue;
    }
    const byText = new Map(
      annotations(odt)
        .filter(({ author }) => author === 'commslint')
        .map((each) => [each.text, each]),
    );
    for (const [index, { actual, place, ruleId }] of findings.entries()) {
      const { start, end } = place;
      const isApart = draft.apart.some((part) => start.offset >= part.start && start.offset <= part.end);
      // What is in a header, footer or note is pinned to a place in the text.
      const expected = isApart ? '' : joined(draft.source.slice(start.offset, end.offset));
      const between = byText.get(`#${index}`)?.between;
      result.findings++;
      if (between !== undefined && joined(between) === joined(actual)) result.exact++;
      if (between === undefined || joined(between) !== expected) {
        result.wrong.push(
          `${name} ${place.label} ${ruleId}: ‘${expected}’ is ‘${between === undefined ? 'no comment' : joined(between)}’`,
        );
      }
    }
  }
  return result;
}

describe.skipIf(libreOffice === undefined)('LibreOffice', () => {
  it('finds between the anchors of each comment the text of its finding: fixtures', async () => {
    const files = await check(fixtures);
    expect(files.size).toBeGreaterThanOrEqual(4);
    const { wrong, findings, exact } = await readBack(files);
    expect(wrong).toEqual([]);
    expect(findings).toBeGreaterThan(50);
    // The others are about headers, footers, notes and pictures, or their text is masked.
    expect(exact / findings).toBeGreaterThan(0.9);
  }, 120_000);

  it.skipIf(pages === undefined)(
    '… and in real job adverts of a public service',
    async () => {
      const { wrong, findings, exact } = await readBack(await check(pages ?? '', ['families']));
      expect(wrong).toEqual([]);
      expect(findings).toBeGreaterThan(500);
      expect(exact / findings).toBeGreaterThan(0.99);
    },
    300_000,
  );

  it('prints as many pages as were estimated, to half a page', async () => {
    const files: Record<string, Uint8Array> = {};
    for (const path of wordFiles(fixtures)) files[path.replaceAll(/[/\\]/g, '_')] = readFileSync(join(fixtures, path));
    const printed = await convert(files, 'pdf');
    for (const [name, bytes] of Object.entries(files)) {
      const draft = readWord(bytes, name);
      if (draft.printed === undefined) throw new Error(`${name} says nothing of its page.`);
      const sheet = printedSheet(draft.printed);
      const estimated = layOut(draft, sheet).height / (sheet.pageHeight ?? 1);
      const pdf = Buffer.from(printed.get(name.replace(/\.docx$/, '')) ?? []).toString('latin1');
      const actual = pdf.match(/\/Type\s*\/Page(?![a-zA-Z])/g)?.length ?? 0;
      // So many pages have text on them, and the last is somewhere between empty and full.
      expect(estimated, `${name}: ${actual} pages`).toBeGreaterThan(actual - 1.5);
      expect(estimated, `${name}: ${actual} pages`).toBeLessThan(actual + 0.5);
      expect(Math.abs(Math.ceil(estimated) - actual), `${name}: ${estimated} of ${actual}`).toBeLessThanOrEqual(0.5);
    }
  }, 120_000);
});
