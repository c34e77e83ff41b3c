import type { Message, Report } from '../rule/rule.ts';

/**
 * Fills a message's placeholders: `{name}` from the report's data, `{readers}` and (where a sentence begins with them)
 * `{Readers}` from the audiences' names.
 *
 * @throws Error when a placeholder has nothing to fill it: an error in the rule
 */
export function fill(
  message: Message | undefined,
  { message: id, data }: Pick<Report, 'message' | 'data'>,
  readers: readonly string[],
): Message {
  if (message === undefined) throw new Error(`it has no message ‘${id}’`);
  const names = list(readers);
  const fillOne = (template: string) =>
    template.replace(/\{(\w+)\}/g, (placeholder, name: string) => {
      if (name === 'readers') return names;
      if (name === 'Readers') return names.charAt(0).toUpperCase() + names.slice(1);
      const value = data?.[name];
      if (value === undefined) throw new Error(`its message ‘${id}’ has nothing for ${placeholder}`);
      return String(value);
    });
  return { what: fillOne(message.what), do: fillOne(message.do) };
}

/** "families", "families and police", "families, police and professionals" */
export function list(names: readonly string[]): string {
  const [last = '', ...others] = [...names].reverse();
  return others.length === 0 ? last : `${others.reverse().join(', ')} and ${last}`;
}
