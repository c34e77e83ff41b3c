import { readdir, readFile } from 'node:fs/promises';
import { resolve } from 'node:path';
import type { Metafile } from 'esbuild';

/**
 * The licence of every package that went into a bundle, as its authors ask for.
 *
 * @param root the folder that the inputs' paths are relative to
 */
export async function licences(root: string, metafiles: readonly Pick<Metafile, 'inputs'>[]): Promise<string> {
  const folders = new Set<string>();
  for (const { inputs } of metafiles) {
    for (const input of Object.keys(inputs)) {
      const folder = /^(?:.*\/)?node_modules\/(?:@[^/]+\/)?[^/]+/.exec(input)?.[0];
      if (folder !== undefined) folders.add(folder);
    }
  }
  const entries = new Map<string, string>();
  for (const folder of folders) {
    const manifest = JSON.parse(await readFile(resolve(root, folder, 'package.json'), 'utf8')) as Record<
      string,
      unknown
    >;
    const files = await readdir(resolve(root, folder));
    const file = files.find((name) => /^(licen[cs]e|copying)(\.|$)/i.test(name));
    const text =
      file === undefined ? 'No licence text in the package.' : await readFile(resolve(root, folder, file), 'utf8');
    const name = `${manifest.name} ${manifest.version} (${manifest.license ?? 'see below'})`;
    entries.set(name, text.trim());
  }
  const sections = [...entries].sort(([a], [b]) => (a < b ? -1 : 1)).map(([name, text]) => `${name}\n\n${text}\n`);
  return `Packages that are bundled in commslint, and their licences\n\n${sections.join(`\n${'-'.repeat(80)}\n\n`)}`;
}
