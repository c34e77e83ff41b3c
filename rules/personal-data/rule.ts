import type { Block } from '../../src/draft/block.ts';
import { findIdentifiers, identifying } from '../../src/language/identifiers/find.ts';
import type { Identifier, Passage } from '../../src/language/identifiers/identifier.ts';
import { labelsOf } from '../../src/language/identifiers/labels.ts';
import { defineRule } from '../../src/rule/rule.ts';
import { inHidden } from './hidden-text.ts';
import { judge, type Seen } from './judge.ts';
import { findLinkData } from './link-data.ts';
import { type MessageId, messages } from './messages.ts';
import { type Options, options } from './options.ts';
import { people } from './people-in-draft.ts';

export default defineRule<Options, MessageId>({
  category: 'security',
  summary: 'No personal identifiers where they do not belong',
  severity: 'error',
  masks: true,
  sources: [
    {
      title: 'Children Act 1989, section 97(2)',
      says: 'no publishing of what is likely to identify a child in proceedings, or an address or school as theirs',
      url: 'https://www.legislation.gov.uk/ukpga/1989/41/section/97',
    },
    { title: 'GOV.UK Notify', says: 'messages are not end-to-end encrypted: no sensitive information in them' },
    {
      title: 'Information policies of NHS trusts',
      says: 'no name, date of birth or number in subject lines and links',
    },
    {
      title: 'NHS Data Dictionary, HM Revenue and Customs, Department for Education, Ministry of Justice',
      says: 'forms and check digits of the numbers',
    },
  ],
  options,
  messages,

  *checkDraft(draft, context) {
    const labelOf = labelsOf(draft.blocks, draft.tree);
    const seen: Seen = new Map();
    const { caseNumbers } = context.options;
    for (const block of draft.blocksWith(identifying)) {
      const label = labelOf(block.index);
      for (const found of identifiersIn(block, label, caseNumbers)) {
        const report = judge(found, block, label, seen, context);
        if (report !== undefined) yield report;
      }
    }
    yield* people(draft, context);
    yield* inHidden(draft, context.options);
    for (const { what, masked, element, source } of findLinkData(draft)) {
      const at = source === undefined ? { node: element } : { source };
      yield { message: 'link', at, data: { what, masked }, actual: masked, group: what };
    }
  },
});

function identifiersIn(block: Block, label: string, caseNumbers: Options['caseNumbers']): readonly Identifier[] {
  const find = () => findIdentifiers(passageOf(block, label), caseNumbers);
  // What stands around a block is its label; without one it is the block alone that says what it holds.
  return label === '' ? block.once(caseNumbers, find) : find();
}

/** In the name of a file `_` stands for a space. */
function passageOf(block: Block, label: string): Passage {
  const { kind, text } = block;
  return kind === 'attachment' ? { text: text.replaceAll('_', ' '), label } : { text, label, block };
}
