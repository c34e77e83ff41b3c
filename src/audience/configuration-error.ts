/** One thing that is wrong in a configuration: where, and what to do about it. */
export interface Problem {
  /** The file by the name that its reader was given; none for the command line. */
  path?: string;
  /** 1-based; columns count UTF-16 code units. None where nothing in a file stands for it. */
  line?: number;
  column?: number;
  /** What is wrong, what was expected, and the nearest valid value where there is one. */
  message: string;
}

/** Wrong configuration, profile, word list, or choice of readers: everything that is wrong at once, in file order. */
export class ConfigurationError extends Error {
  override readonly name = 'ConfigurationError';

  constructor(readonly problems: readonly Problem[]) {
    super(problems.map(formatProblem).join('\n'));
  }
}

/** `commslint.yaml:12:3: Unknown rule ‘plain-word’. Did you mean ‘plain-words’?` */
function formatProblem({ path, line, column, message }: Problem): string {
  if (path === undefined) return message;
  if (line === undefined) return `${path}: ${message}`;
  return `${path}:${line}:${column ?? 1}: ${message}`;
}
