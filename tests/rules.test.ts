/**
 * Holds every rule to its documentation: the examples in `rules/<id>/rule.md` are its tests. With UPDATE_EXAMPLES=1 the
 * `findings` blocks are written anew; read the difference before it is committed.
 */
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Nodes } from 'hast';
import { afterAll, describe, expect, it, vi } from 'vitest';
import template from '../rules/_template/rule.ts';
import type { Brief } from '../src/audience/brief.ts';
import { BriefResolver } from '../src/audience/resolve.ts';
import type { Draft } from '../src/draft/draft.ts';
import { Linter } from '../src/engine/linter.ts';
import { isBinary } from '../src/formats/kinds.ts';
import { readDraft } from '../src/formats/read.ts';
import { readWord } from '../src/formats/word/word.ts';
import { library } from '../src/generated/readers.ts';
import { rules } from '../src/generated/rules.ts';
import { TermList } from '../src/language/term-list.ts';
import type { Finding } from '../src/rule/finding.ts';
import { type RegisteredRule, ruleUrl } from '../src/rule/rule.ts';
import { type Example, readRuleDocument, withFindings } from './rule-document.ts';
import { wordExample } from './word-files.ts';

const root = fileURLToPath(new URL('..', import.meta.url));
const update = process.env.UPDATE_EXAMPLES === '1';
const headings = ['Why', 'How to fix it', 'Examples', 'Options', 'Sources', 'Measured'];
const paths = {
  markdown: 'example.md',
  html: 'example.html',
  text: 'example.txt',
  notify: 'example.notify.md',
  word: 'example.docx',
  email: 'example.eml',
} as const;
const emptyDrafts = Object.values(paths)
  .filter((path) => !isBinary(path))
  .flatMap((path) => ['', '\n', '\uFEFF'].map((source) => readDraft(source, path)));

/** The template is held to what it teaches; it is in no registry. */
const folders: readonly { folder: string; registered: RegisteredRule }[] = [
  ...rules.map((registered) => ({ folder: registered.id, registered })),
  { folder: '_template', registered: { id: 'rule-id', rule: template, words: TermList.of([]) } },
];

const printed = [vi.spyOn(console, 'log'), vi.spyOn(console, 'warn'), vi.spyOn(console, 'error')];

describe.each(folders)('$folder', ({ folder, registered }) => {
  const { id, rule } = registered;
  const path = join(root, 'rules', folder, 'rule.md');
  const text = existsSync(path) ? readFileSync(path, 'utf8') : '';
  const { title, summary, sections, examples } = readRuleDocument(text);
  const all = [...rules.filter((other) => other.id !== id), registered];
  const resolver = new BriefResolver({ rules: all, library });
  const shown = new Set<string>();
  // Notes which messages are asked for, so that one that no example shows is known.
  const messages = new Proxy(rule.messages, {
    get(target, name) {
      shown.add(String(name));
      return target[String(name)];
    },
  });
  const watched: RegisteredRule = { ...registered, rule: { ...rule, messages } };

  it('is documented', () => {
    expect(text, `${path} is missing`).not.toBe('');
    expect(title).toBe(id);
    expect(summary).not.toBe('');
    expect([...sections.keys()]).toEqual(headings);
    for (const [heading, section] of sections) expect(section, `‘${heading}’ is empty`).not.toBe('');
  });

  it('documents each option with its default', () => {
    const defaults = rule.options().parse({}) as Record<string, unknown>;
    const documented = [...(sections.get('Options') ?? '').matchAll(/^- `([^`]+)` \(default(?:: | )`([^`]*)`\)/gm)];
    expect(Object.fromEntries(documented.map(([, name, value]) => [name, value]))).toEqual(
      Object.fromEntries(optionNames(registered).map((name) => [name, JSON.stringify(defaults[name]) ?? 'none'])),
    );
  });

  it('has metadata that lists can show', () => {
    expect(rule.summary.length).toBeLessThan(100);
    expect(rule.summary).toMatch(/[^.]$/);
    expect(ruleUrl(id)).toMatch(new RegExp(`/rules/${id}/rule\\.md$`));
    expect(rule.sources.length, 'no source').toBeGreaterThan(0);
    for (const source of rule.sources) {
      expect(source.title).not.toBe('');
      if (source.url !== undefined) expect(URL.canParse(source.url), source.url).toBe(true);
    }
    for (const other of rule.yieldsTo ?? []) expect(other).not.toBe(id);
  });

  it('takes no wrong options', () => {
    expect(rule.options().safeParse({}).success).toBe(true);
    expect(rule.options().safeParse({ noSuchOption: 1 }).success, 'an unknown option').toBe(false);
    for (const name of optionNames(registered)) {
      expect(rule.options().safeParse({ [name]: Symbol('wrong') }).success, name).toBe(false);
    }
  });

  it('finds nothing in an empty draft', () => {
    for (const audience of resolver.audiences.keys()) {
      const linter = new Linter([registered], [held(resolver.brief(audience, 'web', undefined), registered, {})]);
      for (const draft of emptyDrafts) expect(linter.lint(draft), `${audience}, ${draft.format}`).toEqual([]);
    }
  });

  it('has good and bad examples', () => {
    expect(new Set(examples.map(({ kind }) => kind))).toEqual(new Set(['good', 'bad']));
  });

  it.each(examples.map((example) => ({ example, line: example.line, kind: example.kind })))(
    'says of the $kind example in line $line what it says that it says',
    ({ example }) => {
      const found = lint(example);
      if (example.kind === 'good') {
        expect(found.map((finding) => inWords(finding))).toEqual([]);
        expect(example.findings, 'a good example has no findings').toBeUndefined();
        return;
      }
      expect(found.length, 'a bad example has findings').toBeGreaterThan(0);
      if (update) return;
      const expected = example.findings ?? [];
      // What may be put instead need not be written out.
      expect(found.map((finding, index) => inWords(finding, expected[index]?.includes(' → ')))).toEqual(expected);
    },
  );

  it('shows each of its messages in an example or in rule.test.ts', () => {
    const test = join(root, 'rules', folder, 'rule.test.ts');
    const tested = existsSync(test) ? readFileSync(test, 'utf8') : '';
    for (const example of examples) lint(example);
    expect(Object.keys(rule.messages).filter((message) => !shown.has(message) && !tested.includes(message))).toEqual(
      [],
    );
  });

  if (update && examples.length > 0) {
    afterAll(() => {
      const bad = examples.filter(({ kind }) => kind === 'bad');
      const found = new Map(bad.map((example) => [example, lint(example).map((finding) => inWords(finding))]));
      writeFileSync(path, withFindings(text, found));
    });
  }

  function lint({ audiences, channel, options, text: source, format }: Example): Finding[] {
    const briefs = audiences.map((audience) => held(resolver.brief(audience, channel, undefined), registered, options));
    // A rule that runs last speaks of what the others did; any other needs only those that it yields to.
    const only = rule.last ? undefined : [id, ...(rule.yieldsTo ?? [])];
    const draft = frozen(
      format === 'word'
        ? readWord(wordExample(source), paths.word)
        : readDraft(source, paths[format], format, { channel }),
    );
    const linter = new Linter(
      all.map((other) => (other === registered ? watched : other)),
      briefs,
      { only },
    );
    return linter.lint(draft).filter(({ ruleId }) => ruleId === id);
  }
});

it('prints nothing', () => {
  for (const print of printed) expect(print).not.toHaveBeenCalled();
});

/** The brief with the rule switched on and the given options set. */
function held(brief: Brief, { id, rule }: RegisteredRule, options: Readonly<Record<string, unknown>>): Brief {
  const setting = brief.rules.get(id);
  const severity = setting?.severity === 'off' || rule.severity === 'off' ? 'warning' : setting?.severity;
  const own = { ...(setting?.options as Record<string, unknown> | undefined), ...options };
  return {
    ...brief,
    rules: new Map(brief.rules).set(id, { severity, options: rule.options().parse(own), origins: {} }),
  };
}

/** Names of a rule's options; every rule's options are an object. */
function optionNames({ rule }: RegisteredRule): string[] {
  const { shape } = rule.options() as { shape?: Record<string, unknown> };
  return Object.keys(shape ?? (rule.options().parse({}) as Record<string, unknown>));
}

/** `1:1-1:34 warning: message advice → suggestion, suggestion` */
function inWords(finding: Finding, withSuggestions: boolean | undefined = true): string {
  const { severity, message, advice, suggestions } = finding;
  const { start, end } = finding.place;
  const said = `${start.line}:${start.column}-${end.line}:${end.column} ${severity}: ${message} ${advice}`;
  const instead = suggestions.map(({ text }) => text).join(', ');
  return withSuggestions === true && instead !== '' ? `${said} → ${instead}` : said;
}

/** The same draft; a check that changes its tree or its lists throws. */
function frozen(draft: Draft): Draft {
  const waiting: Nodes[] = [draft.tree];
  for (let node = waiting.pop(); node !== undefined; node = waiting.pop()) {
    Object.freeze(node);
    if ('properties' in node) Object.freeze(node.properties);
    if (!('children' in node)) continue;
    Object.freeze(node.children);
    waiting.push(...node.children);
  }
  for (const block of draft.blocks) Object.freeze(block.spans);
  Object.freeze(draft.blocks);
  Object.freeze(draft.comments);
  return draft;
}
