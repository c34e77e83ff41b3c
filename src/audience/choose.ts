import type { Draft, Field } from '../draft/draft.ts';
import type { Origin } from './brief.ts';
import { ConfigurationError, type Problem } from './configuration-error.ts';
import type { NamedReaders } from './profile.ts';

/** Who reads one draft, and how it reaches them. */
export interface Choice {
  /** Ids, each once, in the order given. */
  audiences: readonly string[];
  channel: string;
  /** Whether the draft itself says that its readers have, or have not, the choice to deal with the service. */
  statutory?: boolean | undefined;
  /** Who named the audiences and the channel, as origins of settings are told: "project (commslint.yaml:3)". */
  origins: { audiences: Origin; channel: Origin };
}

/** Where a choice is written. */
export type Place = Omit<Problem, 'message'>;

/** The readers that a part of a configuration names, if any. */
export interface NamedLayer extends NamedReaders {
  /** "project", "override for letters/**" */
  name: string;
}

/** The readers that the command line or an editor names, if any. */
export interface Wish {
  audiences?: readonly string[] | undefined;
  channel?: string | undefined;
}

/** What a draft is held to when nothing says who it is for: what families cannot read helps no one else either. */
const fallback = { audiences: ['families'], channel: 'web' };

/** Where the file itself says how it will reach its readers. */
const channelOfFile: readonly { ending: RegExp; channel: string }[] = [
  { ending: /\.docx$/i, channel: 'letter' },
  { ending: /\.eml$/i, channel: 'email' },
];

/**
 * Whom the first source names that names any: the command line, the draft's own front matter, then the `usual` ones,
 * then `layers` in their order. Ids are not checked here; with each choice comes the place where it is written, when that
 * is in the draft.
 */
export function chooseReaders(
  draft: Pick<Draft, 'fields' | 'lines' | 'path'>,
  asked: Wish,
  usual: Wish,
  layers: readonly NamedLayer[],
): Choice & { audiencesAt: Place; channelAt: Place } {
  const audiences = audiencesOf(draft, asked, usual, layers);
  const channel = channelOf(draft, asked, usual, layers);
  const statutory = draft.fields.get('statutory')?.value;
  return {
    audiences: audiences.value,
    audiencesAt: audiences.place ?? {},
    channel: channel.value,
    channelAt: channel.place ?? {},
    statutory: typeof statutory === 'boolean' ? statutory : undefined,
    origins: { audiences: audiences.origin, channel: channel.origin },
  };
}

/** What was chosen, who said so, and where that is, when it is in the draft. */
interface Chosen<Value> {
  value: Value;
  origin: Origin;
  place?: Place;
}

type Named = Pick<Draft, 'fields' | 'lines' | 'path'>;

function audiencesOf(draft: Named, asked: Wish, usual: Wish, layers: readonly NamedLayer[]): Chosen<readonly string[]> {
  const wanted = idsOf(asked.audiences);
  if (wanted.length > 0) return { value: wanted, origin: commandLine };
  const field = draft.fields.get('audience');
  const written = idsOf(field?.value);
  if (field !== undefined && written.length > 0) return { value: written, ...inDraft(draft, field) };
  const usually = idsOf(usual.audiences);
  if (usually.length > 0) return { value: usually, origin: editor };
  for (const { audience, name, at } of layers) {
    if (audience !== undefined) return { value: audience, origin: `${name} (${at.audience})` };
  }
  return { value: fallback.audiences, origin: 'what holds when nothing says who it is for' };
}

/** @throws ConfigurationError for a draft that names several: it reaches its readers in one way */
function channelOf(draft: Named, asked: Wish, usual: Wish, layers: readonly NamedLayer[]): Chosen<string> {
  if (asked.channel !== undefined) return { value: asked.channel, origin: commandLine };
  const field = draft.fields.get('channel');
  const [written, ...more] = idsOf(field?.value);
  if (field !== undefined && written !== undefined) {
    const from = inDraft(draft, field);
    if (more.length === 0) return { value: written, ...from };
    const message = `A draft has one channel, and ${[written, ...more].join(', ')} are ${more.length + 1}. Name one, and check the others with --channel.`;
    throw new ConfigurationError([{ ...from.place, message }]);
  }
  if (usual.channel !== undefined) return { value: usual.channel, origin: editor };
  for (const { channel, name, at } of layers) {
    if (channel !== undefined) return { value: channel, origin: `${name} (${at.channel})` };
  }
  const byName = channelOfFile.find(({ ending }) => ending.test(draft.path))?.channel;
  if (byName !== undefined) return { value: byName, origin: 'what such a file usually is' };
  return { value: fallback.channel, origin: 'what holds when nothing says how it reaches them' };
}

const commandLine = 'command line';
const editor = 'setting of the editor';

function inDraft({ lines, path }: Named, { start }: Field): { origin: Origin; place: Place } {
  const { line, column } = lines.point(start);
  return { origin: `draft (${path}:${line})`, place: { path, line, column } };
}

/** Ids of a text, a number or a list of those. A mapping and nothing name none: a site's software may keep its own there. */
function idsOf(value: unknown): string[] {
  const parts = Array.isArray(value) ? value : [value];
  const ids = parts.flatMap((part) =>
    typeof part === 'string' || typeof part === 'number' ? String(part).split(',') : [],
  );
  return [...new Set(ids.map((id) => id.trim()).filter((id) => id !== ''))];
}
