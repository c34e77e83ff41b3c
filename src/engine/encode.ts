import type { Block } from '../draft/block.ts';
import type { FormatId } from '../draft/draft.ts';

const references: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
};

/**
 * Writes words as the source of a block has to have them. Characters that mean something to the format become character
 * references, which Markdown and the HTML inside it both read.
 *
 * @returns nothing where it cannot be sure: in front matter, whose YAML has quoting rules of its own
 */
export function encode(text: string, block: Block, format: FormatId): string | undefined {
  const isFrontMatter = block.node === undefined && format !== 'text' && format !== 'word';
  if (isFrontMatter) return /^[\p{L}\p{N}][\p{L}\p{N} -]*$/u.test(text) ? text : undefined;
  switch (format) {
    case 'email':
      // Encoded in ways of its own, and not to be changed after it was sent.
      return undefined;
    case 'text':
    case 'notify':
    case 'word':
      return text;
    case 'html':
      return text.replace(/[&<>"]/g, (character) => references[character] ?? character);
    case 'markdown':
      return text.replace(
        /[&<>"'\\`*_[\]~|]/g,
        (character) => references[character] ?? (character === "'" ? character : `&#${character.charCodeAt(0)};`),
      );
  }
}
