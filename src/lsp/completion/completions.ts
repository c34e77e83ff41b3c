import type { CompletionItem, Position } from 'vscode-languageserver';
import { BriefResolver } from '../../audience/resolve.ts';
import { library } from '../../generated/readers.ts';
import { rules } from '../../generated/rules.ts';
import type { OpenDocument } from '../document.ts';
import type { Folders } from '../folders.ts';
import { configurationItems } from './configuration.ts';
import { frontMatterItems } from './front-matter.ts';

/** What can be written at a place of a draft's front matter or of a configuration. */
export async function completionsAt(
  document: OpenDocument,
  position: Position,
  folders: Folders,
): Promise<CompletionItem[]> {
  const resolver = await folders
    .workspace(document.path)
    .configuration(document.path)
    .then(({ resolver }) => resolver)
    // While the configuration is being put right, what is built in can still be offered.
    .catch(() => new BriefResolver({ rules, library }));
  if (document.kind === 'configuration') {
    if (!/\.ya?ml$/i.test(document.path)) return [];
    return configurationItems(document.text, position, resolver);
  }
  return document.kind === 'draft' ? frontMatterItems(document.text, position, resolver) : [];
}
