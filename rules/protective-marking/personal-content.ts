import type { Draft } from '../../src/draft/draft.ts';
import { findIdentifiers, isExample } from '../../src/language/identifiers/find.ts';
import type { IdentifierKind } from '../../src/language/identifiers/identifier.ts';
import { findJigsaw } from '../../src/language/identifiers/jigsaw.ts';
import { labelsOf } from '../../src/language/identifiers/labels.ts';

/** An organisation's own, more often than a person's. */
const notTelling: ReadonlySet<IdentifierKind> = new Set(['mobile', 'bank-account', 'vehicle', 'crime-reference']);

/** In words, what of the text of a draft identifies a person, if anything does. */
export function personalContent({ blocks, tree }: Draft): string | undefined {
  const labels = labelsOf(blocks, tree);
  let jigsaw = false;
  for (const block of blocks) {
    const passage = { text: block.text, label: labels[block.index] ?? '' };
    const found = findIdentifiers(passage).find(
      ({ kind, start, end }) =>
        !notTelling.has(kind) && !block.within(start, end, 'code') && !isExample(passage, start),
    );
    if (found !== undefined) return found.kind === 'home-address' ? 'a home address' : 'what identifies a person';
    jigsaw ||= block.isEnglish && findJigsaw(passage) !== undefined;
  }
  return jigsaw ? 'what identifies a child' : undefined;
}
