import type { Message, Report } from '../rule/rule.ts';

/** What templates are made of, text and names of placeholders by turns: each is filled for thousands of findings. */
const templates = new Map<string, readonly string[]>();

/**
 * Fills a message's placeholders: `{name}` from the report's data, `{readers}` and (where a sentence begins with them)
 * `{Readers}` from the audiences' names.
 *
 * @throws Error when a placeholder has nothing to fill it: an error in the rule
 */
export function fill(
  message: Message | undefined,
  report: Pick<Report, 'message' | 'data'>,
  readers: readonly string[],
): Message {
  if (message === undefined) throw new Error(`it has no message ‘${report.message}’`);
  return { what: filled(message.what, report, readers), do: filled(message.do, report, readers) };
}

function filled(template: string, report: Pick<Report, 'message' | 'data'>, readers: readonly string[]): string {
  let parts = templates.get(template);
  if (parts === undefined) {
    parts = template.split(/\{(\w+)\}/);
    templates.set(template, parts);
  }
  let text = '';
  for (let at = 0; at < parts.length; at++) {
    const part = parts[at] as string;
    text += at % 2 === 0 ? part : value(part, report, readers);
  }
  return text;
}

function value(name: string, { message: id, data }: Pick<Report, 'message' | 'data'>, readers: readonly string[]) {
  if (name === 'readers') return list(readers);
  if (name === 'Readers') {
    const names = list(readers);
    return names.charAt(0).toUpperCase() + names.slice(1);
  }
  const given = data?.[name];
  if (given === undefined) throw new Error(`its message ‘${id}’ has nothing for {${name}}`);
  return given;
}

/** "families", "families and police", "families, police and professionals" */
export function list(names: readonly string[]): string {
  const [only = ''] = names;
  return names.length < 2 ? only : `${names.slice(0, -1).join(', ')} and ${names.at(-1)}`;
}
