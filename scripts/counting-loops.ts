import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Plugin } from 'esbuild';
import type { ArrayBindingPattern, Expression, ForOfStatement, Node, SourceFile } from 'typescript/unstable/ast';
import {
  isArrayBindingPattern,
  isCallExpression,
  isForOfStatement,
  isPropertyAccessExpression,
  isVariableDeclarationList,
} from 'typescript/unstable/ast/is';
import { API, type Checker, type Type, TypeFlags } from 'typescript/unstable/sync';

/** What is written in place of a stretch of a source. */
interface Edit {
  start: number;
  end: number;
  text: () => string;
}

/**
 * Writes loops over arrays so that they count, and takes arrays apart by index. `for … of` and `[a, b] =` ask an array for an iterator, which
 * makes an object for each element until V8 has optimised the loop, and most loops of a run never get that far. What is an array,
 * the type checker knows; everything else stays as it is.
 *
 * @param root of the project, whose `tsconfig.json` says what belongs to it
 */
export function countingLoops(root: string): Plugin {
  return {
    name: 'counting loops',
    setup({ onStart, onLoad, onEnd }) {
      let api: API | undefined;
      let checked: { checker: Checker; file(path: string): SourceFile | undefined } | undefined;
      onStart(() => {
        api = new API({ cwd: root });
        const [project] = api.updateSnapshot({ openProject: join(root, 'tsconfig.json') }).getProjects();
        if (project === undefined) throw new Error('The type checker knows no project here.');
        checked = { checker: project.checker, file: (path) => project.program.getSourceFile(path) };
      });
      onLoad({ filter: /\.ts$/ }, async ({ path }) => {
        const file = path.startsWith(join(root, 'node_modules')) ? undefined : checked?.file(path);
        if (file === undefined || checked === undefined) return undefined;
        return { contents: counting(await readFile(path, 'utf8'), file, checked.checker), loader: 'ts' };
      });
      onEnd(() => api?.close());
    },
  };
}

function counting(source: string, file: SourceFile, checker: Checker): string {
  const edits: Edit[] = [];
  const startOf = (node: Node) => node.getStart(file);
  const render = (start: number, end: number): string => {
    let text = '';
    let from = start;
    // What holds others stands before them, and writes them itself.
    for (const edit of edits) {
      if (edit.start < from || edit.end > end) continue;
      text += source.slice(from, edit.start) + edit.text();
      from = edit.end;
    }
    return text + source.slice(from, end);
  };
  const textOf = (node: Node) => render(startOf(node), node.end);
  const isArray = (node: Node) => isArrayType(checker.getTypeAtLocation(node), checker);
  let loops = 0;

  const countInstead = ({ initializer, expression, statement, awaitModifier }: ForOfStatement): void => {
    if (awaitModifier !== undefined || !isVariableDeclarationList(initializer)) return;
    const [declaration] = initializer.declarations;
    if (declaration === undefined) return;
    const entries = entriesOf(expression);
    const array = entries ?? expression;
    if (!isArray(array)) return;
    const names = entries === undefined ? undefined : indexAndValue(declaration.name);
    if (entries !== undefined && names === undefined) return;
    loops++;
    const [all, at] = [`all$${loops}`, `at$${loops}`];
    const kind = source.slice(startOf(initializer), startOf(declaration));
    const declare = (name: Node | undefined, value: string) =>
      name === undefined ? '' : `${kind}${textOf(name)} = ${value}; `;
    edits.push({
      start: startOf(initializer),
      end: startOf(statement),
      text: () =>
        `let ${all} = ${textOf(array)}, ${at} = 0; ${at} < ${all}.length; ${at}++) { ${declare(names?.index, at)}${declare(names === undefined ? declaration.name : names.value, `${all}[${at}]`)}`,
    });
    edits.push({ start: statement.end, end: statement.end, text: () => ' }' });
  };

  const takeByIndex = (pattern: ArrayBindingPattern): void => {
    if (pattern.elements.some(({ dotDotDotToken }) => dotDotDotToken !== undefined) || !isArray(pattern)) return;
    edits.push({
      start: startOf(pattern),
      end: pattern.end,
      text: () =>
        `{ ${pattern.elements.flatMap((element, index) => (element.name === undefined ? [] : [`${index}: ${textOf(element)}`])).join(', ')} }`,
    });
  };

  const visit = (node: Node): void => {
    if (isForOfStatement(node)) countInstead(node);
    if (isArrayBindingPattern(node)) takeByIndex(node);
    node.forEachChild(visit);
  };
  visit(file);
  // What is only put in goes before what is replaced there.
  edits.sort((a, b) => a.start - b.start || Number(b.start === b.end) - Number(a.start === a.end) || b.end - a.end);
  return render(0, source.length);
}

/** The array of `array.entries()`. */
function entriesOf(expression: Expression): Expression | undefined {
  if (!isCallExpression(expression) || expression.arguments.length > 0) return undefined;
  const { expression: callee } = expression;
  return isPropertyAccessExpression(callee) && callee.name.text === 'entries' ? callee.expression : undefined;
}

/** What `[index, value]` names. */
function indexAndValue(name: Node): { index: Node | undefined; value: Node | undefined } | undefined {
  if (!isArrayBindingPattern(name) || name.elements.length > 2) return undefined;
  const [index, value] = name.elements;
  for (const part of [index, value]) {
    if (part?.dotDotDotToken !== undefined || part?.initializer !== undefined) return undefined;
  }
  return { index: index?.name, value: value?.name };
}

function isArrayType(type: Type | undefined, checker: Checker): boolean {
  if (type === undefined || (type.flags & (TypeFlags.Any | TypeFlags.Unknown | TypeFlags.Never)) !== 0) return false;
  return checker.isArrayLikeType(type);
}
