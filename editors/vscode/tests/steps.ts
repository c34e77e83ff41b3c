/**
 * What a writer does, done inside the editor's extension host. Bundled and started by the tests outside, which hear of
 * each step through the console and look at the saved files themselves.
 */
import {
  type CodeAction,
  commands,
  type Diagnostic,
  extensions,
  type Hover,
  languages,
  MarkdownString,
  Position,
  type TextDocument,
  Uri,
  WorkspaceEdit,
  window,
  workspace,
} from 'vscode';

/** Stands in front of what the tests outside read. */
const mark = 'STEP ';

export async function run(): Promise<void> {
  const root = workspace.workspaceFolders?.[0]?.uri;
  if (root === undefined) throw new Error('No folder is open.');
  const at = (path: string) => Uri.joinPath(root, path);

  const silent = await open(at('other/readme.md'));
  await extensions.getExtension('commslint.commslint')?.activate();
  await rest(3000);
  tell('silent', { found: wordsOf(silent), isRunning: await isRunning() });

  const draft = await open(at('council/visit.md'));
  const found = await until(
    () => wordsOf(draft),
    (words) => words.length > 0,
  );
  tell('found', found);
  tell('running', await isRunning());
  const first = diagnosticsOf(draft).find((each) => draft.getText(each.range) === 'utilise');
  if (first === undefined) throw new Error('Nothing is found on ‘utilise’.');
  tell('rule', first.code);
  const hovers = await commands.executeCommand<Hover[]>('vscode.executeHoverProvider', draft.uri, first.range.start);
  tell(
    'hover',
    hovers.flatMap(({ contents }) => contents.map((each) => (each instanceof MarkdownString ? each.value : ''))),
  );
  tell('squiggle', undefined);
  await rest(2500);

  const actions = await until(
    () => commands.executeCommand<CodeAction[]>('vscode.executeCodeActionProvider', draft.uri, first.range),
    (offered) => offered.length > 0,
  );
  tell(
    'actions',
    actions.map(({ title }) => title),
  );
  const preferred = actions.find(({ isPreferred }) => isPreferred);
  if (preferred?.edit === undefined) throw new Error('No change is preferred.');
  await workspace.applyEdit(preferred.edit);
  await draft.save();
  tell('saved', await stored(draft.uri));
  tell(
    'left',
    await until(
      () => wordsOf(draft),
      (words) => words.filter((word) => word === 'utilise').length === 1,
    ),
  );

  await commands.executeCommand('commslint.fixAll');
  await draft.save();
  tell(
    'fixed',
    await until(
      () => stored(draft.uri),
      (text) => !text.includes('utilise'),
    ),
  );

  const police = await open(at('council/police.md'));
  tell(
    'for families',
    await until(
      () => wordsOf(police),
      (words) => words.includes('PPN'),
    ),
  );
  await commands.executeCommand('commslint.chooseAudience', ['police']);
  tell(
    'for police',
    await until(
      () => wordsOf(police),
      (words) => !words.includes('PPN'),
    ),
  );
  await police.save();
  tell('front matter', (await stored(police.uri)).slice(0, 30));

  const page = await open(at('council/page.html'));
  tell(
    'html',
    await until(
      () => wordsOf(page),
      (words) => words.includes('utilise'),
    ),
  );
  const mail = await open(at('council/mail.eml'));
  tell(
    'email',
    await until(
      () => wordsOf(mail),
      (words) => words.includes('utilise'),
    ),
  );

  const configuration = await open(at('council/commslint.yaml'));
  const before = configuration.getText();
  await replace(configuration, 'audience: familys\n');
  tell(
    'configuration',
    (
      await until(
        () => diagnosticsOf(configuration),
        (all) => all.length > 0,
      )
    ).map(({ message }) => message),
  );
  await replace(configuration, before);
  await until(
    () => diagnosticsOf(configuration),
    (all) => all.length === 0,
  );

  await commands.executeCommand('commslint.checkAll');
  tell(
    'workspace',
    languages
      .getDiagnostics()
      .flatMap(([uri, all]) => (all.length > 0 ? [uri.path] : []))
      .sort(),
  );
  const closed = await open(at('council/closed.md'));
  await until(
    () => wordsOf(closed),
    (words) => words.length > 0,
  );
  await rest(1000);
  tell('once opened', wordsOf(closed));

  await commands.executeCommand('commslint.explainRule', 'plain-words');
  tell(
    'page',
    await until(
      () => window.tabGroups.activeTabGroup.activeTab?.label ?? '',
      (label) => label.includes('plain-words'),
    ),
  );
  await commands.executeCommand('commslint.restart');
  await window.showTextDocument(page);
  tell(
    'after restart',
    await until(
      () => wordsOf(page),
      (words) => words.includes('utilise'),
    ),
  );
}

function tell(step: string, value: unknown): void {
  console.log(mark + JSON.stringify({ step, value }));
}

async function open(uri: Uri): Promise<TextDocument> {
  const document = await workspace.openTextDocument(uri);
  await window.showTextDocument(document, { preview: false });
  return document;
}

function diagnosticsOf({ uri }: TextDocument): Diagnostic[] {
  return languages.getDiagnostics(uri).filter(({ source }) => source === 'commslint');
}

/** What is underlined, in the order of the text. */
function wordsOf(document: TextDocument): string[] {
  return diagnosticsOf(document)
    .sort((a, b) => a.range.start.compareTo(b.range.start))
    .map(({ range }) => document.getText(range));
}

async function replace(document: TextDocument, text: string): Promise<void> {
  const edit = new WorkspaceEdit();
  const end = document.lineAt(document.lineCount - 1).range.end;
  edit.replace(document.uri, document.validateRange(document.lineAt(0).range.with(new Position(0, 0), end)), text);
  await workspace.applyEdit(edit);
}

async function stored(uri: Uri): Promise<string> {
  return new TextDecoder().decode(await workspace.fs.readFile(uri));
}

/** Whether the server runs: its own commands come with it. */
async function isRunning(): Promise<boolean> {
  return (await commands.getCommands()).includes('commslint.fit');
}

async function until<Value>(read: () => Value | Thenable<Value>, isSo: (value: Value) => boolean): Promise<Value> {
  let value = await read();
  for (let tries = 0; !isSo(value) && tries < 150; tries++) {
    await rest(200);
    value = await read();
  }
  return value;
}

function rest(milliseconds: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, milliseconds));
}
