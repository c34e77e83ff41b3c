/**
 * Whole drafts beside what is found in them. With UPDATE_FIXTURES=1 the `.findings.txt` files are written anew; read the
 * difference before it is committed: a line that no editor would thank for is an error in a rule.
 */
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { decodeHTML } from 'entities/decode';
import { globSync } from 'tinyglobby';
import { beforeAll, describe, expect, it } from 'vitest';
import { applyFixes } from '../src/fix/apply.ts';
import { isBinary, knownExtensions } from '../src/formats/kinds.ts';
import { type CheckedDraft, isTroubled } from '../src/reporters/result.ts';
import type { Finding } from '../src/rule/finding.ts';
import { fixText } from '../src/workspace/fix-text.ts';
import { nodeFiles } from '../src/workspace/node-files.ts';
import { Workspace } from '../src/workspace/workspace.ts';

const folder = fileURLToPath(new URL('../fixtures', import.meta.url));
const update = process.env.UPDATE_FIXTURES === '1';
const workspace = new Workspace({ folder, files: nodeFiles });
const paths = globSync(`**/*.{${knownExtensions.join(',')}}`, { cwd: folder, ignore: '**/*.findings.txt' }).sort();

/** Longest text in question that a golden shows, in UTF-16 code units. */
const longestShown = 60;

it('has a right and a wrong draft for each audience and channel', () => {
  for (const audience of ['families', 'police', 'professionals']) {
    for (const kind of ['right', 'wrong']) {
      for (const channel of ['page', 'letter', 'email', 'message']) {
        const drafts = paths.filter((path) => path.startsWith(`${audience}/${kind}/`) && path.includes(`-${channel}.`));
        expect(drafts.length, `${audience}, ${kind}, ${channel}`).toBeGreaterThan(0);
      }
    }
  }
});

describe.each(paths)('%s', (path) => {
  let result: CheckedDraft;
  let source: string;

  beforeAll(async () => {
    const visit = await workspace.checkFile(path);
    if (isTroubled(visit.result)) throw new Error(visit.result.problem);
    result = visit.result;
    source = visit.source ?? '';
  });

  it('has the findings that stand beside it', () => {
    const golden = join(folder, `${path}.findings.txt`);
    const found = inWords(result);
    if (update) writeFileSync(golden, found);
    expect(existsSync(golden), `${golden} is missing: UPDATE_FIXTURES=1 writes it`).toBe(true);
    expect(found).toBe(readFileSync(golden, 'utf8'));
    for (const { start, end } of result.hidden) expect(found).not.toContain(source.slice(start, end));
  });

  if (path.includes('/right/'))
    it('has no errors and no warnings', () => {
      expect(result.findings.filter(({ severity }) => severity !== 'info').map(line)).toEqual([]);
    });

  if (path.includes('/wrong/'))
    it('has an error or a warning', () => {
      expect(result.findings.filter(({ severity }) => severity !== 'info')).not.toEqual([]);
    });

  it('places each finding on the words that it is about', () => {
    for (const finding of result.findings) {
      const { start, end } = finding.place;
      const isMasked = result.hidden.some((range) => range.start < end.offset && range.end > start.offset);
      if (finding.actual === '' || isMasked) continue;
      const slice = source.slice(start.offset, end.offset);
      // A finding about an image or a table has the source of it; one about words has the words.
      if (slice === finding.actual) continue;
      expect(decoded(slice), line(finding)).toContain(decoded(finding.actual));
    }
  });

  if (!isBinary(path))
    it('mends each finding by its fix and changes nothing else', async () => {
      for (const finding of result.findings) {
        for (const { fix } of finding.suggestions) {
          if (fix === undefined) continue;
          const { text } = applyFixes(source, [fix]);
          expect(text).toBe(source.slice(0, fix.offset) + fix.text + source.slice(fix.endOffset));
          const mended = await workspace.checkText(text, path);
          const there = { start: fix.offset, end: fix.offset + fix.text.length };
          const still = mended.findings.filter(
            ({ ruleId, place }) =>
              ruleId === finding.ruleId && place.start.offset < there.end && place.end.offset > there.start,
          );
          expect(still.map(line), line(finding)).toEqual([]);
        }
      }
    });

  if (!isBinary(path))
    it('is not changed by a second --fix', async () => {
      const first = await fixText(workspace, result, source);
      const second = await fixText(workspace, first.result, first.text);
      expect(second.text).toBe(first.text);
    });
});

/** A draft's golden: a line for each finding. */
function inWords({ audiences, channel, findings }: CheckedDraft): string {
  return [`For ${audiences.join(', ')}, ${channel}`, ...findings.map(line), ''].join('\n');
}

/** `12:8–12:15 warning plain-words "utilise" message advice [families]` */
function line({ ruleId, severity, message, advice, place, actual, audiences }: Finding): string {
  const { start, end } = place;
  const shown = actual.length > longestShown ? `${actual.slice(0, longestShown)}…` : actual;
  const at = `${start.line}:${start.column}–${end.line}:${end.column}`;
  return `${at} ${severity} ${ruleId} ${JSON.stringify(shown)} ${message} ${advice} [${audiences.join(', ')}]`;
}

/** The letters of a piece of Markdown, HTML or text, without the marks around and inside them and without white space. */
function decoded(text: string): string {
  const withoutMarkup = text
    .replace(/<[^<>]*>/g, '')
    .replace(/!?\[([^[\]]*)\]\([^()]*\)/g, '$1')
    .replace(/^[ \t]*(?:>[ \t]?)+/gm, '')
    .replace(/[\\*_`#|]+/g, '');
  return decodeHTML(withoutMarkup).replace(/\s+/g, '');
}
