import type { Block } from '../../src/draft/block.ts';
import type { Draft } from '../../src/draft/draft.ts';
import { findIdentifiers, isExample } from '../../src/language/identifiers/find.ts';
import type { IdentifierKind, Passage } from '../../src/language/identifiers/identifier.ts';
import { findJigsaw } from '../../src/language/identifiers/jigsaw.ts';
import { labelsOf } from '../../src/language/identifiers/labels.ts';

/** An organisation's own, more often than a person's. */
const notTelling: ReadonlySet<IdentifierKind> = new Set(['mobile', 'bank-account', 'vehicle', 'crime-reference']);

/** In words, what of the text of a draft identifies a person, if anything does. */
export function personalContent({ blocks, tree }: Draft): string | undefined {
  const labelOf = labelsOf(blocks, tree);
  let jigsaw = false;
  for (const block of blocks) {
    const passage = { text: block.text, label: labelOf(block.index), block };
    const read = () => contentOf(block, passage);
    const { kind, isJigsaw } = passage.label === '' ? block.once(contentOf, read) : read();
    if (kind !== undefined) return kind === 'home-address' ? 'a home address' : 'what identifies a person';
    jigsaw ||= isJigsaw;
  }
  return jigsaw ? 'what identifies a child' : undefined;
}

interface Content {
  kind: IdentifierKind | undefined;
  isJigsaw: boolean;
}

/** What nearly all blocks hold. */
const nothing: Content = { kind: undefined, isJigsaw: false };

function contentOf(block: Block, passage: Passage): Content {
  const found = findIdentifiers(passage).find(
    ({ kind, start, end }) => !notTelling.has(kind) && !block.within(start, end, 'code') && !isExample(passage, start),
  );
  if (found !== undefined) return { kind: found.kind, isJigsaw: false };
  const isJigsaw = block.isEnglish && block.once(findJigsaw, () => findJigsaw(block)) !== undefined;
  return isJigsaw ? { kind: undefined, isJigsaw } : nothing;
}
