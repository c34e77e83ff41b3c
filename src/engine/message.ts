import type { Message, Report } from '../rule/rule.ts';

/** A text with placeholders, which is filled for thousands of findings: the names of these, and what stands around them. */
interface Template {
  names: readonly string[];
  /** One more than there are names. */
  texts: readonly string[];
}

const templates = new Map<Message, { what: Template; do: Template }>();

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
  let template = templates.get(message);
  if (template === undefined) {
    template = { what: templateOf(message.what), do: templateOf(message.do) };
    templates.set(message, template);
  }
  return { what: filled(template.what, report, readers), do: filled(template.do, report, readers) };
}

function templateOf(text: string): Template {
  const parts = text.split(/\{(\w+)\}/);
  return { names: parts.filter((_, at) => at % 2 === 1), texts: parts.filter((_, at) => at % 2 === 0) };
}

function filled(
  { names, texts }: Template,
  report: Pick<Report, 'message' | 'data'>,
  readers: readonly string[],
): string {
  let text = texts[0] as string;
  for (let at = 0; at < names.length; at++) {
    text += value(names[at] as string, report, readers);
    text += texts[at + 1] as string;
  }
  return text;
}

function value(
  name: string,
  { message: id, data }: Pick<Report, 'message' | 'data'>,
  readers: readonly string[],
): string {
  if (name === 'readers') return list(readers);
  if (name === 'Readers') {
    const names = list(readers);
    return names.charAt(0).toUpperCase() + names.slice(1);
  }
  const given = data?.[name];
  if (given === undefined) throw new Error(`its message ‘${id}’ has nothing for {${name}}`);
  return typeof given === 'string' ? given : String(given);
}

/** "families", "families and police", "families, police and professionals" */
export function list(names: readonly string[]): string {
  const [only = ''] = names;
  return names.length < 2 ? only : `${names.slice(0, -1).join(', ')} and ${names.at(-1)}`;
}
