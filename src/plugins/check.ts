import type { VFile } from 'vfile';
import type { Brief } from '../audience/brief.ts';
import { hint } from '../audience/check-shape.ts';
import { ConfigurationError } from '../audience/configuration-error.ts';
import { readConfig } from '../audience/read-config.ts';
import { BriefResolver } from '../audience/resolve.ts';
import type { FormatId } from '../draft/draft.ts';
import { Linter } from '../engine/linter.ts';
import { readDraft } from '../formats/read.ts';
import { library } from '../generated/readers.ts';
import { rules } from '../generated/rules.ts';
import type { Finding } from '../rule/finding.ts';

/** Settings of the remark, rehype and retext plugins. */
export interface CommslintOptions {
  /** Who reads it; else the front matter's `audience`, else the configuration's, else families. */
  audience?: string | readonly string[] | undefined;
  /** How it reaches them; else the front matter's `channel`, else the configuration's, else web. */
  channel?: string | undefined;
  /** What a `commslint.yaml` may hold, as an object. No file is looked for. */
  config?: Readonly<Record<string, unknown>> | undefined;
  /** Ids of the rules to report; all when absent. */
  only?: readonly string[] | undefined;
}

/**
 * Makes the function that checks files for a plugin. A file's own text is read, not its tree: after character references,
 * escapes and wrapped lines only that gives every word its exact place.
 *
 * @param formatOf which format a file is in
 * @throws ConfigurationError when the configuration is wrong
 */
export function makeCheck(
  options: CommslintOptions | null | undefined,
  formatOf: (file: VFile) => FormatId,
): (file: VFile) => void {
  const { audience, channel, config, only } = options ?? {};
  refuseUnknown('option', Object.keys(options ?? {}), optionNames);
  refuseUnknown(
    'rule',
    only ?? [],
    rules.map(({ id }) => id),
  );
  const resolver = new BriefResolver({
    rules,
    library,
    // JSON is YAML; what is wrong is told with its place in it.
    configs: config && readConfig(JSON.stringify(config, null, 2), 'options of the plugin', { rules, library }),
  });
  const audiences = typeof audience === 'string' ? [audience] : audience;
  const linters: { briefs: readonly Brief[]; linter: Linter }[] = [];
  return (file) => {
    const path = file.path?.replaceAll('\\', '/');
    const draft = readDraft(String(file), path ?? '', formatOf(file));
    const choice = resolver.choose(draft, path, { audiences, channel });
    const briefs = choice.audiences.map((id) => resolver.brief(id, choice.channel, path, choice.statutory));
    let known = linters.find((other) => isSame(other.briefs, briefs));
    if (known === undefined) {
      known = { briefs, linter: new Linter(rules, briefs, { only }) };
      linters.push(known);
    }
    for (const finding of known.linter.lint(draft)) tell(file, finding);
  };
}

const optionNames: readonly (keyof CommslintOptions)[] = ['audience', 'channel', 'config', 'only'];

/** A name that means nothing would leave a draft unchecked and look like one without findings. */
function refuseUnknown(what: string, names: readonly string[], known: readonly string[]): void {
  const problems = names
    .filter((name) => !known.includes(name))
    .map((name) => ({
      path: 'options of the plugin',
      message: `Unknown ${what} ‘${name}’. ${hint(name, known, 'Known')}`,
    }));
  if (problems.length > 0) throw new ConfigurationError(problems);
}

/** The resolver gives the same brief for the same readers and settings. */
function isSame(some: readonly Brief[], others: readonly Brief[]): boolean {
  return some.length === others.length && some.every((brief, index) => brief === others[index]);
}

function tell(file: VFile, finding: Finding): void {
  const { start, end } = finding.place;
  const message = file.message(finding.message, {
    place: { start: { ...start }, end: { ...end } },
    ruleId: finding.ruleId,
    source: 'commslint',
  });
  message.fatal = { error: true, warning: false, info: undefined }[finding.severity];
  message.note = finding.advice;
  message.url = finding.url;
  message.actual = finding.actual;
  message.expected = finding.suggestions.map(({ text }) => text);
}
