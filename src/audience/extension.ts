import { hint } from './check-shape.ts';
import { noNotify } from './notify.ts';
import type { Preset, ProjectConfig } from './profile.ts';

/** What an entry of `extends` stands for. */
export type Extension =
  | { kind: 'preset'; preset: Preset }
  /** A path from the folder of the file that it stands in. */
  | { kind: 'file'; path: string }
  | { kind: 'package'; name: string }
  | { kind: 'unknown'; message: string };

/** Names of npm packages as the registry allows them; nothing in one can lead out of a `node_modules`. */
const packageName = /^(?:@[a-z0-9][a-z0-9._-]*\/)?[a-z0-9][a-z0-9._-]*$/;

/** Reads one entry of `extends`: a built-in house style, else a file, else a package of data. */
export function extensionOf(name: string, presets: Readonly<Record<string, Preset>>): Extension {
  const preset = Object.hasOwn(presets, name) ? presets[name] : undefined;
  if (preset !== undefined) return { kind: 'preset', preset };
  const isPath = /^\.{1,2}\//.test(name) || /^(?:[A-Za-z]:)?[\\/]/.test(name);
  if (isPath && /\.ya?ml$/i.test(name)) return { kind: 'file', path: name };
  if (isPath) return { kind: 'unknown', message: `‘${name}’ is no configuration: the name of one ends in .yaml.` };
  if (/\.ya?ml$/i.test(name)) return { kind: 'unknown', message: `For a file write where it is: ‘./${name}’.` };
  if (packageName.test(name)) return { kind: 'package', name };
  return { kind: 'unknown', message: unknownExtension(name, presets) };
}

/** What to say of a name that is neither a house style nor a package that is installed. */
export function unknownExtension(name: string, presets: Readonly<Record<string, Preset>>): string {
  const known = hint(name, Object.keys(presets), 'Known');
  return `Unknown house style ‘${name}’. ${known} A file is written ‘./house.yaml’; a package must be installed.`;
}

/** A house style as a layer of configuration. */
export function presetLayer({ id, terms, accept, rules }: Preset): ProjectConfig {
  return {
    name: `house style ${id}`,
    path: `presets/${id}.yaml`,
    base: '',
    root: false,
    audience: undefined,
    channel: undefined,
    at: {},
    audiences: {},
    glossary: [],
    terms,
    accept,
    rules,
    overrides: [],
    ignore: [],
    baseline: undefined,
    organisation: { names: [], domains: [], phones: [], addresses: [], complaints: [] },
    notify: noNotify,
  };
}
