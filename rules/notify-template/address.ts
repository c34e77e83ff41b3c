import type { Draft } from '../../src/draft/draft.ts';
import type { Target } from '../../src/rule/rule.ts';
import type { Report } from './messages.ts';

const least = 3;
const most = 7;
const postcode = /^(?:GIR ?0AA|[A-Z]{1,2}\d[A-Z\d]? ?\d[A-Z]{2})$/i;
/** Signs that no line of an address may begin with. */
const forbidden = /^[@()=[\]"\\/,<>~]/;

/** What GOV.UK Notify would refuse of the address in the front matter (`address`) and of the first one in a letter. */
export function* address({ blocks, fields }: Draft): Iterable<Report> {
  const field = fields.get('address');
  if (field !== undefined) yield* check(linesOf(field.value), { source: { start: field.start, end: field.end } });
  const block = blocks.find(({ part }) => part === 'address' || part === 'greeting');
  if (block?.part === 'address') yield* check(block.text.split('\n'), { block });
}

function* check(lines: readonly string[], at: Target): Iterable<Report> {
  // What a placeholder will hold is not known.
  if (lines.length === 0 || lines.some((line) => line.includes('(('))) return;
  if (lines.some((line) => /^no fixed (?:address|abode)$/i.test(line))) yield { message: 'noAddress', at };
  if (lines.length < least || lines.length > most) {
    yield { message: 'addressLines', at, data: { count: lines.length, least, most } };
  }
  if (!postcode.test(lines.at(-1) ?? '')) yield { message: 'addressPostcode', at };
  for (const line of lines) {
    if (forbidden.test(line)) yield { message: 'addressStart', at, data: { found: line.charAt(0) } };
  }
}

function linesOf(value: unknown): string[] {
  const lines = Array.isArray(value) ? value : typeof value === 'string' ? value.split('\n') : [];
  return lines.map((line) => String(line).trim()).filter((line) => line !== '');
}
