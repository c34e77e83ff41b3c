import { execFile } from 'node:child_process';
import { mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { strFromU8, unzipSync } from 'fflate';
import { SaxesParser } from 'saxes';

const run = promisify(execFile);

/** Version of LibreOffice, where it is installed. */
export const libreOffice = await run('soffice', ['--version']).then(
  ({ stdout }) => stdout.trim(),
  () => undefined,
);

/** Opens files with LibreOffice and saves them as another kind; one that it cannot open is missing in what comes back. */
export async function convert(
  files: Readonly<Record<string, Uint8Array>>,
  kind: 'odt' | 'pdf' | 'docx',
): Promise<Map<string, Uint8Array>> {
  const folder = await mkdtemp(join(tmpdir(), 'commslint-office-'));
  try {
    for (const [name, bytes] of Object.entries(files)) await writeFile(join(folder, name), bytes);
    const profile = `-env:UserInstallation=file://${folder}/profile`;
    const inputs = Object.keys(files).map((name) => join(folder, name));
    await run('soffice', [profile, '--headless', '--convert-to', kind, '--outdir', join(folder, 'out'), ...inputs]);
    const made = new Map<string, Uint8Array>();
    for (const name of await readdir(join(folder, 'out'))) {
      made.set(name.replace(/\.[^.]+$/, ''), await readFile(join(folder, 'out', name)));
    }
    return made;
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

/** A comment as LibreOffice has it: what it says, and the text between its anchors. */
export interface Annotation {
  author: string;
  text: string;
  between: string;
}

/** The comments of an OpenDocument text, in the order in which they begin. Ends of paragraphs and lines are `\n`. */
export function annotations(odt: Uint8Array): Annotation[] {
  const xml = strFromU8(unzipSync(odt)['content.xml'] ?? new Uint8Array());
  const found: { name: string; author: string; text: string; start: number; end: number }[] = [];
  let body = '';
  const skipped = new Set(['office:annotation', 'text:note', 'text:tracked-changes', 'svg:desc', 'svg:title']);
  let skipping = 0;
  let inside: string[] = [];
  const parser = new SaxesParser();
  parser.on('opentag', ({ name, attributes }) => {
    const { 'office:name': id = '', 'text:c': count = '1' } = attributes as Record<string, string>;
    inside.push(name);
    if (name === 'office:annotation')
      found.push({ name: id, author: '', text: '', start: body.length, end: body.length });
    if (skipped.has(name)) skipping++;
    if (skipping > 0) return;
    if (name === 'office:annotation-end') {
      const annotation = found.find((each) => each.name === id);
      if (annotation !== undefined) annotation.end = body.length;
    } else if (name === 'text:s') body += ' '.repeat(Number(count));
    else if (name === 'text:tab') body += '\t';
    else if (name === 'text:line-break') body += '\n';
  });
  parser.on('closetag', ({ name }) => {
    inside = inside.slice(0, -1);
    if (skipped.has(name)) skipping--;
    else if (skipping === 0 && (name === 'text:p' || name === 'text:h')) body += '\n';
  });
  parser.on('text', (text) => {
    const last = found.at(-1);
    if (skipping === 0) body += text;
    else if (last !== undefined && inside.includes('office:annotation')) {
      if (inside.at(-1) === 'dc:creator') last.author += text;
      else if (inside.lastIndexOf('text:p') > inside.lastIndexOf('office:annotation')) last.text += text;
    }
  });
  parser.write(xml).close();
  return found.map(({ author, text, start, end }) => ({ author, text, between: body.slice(start, end) }));
}
