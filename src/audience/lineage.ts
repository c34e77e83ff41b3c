import type { Audience, CompleteAudience } from './profile.ts';
import type { ReaderGroup } from './schema.ts';

/** Takes down what is wrong with one field of a profile. */
type Reporter = (audience: Audience, field: keyof Audience & string, message: string) => void;

type Profiles = ReadonlyMap<string, Audience>;

/**
 * Gives each audience what it inherits. An audience of a later layer with the id of one before is laid over that one, for
 * all that extend it too.
 *
 * @param layers the built-in audiences first, then those of a project, the furthest configuration first
 * @param report told of an `extends` that leads nowhere or in a circle, and of fields that no profile of a line gives;
 *   such an audience is left out
 */
export function completeAudiences(layers: readonly Profiles[], report: Reporter): Map<string, CompleteAudience> {
  const complete = new Map<string, CompleteAudience>();
  const nearestFirst = layers.toReversed();
  for (const id of new Set(layers.flatMap((layer) => [...layer.keys()]))) {
    const audience = nearestFirst.find((layer) => layer.has(id))?.get(id);
    const line = audience && lineOf(audience, nearestFirst, report);
    const whole = line && complement(line, report);
    if (whole !== undefined) complete.set(id, whole);
  }
  return complete;
}

/** The profiles that one is made of, nearest first. */
function lineOf(audience: Audience, nearestFirst: readonly Profiles[], report: Reporter): Audience[] | undefined {
  const line: Audience[] = [];
  const visited: string[] = [];
  let next: string | undefined = audience.id;
  while (next !== undefined) {
    const id: string = next;
    if (visited.includes(id)) {
      const circle = [...visited.slice(visited.indexOf(id)), id].join(' → ');
      report(audience, 'extends', `‘extends’ leads in a circle: ${circle}.`);
      return undefined;
    }
    visited.push(id);
    const here = nearestFirst.map((layer) => layer.get(id)).filter((profile) => profile !== undefined);
    line.push(...here);
    // An id that is not known is told of where it is written: there the nearest known one can be named.
    if (here.length === 0) return undefined;
    next = here.at(-1)?.extends;
  }
  return line;
}

function complement(line: readonly Audience[], report: Reporter): CompleteAudience | undefined {
  const [self] = line;
  if (self === undefined) return undefined;
  const nearest = <Key extends keyof Audience>(key: Key): Audience[Key] | undefined =>
    line.find((profile) => profile[key] !== undefined)?.[key];
  const name = nearest('name');
  const reader = nearest('reader');
  const relationship = nearest('relationship');
  const knows: readonly ReaderGroup[] | undefined = nearest('knows');
  if (name === undefined || reader === undefined || relationship === undefined || knows === undefined) {
    const given = { name, reader, relationship, knows };
    const missing = Object.entries(given).flatMap(([field, value]) => (value === undefined ? [`‘${field}’`] : []));
    report(self, 'id', `The audience ‘${self.id}’ needs ${missing.join(', ')}, or an audience that it extends.`);
    return undefined;
  }
  const lineage = line.toReversed();
  return {
    ...self,
    name,
    reader,
    relationship,
    knows,
    readingAge: nearest('readingAge'),
    youAndWe: nearest('youAndWe'),
    statutory: nearest('statutory') ?? false,
    needs: lineage.flatMap(({ needs }) => needs ?? []),
    evidence: lineage.flatMap(({ evidence }) => evidence ?? []),
    lineage,
  };
}
