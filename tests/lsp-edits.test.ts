import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import type { Position } from 'vscode-languageserver';
import { diagnosticsOf } from '../src/lsp/diagnostics.ts';
import { type Encoding, Text } from '../src/lsp/text.ts';
import { nodeFiles } from '../src/workspace/node-files.ts';
import { Workspace } from '../src/workspace/workspace.ts';
import { folderWith } from './command.ts';
import { Client } from './lsp-client.ts';

const source = readFileSync(join(import.meta.dirname, '../fixtures/several-readers/visit-letter.md'), 'utf8');

/** The same numbers in every run (mulberry32): a failure can be looked at again. */
function numbers(seed: number): (below: number) => number {
  let state = seed;
  return (below) => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) % below;
  };
}

const typed = [
  ...[
    'a',
    ' ',
    '.',
    '\n',
    '\r\n',
    '\r',
    '\n\n',
    '😀',
    '👩‍👧',
    'é',
    'Ŵ',
    '漢',
    '\u2028',
    'utilise',
    'EHCP ',
    'NHS number 999 000 0018',
    '&amp;',
  ],
  ...[
    '# ',
    '- ',
    '> ',
    '**',
    '`',
    '[a](b.pdf)',
    '<!-- commslint-disable plain-words -- x -->',
    '<b>',
    '---\n',
    '| a |\n| - |\n',
  ],
];

interface Edit {
  start: number;
  end: number;
  text: string;
}

/**
 * Edits as writers make them: mostly typing, some cuts, and undo, at places that the encoding can point to; in UTF-16 they
 * may cut a surrogate pair in two.
 */
function* edits(
  text: string,
  count: number,
  seed: number,
  encoding: Encoding,
): Iterable<Edit & { before: string; after: string }> {
  const random = numbers(seed);
  const undo: { edit: Edit; removed: string }[] = [];
  let now = text;
  for (let index = 0; index < count; index++) {
    const last = undo.at(-1);
    let edit: Edit;
    if (last !== undefined && random(6) === 0) {
      undo.pop();
      edit = { start: last.edit.start, end: last.edit.start + last.edit.text.length, text: last.removed };
    } else {
      const start = whole(random(now.length + 1));
      const end = random(4) === 0 ? Math.max(start, whole(Math.min(now.length, start + random(60)))) : start;
      edit = { start, end, text: random(5) === 0 && end > start ? '' : (typed[random(typed.length)] ?? '') };
      undo.push({ edit, removed: now.slice(start, end) });
    }
    const before = now;
    if (isInside(before, edit.start, encoding) || isInside(before, edit.end, encoding)) continue;
    now = before.slice(0, edit.start) + edit.text + before.slice(edit.end);
    yield { ...edit, before, after: now };
  }

  function whole(offset: number): number {
    return isInside(now, offset, encoding) ? offset - 1 : offset;
  }
}

/** Where an offset is, counted from the start of the text, unit by unit: slow, and nothing shared with the server. */
function position(text: string, offset: number, encoding: Encoding): Position {
  const before = text.slice(0, offset);
  // A line break that is cut in two has both its halves at the end of the line.
  const isInBreak = before.endsWith('\r') && text.charAt(offset) === '\n';
  const lines = (isInBreak ? before.slice(0, -1) : before).split(/\r\n|\r|\n/);
  const line = lines.at(-1) ?? '';
  const sizes = { 'utf-8': Buffer.byteLength(line), 'utf-16': line.length, 'utf-32': [...line].length };
  return { line: lines.length - 1, character: sizes[encoding] };
}

/** Whether an offset lies within something that a position in the encoding cannot point into. */
function isInside(text: string, offset: number, encoding: Encoding): boolean {
  if (text.charAt(offset - 1) === '\r' && text.charAt(offset) === '\n') return true;
  return encoding !== 'utf-16' && /^[\ud800-\udbff][\udc00-\udfff]$/.test(text.slice(offset - 1, offset + 1));
}

describe('the text of the server', () => {
  test.each(['utf-8', 'utf-16', 'utf-32'] as const)('is the client’s after thousands of edits in %s', (encoding) => {
    let server = new Text(source, encoding);
    let made = 0;
    for (const { start, end, text, before, after } of edits(source, 4000, 7, encoding)) {
      const range = { start: position(before, start, encoding), end: position(before, end, encoding) };
      expect(server.offsets(range)).toEqual({ start, end });
      expect(server.range({ start, end })).toEqual(range);
      server = server.after([{ range, text }]);
      expect(server.value === after).toBe(true);
      made++;
    }
    expect(made).toBeGreaterThan(3000);
  });

  test('takes a position outside it as the nearest inside', () => {
    const text = new Text('ab\r\ncd', 'utf-16');
    expect(text.offset({ line: 0, character: 9 })).toBe(2);
    expect(text.offset({ line: 9, character: 0 })).toBe(6);
    expect(new Text('a😀b', 'utf-8').offset({ line: 0, character: 3 })).toBe(1);
  });
});

test('after 2,000 edits over the wire, cancelled requests among them, diagnostics are those of a fresh check', async () => {
  const folder = await folderWith({});
  const client = await Client.start(folder, { textDocument: { diagnostic: {} } });
  const uri = await client.open('a.md', source);
  const path = join(folder, 'a.md');
  const nothing = { known: new Set<never>(), generation: 0, result: undefined, prepared: undefined, error: undefined };
  let version = 1;
  let compared = 0;
  for (const { start, end, text, before, after } of edits(source, 2200, 2, 'utf-16')) {
    const range = { start: position(before, start, 'utf-16'), end: position(before, end, 'utf-16') };
    await client.change(uri, ++version, [{ range, text }]);
    if (version % 7 === 0) void cancelled(client, uri);
    if (version % 50 !== 0) continue;
    const workspace = new Workspace({ folder, files: nodeFiles });
    const fresh = await workspace.checkText(after, path).then(
      (result) => ({ ...nothing, result }),
      (error: unknown) => ({ ...nothing, error }),
    );
    const check = { ...fresh, text: new Text(after, 'utf-16'), path: 'a.md', version };
    expect(await client.pull(uri)).toEqual(diagnosticsOf(check, uri, { related: false, tags: false }));
    compared++;
  }
  expect(compared).toBeGreaterThan(40);
  expect(await client.stop()).toBe(0);
  expect(client.log).toBe('');
});

/** Asks for something and takes it back at once: it may be answered or refused, and nothing else. */
async function cancelled(client: Client, uri: string): Promise<void> {
  const { CancellationTokenSource } = await import('vscode-languageserver');
  const source = new CancellationTokenSource();
  const answer = client.connection.sendRequest(
    'textDocument/hover',
    { textDocument: { uri }, position: { line: 1, character: 1 } },
    source.token,
  );
  source.cancel();
  await answer.catch((error: { code: number }) => {
    // RequestCancelled, or ServerCancelled where the text went on first.
    expect([-32800, -32802]).toContain(error.code);
  });
}
