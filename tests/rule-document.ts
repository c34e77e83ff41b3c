import type { FormatId } from '../src/draft/draft.ts';

/** A draft in a rule's documentation that shows what the rule says, or that it says nothing. */
export interface Example {
  kind: 'good' | 'bad';
  format: FormatId;
  audiences: readonly string[];
  channel: string;
  /** The rule's options, laid over those of the audience. */
  options: Readonly<Record<string, unknown>>;
  text: string;
  /** 1-based line of its first fence. */
  line: number;
  /** Lines of the `findings` fence after it; undefined when there is none. */
  findings: readonly string[] | undefined;
  /** 0-based lines that those of the `findings` fence are between, or that a new one would go to. */
  from: number;
  to: number;
}

/** A rule's documentation, `rule.md`. */
export interface RuleDocument {
  title: string;
  /** What stands between the title and the first section. */
  summary: string;
  /** Text of the level 2 sections, by heading, in order. */
  sections: ReadonlyMap<string, string>;
  examples: readonly Example[];
}

interface Fence {
  info: string;
  /** 0-based lines of the two fences. */
  open: number;
  close: number;
  under: string;
}

/**
 * Reads a rule's documentation. Under `### Good` and `### Bad`, fenced blocks are drafts; their info string is
 * `markdown`, `html`, `text`, `notify` (a template of GOV.UK Notify) or `word` (see `wordExample`), then `audience=a,b`, `channel=c` and the rule's options as JSON, all three optional. A
 * block with the info string `findings` belongs to the draft before it.
 *
 * @throws Error for an info string that can't be read
 */
export function readRuleDocument(text: string): RuleDocument {
  const lines = text.split('\n');
  const sections = new Map<string, string[]>();
  const summary: string[] = [];
  const fences: Fence[] = [];
  let title = '';
  let section: string[] = summary;
  let under = '';
  for (let at = 0; at < lines.length; at++) {
    const line = lines[at] ?? '';
    const fence = /^(`{3,}|~{3,})\s*(.*)$/.exec(line);
    if (fence !== null) {
      const [, mark = '', info = ''] = fence;
      const close = lines.findIndex(
        (other, index) => index > at && other.startsWith(mark) && /^(`+|~+)\s*$/.test(other),
      );
      if (close < 0) throw new Error(`The fence of line ${at + 1} is not closed.`);
      fences.push({ info, open: at, close, under });
      section.push(...lines.slice(at, close + 1));
      at = close;
      continue;
    }
    const [, marks = '', heading = ''] = /^(#{1,3})\s+(.*)$/.exec(line) ?? [];
    if (marks === '#') title = heading;
    else if (marks === '##') {
      under = '';
      section = [];
      sections.set(heading, section);
    } else {
      if (marks === '###') under = heading;
      section.push(line);
    }
  }
  return {
    title,
    summary: summary.join('\n').trim(),
    sections: new Map([...sections].map(([heading, own]) => [heading, own.join('\n').trim()])),
    examples: examplesOf(fences, lines),
  };
}

function examplesOf(fences: readonly Fence[], lines: readonly string[]): Example[] {
  const examples: Example[] = [];
  fences.forEach((fence, index) => {
    if ((fence.under !== 'Good' && fence.under !== 'Bad') || fence.info === 'findings') return;
    const next = fences[index + 1];
    const findings = next?.info === 'findings' ? next : undefined;
    examples.push({
      kind: fence.under === 'Good' ? 'good' : 'bad',
      ...readInfo(fence),
      text: lines
        .slice(fence.open + 1, fence.close)
        .map((line) => `${line}\n`)
        .join(''),
      line: fence.open + 1,
      findings: findings && lines.slice(findings.open + 1, findings.close),
      from: findings ? findings.open + 1 : fence.close + 1,
      to: findings ? findings.close : fence.close + 1,
    });
  });
  return examples;
}

const formats: readonly FormatId[] = ['markdown', 'html', 'text', 'notify', 'word'];

function isFormat(format: string): format is FormatId {
  return formats.some((each) => each === format);
}

function readInfo({ info, open }: Fence): Pick<Example, 'format' | 'audiences' | 'channel' | 'options'> {
  const brace = info.indexOf('{');
  const [format = '', ...attributes] = (brace < 0 ? info : info.slice(0, brace)).trim().split(/\s+/);
  if (!isFormat(format)) {
    throw new Error(`Line ${open + 1}: an example is ${formats.join(', ')}, not ‘${format}’.`);
  }
  const known = new Map([
    ['audience', 'families'],
    ['channel', 'web'],
  ]);
  for (const attribute of attributes) {
    const [name = '', value = ''] = attribute.split('=');
    if (!known.has(name) || value === '') throw new Error(`Line ${open + 1}: ‘${attribute}’ is no attribute.`);
    known.set(name, value);
  }
  return {
    format,
    audiences: (known.get('audience') ?? '').split(','),
    channel: known.get('channel') ?? '',
    options: brace < 0 ? {} : JSON.parse(info.slice(brace)),
  };
}

/** The documentation with the given lines in the `findings` fence of each example, by the example. */
export function withFindings(text: string, findings: ReadonlyMap<Example, readonly string[]>): string {
  const lines = text.split('\n');
  for (const [example, found] of [...findings].sort(([a], [b]) => b.from - a.from)) {
    const fenced = example.findings === undefined ? ['', '```findings', ...found, '```'] : found;
    lines.splice(example.from, example.to - example.from, ...fenced);
  }
  return lines.join('\n');
}
