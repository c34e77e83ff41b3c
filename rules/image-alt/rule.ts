import type { Element } from 'hast';
import { z } from 'zod';
import type { Block } from '../../src/draft/block.ts';
import { plainly } from '../../src/language/characters.ts';
import { attribute, ElementNames, elementsNamed, nameOf, type Visit } from '../../src/rule/elements.ts';
import { defineRule, type Report } from '../../src/rule/rule.ts';

type MessageId = 'missing' | 'linkOnly' | 'asks' | 'says' | 'prefix' | 'long' | 'repeats' | 'words';

export default defineRule({
  category: 'accessibility',
  summary: 'Images say in words what they show',
  severity: 'warning',
  channels: ['web', 'email'],
  sources: [
    {
      title: 'WCAG 2.2, 1.1.1 Non-text content (level A), failures F30 and F65',
      says: 'every image has a text alternative, and neither a file name nor “photo” is one',
      url: 'https://www.w3.org/TR/WCAG22/#non-text-content',
    },
    {
      title: 'NHS digital service manual, images',
      says: 'alternative texts of up to 125 characters',
      url: 'https://service-manual.nhs.uk/content',
    },
    {
      title: 'GOV.UK content and publishing guidance',
      says: 'leave the alternative text empty and describe the image in the page: so an empty one is asked about, not failed',
    },
  ],
  options: () =>
    z.strictObject({
      max: z.number().int().min(1).default(125).describe('characters of an alternative text'),
      empty: z
        .enum(['ask', 'allow'])
        .default('ask')
        .describe('whether to ask about a Markdown image that has no alternative text'),
    }),
  messages: {
    missing: {
      what: 'This image has no alternative text, so a screen reader may read out its file name to {readers}.',
      do: 'Say in a few words what it tells the reader, or write alt="" if it only decorates.',
    },
    linkOnly: {
      what: 'This image is the whole of a link and has no alternative text, so {readers} who use a screen reader can’t tell where the link goes.',
      do: 'Give the image the words that the link would have.',
    },
    asks: {
      what: 'This image has an empty alternative text, so screen readers pass over it.',
      do: 'If it tells {readers} anything that the text beside it does not, say so between the square brackets.',
    },
    says: {
      what: 'The alternative text ‘{alt}’ does not tell {readers} what the image shows.',
      do: 'Say what a reader who can’t see it would miss.',
    },
    prefix: {
      what: 'The alternative text begins with ‘{prefix}’; a screen reader says that it is an image.',
      do: 'Begin with what it shows.',
    },
    long: {
      what: 'This alternative text has {count} characters; {max} or fewer can be listened to in one go.',
      do: 'Keep the point of the image here, and put the details in the page.',
    },
    repeats: {
      what: 'This alternative text repeats the words beside the image, so a screen reader says them twice.',
      do: 'Leave it empty, or say what the words do not.',
    },
    words: {
      what: 'This may be a picture of words: {readers} can’t enlarge, translate or listen to them.',
      do: 'Put the words of the {kind} in the page too.',
    },
  },

  *checkDraft(draft, { options }) {
    const images = elementsNamed(draft, imageNames);
    if (images.length === 0) return;
    const alts = new Map<Element | undefined, Block>();
    for (const block of draft.blocksOf('alt')) alts.set(block.node, block);
    for (const visit of images) {
      const { element } = visit;
      if (element.tagName === 'input' && element.properties.type !== 'image') continue;
      if (/^(?:none|presentation)$/.test(attribute(element, 'role') ?? '')) continue;
      const alt = attribute(element, 'alt');
      const block = alts.get(element);
      if (alt === undefined || alt.trim() === '' || block === undefined) {
        const offset = element.position?.start.offset;
        const isMarkdown = offset !== undefined && draft.source.startsWith('![', offset);
        const report = withoutAlt(visit, alt, isMarkdown && options.empty === 'ask');
        if (report) yield { ...report, at: { node: element } };
      } else {
        for (const report of ofAlt(block.text, visit, options.max)) yield { at: { block }, ...report };
      }
      const kind = /poster|leaflet|flyer|infographic/i.exec(`${alt} ${attribute(element, 'src')}`)?.[0]?.toLowerCase();
      if (kind) yield { message: 'words', at: block ? { block } : { node: element }, data: { kind }, severity: 'info' };
    }
  },
});

const imageNames = new ElementNames('img input');

function withoutAlt(
  visit: Visit,
  alt: string | undefined,
  asks: boolean,
): Pick<Report<MessageId>, 'message' | 'severity'> | undefined {
  const { element } = visit;
  if (attribute(element, 'ariaLabel') || attribute(element, 'ariaLabelledBy') || attribute(element, 'title')) return;
  const link = visit.within('a', 'button');
  if (link && link.properties.title === undefined && nameOf(link) === '')
    return { message: 'linkOnly', severity: 'error' };
  if (alt === undefined) return { message: 'missing' };
  return asks ? { message: 'asks', severity: 'info' } : undefined;
}

const fileName = () =>
  /^\S+\.(?:jpe?g|png|gif|svg|webp|bmp|tiff?|avif|heic)$|^(?:img|dsc|dscn|dcim|pxl|screenshot|image|scan)[-_ ]?\d+$/i;
const empty = () =>
  /^(?:an? |the )?(?:image|photo|photograph|picture|pic|graphic|icon|logo|chart|graph|diagram|map|screenshot|banner|thumbnail|spacer|placeholder|untitled|alt(?: text)?|figure)\s*\d*\.?$/i;
const prefix = () => /^(?:an? |the )?(?:image|photo|photograph|picture|graphic|pic) (?:of|showing)\b/i;

function* ofAlt(text: string, visit: Visit, max: number): Iterable<Omit<Report<MessageId>, 'at'>> {
  if (fileName().test(text) || empty().test(text) || !/[\p{L}\p{N}]/u.test(text)) {
    yield { message: 'says', data: { alt: text } };
    return;
  }
  const begins = prefix().exec(text)?.[0];
  if (begins) yield { message: 'prefix', data: { prefix: begins }, severity: 'info' };
  if (text.length > max) yield { message: 'long', data: { count: text.length, max }, severity: 'info' };
  const around = visit.within('a', 'figure');
  if (around && isTwice(nameOf(around), text)) yield { message: 'repeats', severity: 'info' };
}

/** Whether the words of a link or figure are an image's alternative text and once more the same. */
function isTwice(name: string, alt: string): boolean {
  return plainly(name) === `${plainly(alt)} ${plainly(alt)}`;
}
