import { z } from 'zod';
import type { Block } from '../../src/draft/block.ts';
import type { Draft } from '../../src/draft/draft.ts';
import { type Link, links, linksOf } from '../../src/rule/links.ts';
import { defineRule, type Report } from '../../src/rule/rule.ts';
import { formatOf, told } from './documents.ts';

type MessageId = 'format' | 'size' | 'only' | 'cover';

export default defineRule({
  category: 'accessibility',
  summary: 'Links to files say so, and a file is not the only way',
  severity: 'warning',
  channels: ['web', 'email'],
  sources: [
    { title: 'GOV.UK content and publishing guidance, attachments', says: 'name, format and size: “(PDF, 19.5KB)”' },
    { title: 'NHS digital service manual, PDFs', says: '“(PDF only, 545KB)”, and only where a web page is no option' },
    {
      title: 'Public Sector Bodies (Websites and Mobile Applications) Accessibility Regulations 2018',
      says: 'files that people need to use a service must be accessible, whenever they were published',
      url: 'https://www.legislation.gov.uk/uksi/2018/952',
    },
    { title: 'A page of fewer than 80 words with a file is a cover for the file: our judgement' },
  ],
  options: () =>
    z.strictObject({
      example: z.string().default('(PDF, 120KB)').describe('how the house writes format and size'),
      size: z.boolean().default(true).describe('whether the size is asked for'),
      page: z.number().int().min(0).default(80).describe('words below which a page with a file is only its cover'),
    }),
  messages: {
    format: {
      what: 'This link opens {file} but does not say so; {readers} on a phone may not be able to open or read it.',
      do: 'Say it in the link: ‘{example}’. Better still, make it a web page.',
    },
    size: {
      what: 'This link to {file} does not say how large it is, so {readers} can’t tell what it costs to download.',
      do: 'Give the size: ‘{example}’.',
    },
    only: {
      what: 'The only way to {action} here is {file}, which {readers} can’t fill in on most phones or with a screen reader.',
      do: 'Give another way beside it: an online form, a phone number or an address.',
    },
    cover: {
      what: 'This page has {count} words; what {readers} came for is in {file}.',
      do: 'Put the content in the page, and keep the file only for those who want to print it.',
    },
  },

  checkDraft(draft, { options }) {
    const files = filesOf(draft);
    return files.length === 0 ? undefined : reports(draft, files, options);
  },
});

/** A link to a file. */
interface FileLink {
  link: Link;
  format: string;
}

function filesOf(draft: Draft): FileLink[] {
  const files: FileLink[] = [];
  for (const link of linksOf(draft)) {
    const format = formatOf(link.address);
    if (format !== undefined) files.push({ link, format });
  }
  return files;
}

function* reports(
  draft: Draft,
  files: readonly FileLink[],
  options: { example: string; size: boolean; page: number },
): Iterable<Report<MessageId>> {
  /** Headings, of the parts of the page that were looked at. */
  const looked = new Set<Block | undefined>();
  let served: ReadonlySet<Block | undefined> | undefined;
  for (const { link, format } of files) {
    const { block, start, end, text } = link;
    const at = { block, start, end };
    const words = `${text} ${block.text.slice(end, end + 40)}`;
    const says = told(words, format);
    const file = fileOf(format);
    const example = options.example.replace(/\bPDF\b/, format);
    if (!says.format) yield { message: 'format', at, data: { file, example }, group: 'format' };
    else if (!says.size && options.size) {
      yield { message: 'size', at, data: { file, example }, severity: 'info', group: 'size' };
    }
    const action = actionOf(text);
    if (action === undefined || looked.has(block.under)) continue;
    looked.add(block.under);
    served ??= withOtherWay(draft);
    if (!served.has(block.under)) yield { message: 'only', at, data: { file, action } };
  }
  const words = draft.blocks.reduce((sum, { kind, wordCount }) => (kind === 'alt' ? sum : sum + wordCount), 0);
  const [first] = files;
  if (first === undefined || words >= options.page) return;
  const { block, start, end } = first.link;
  yield {
    message: 'cover',
    at: { block, start, end },
    data: { file: fileOf(first.format), count: words },
    severity: 'info',
  };
}

/** "a PDF file", "an ODT file" */
function fileOf(format: string): string {
  return `${/^[EOR]/.test(format) ? 'an' : 'a'} ${format} file`;
}

const forms = () =>
  /\b(?:forms?|application (?:form|pack|to|for)|apply|applying|complaints?|complain|appeals?|claims?|claiming|referrals?|refer|registration form|register|request)\b/i;
const actions: readonly [RegExp, string][] = [
  [/\bcompla/i, 'complain'],
  [/\bappl(?:y|ication)/i, 'apply'],
  [/\bappeal/i, 'appeal'],
  [/\bclaim/i, 'claim'],
  [/\brefer/i, 'make a referral'],
  [/\bregist(?:er|ration)/i, 'register'],
  [/\brequest/i, 'make a request'],
];

/** What a reader does with the file, if its link says that it is a form; guidance on forms is to be read only. */
function actionOf(text: string): string | undefined {
  if (
    !forms().test(text) ||
    /\b(?:guidance|guide|notes?|policy|how to|leaflet|booklet|about|criteria|checklist|report)\b/i.test(text)
  )
    return;
  const action = actions.find(([word]) => word.test(text))?.[1];
  return action ?? (/\bforms?\b/i.test(text) ? 'do this' : undefined);
}

const phone = () => /(?:\+44|\b0)[\d ()-]{8,14}\d\b/;
const online = () =>
  /\bonline\b|\bweb ?form\b|\bin person\b|\bby (?:phone|telephone|post|email|text)\b|\b(?:phone|call|telephone|ring|email|visit) (?:us|the|your|our)\b/i;

/** The headings under which there is another way: a link that is no file, an address, a number. */
function withOtherWay({ blocks }: Draft): Set<Block | undefined> {
  const found = new Set<Block | undefined>();
  for (const block of blocks) {
    if (found.has(block.under)) continue;
    const isWay = ({ address, text }: Link) =>
      /^(?:mailto|tel|sms):/i.test(address) ||
      (formatOf(address) === undefined && (forms().test(text) || /\bonline\b/i.test(text)));
    if (phone().test(block.text) || online().test(block.text) || links(block).some(isWay)) found.add(block.under);
  }
  return found;
}
