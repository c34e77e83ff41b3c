import type { Draft, Field } from '../draft/draft.ts';
import type { Problem } from './configuration-error.ts';

/** Who reads one draft, and how it reaches them. */
export interface Choice {
  /** Ids, each once, in the order given. */
  audiences: readonly string[];
  channel: string;
  /** Whether the draft itself says that its readers have, or have not, the choice to deal with the service. */
  statutory?: boolean | undefined;
}

/** Where a choice is written. */
export type Place = Omit<Problem, 'message'>;

/** The readers that one source names, if any. */
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
 * Whom the first source names that names any: the command line, the draft's own front matter, then `wishes` in their
 * order. Ids are not checked here; with each choice comes the place where it is written, when that is in the draft.
 */
export function chooseReaders(
  draft: Pick<Draft, 'fields' | 'lines' | 'path'>,
  asked: Wish,
  wishes: readonly Wish[],
): Choice & { audiencesAt: Place; channelAt: Place } {
  const first = <Value>(read: (wish: Wish) => Value | undefined): Value | undefined => {
    for (const wish of wishes) {
      const value = read(wish);
      if (value !== undefined) return value;
    }
    return undefined;
  };
  const place = ({ start }: Field): Place => {
    const { line, column } = draft.lines.point(start);
    return { path: draft.path, line, column };
  };
  const askedAudiences = asked.audiences && idsOf(asked.audiences);
  const audienceField = askedAudiences?.length ? undefined : draft.fields.get('audience');
  const written = audienceField && idsOf(audienceField.value);
  const statutory = draft.fields.get('statutory')?.value;
  const channelField = asked.channel === undefined ? draft.fields.get('channel') : undefined;
  const writtenChannel = channelField && idsOf(channelField.value).join(', ');
  return {
    audiences: askedAudiences?.length
      ? askedAudiences
      : written?.length
        ? written
        : (first(({ audiences }) => audiences) ?? fallback.audiences),
    audiencesAt: audienceField && written?.length ? place(audienceField) : {},
    channel: asked.channel ?? (writtenChannel || (first(({ channel }) => channel) ?? usualChannel(draft.path))),
    channelAt: channelField && writtenChannel ? place(channelField) : {},
    statutory: typeof statutory === 'boolean' ? statutory : undefined,
  };
}

function usualChannel(path: string): string {
  return channelOfFile.find(({ ending }) => ending.test(path))?.channel ?? fallback.channel;
}

/** Ids of a text, a number or a list of those. A mapping and nothing name none: a site's software may keep its own there. */
function idsOf(value: unknown): string[] {
  const parts = Array.isArray(value) ? value : [value];
  const ids = parts.flatMap((part) =>
    typeof part === 'string' || typeof part === 'number' ? String(part).split(',') : [],
  );
  return [...new Set(ids.map((id) => id.trim()).filter((id) => id !== ''))];
}
