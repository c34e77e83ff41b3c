import type { Element } from 'hast';
import { z } from 'zod';
import type { Block } from '../../src/draft/block.ts';
import type { Draft } from '../../src/draft/draft.ts';
import { attribute, ElementNames, elementsNamed } from '../../src/rule/elements.ts';
import { linksOf, ofAddress } from '../../src/rule/links.ts';
import { defineRule } from '../../src/rule/rule.ts';

const players = new ElementNames('video audio iframe embed object');

export default defineRule({
  category: 'accessibility',
  summary: 'Videos and recordings come with captions or a transcript',
  severity: 'warning',
  channels: ['web', 'email'],
  sources: [
    {
      title: 'WCAG 2.2, 1.2.1, 1.2.2 (level A) and 1.2.5 (level AA)',
      says: 'recorded video has captions and a description of what is seen, a recording of sound a transcript',
      url: 'https://www.w3.org/TR/WCAG22/#time-based-media',
    },
    {
      title: 'Public Sector Bodies (Websites and Mobile Applications) Accessibility Regulations 2018',
      says: 'they hold for recordings published from 23 September 2020',
      url: 'https://www.legislation.gov.uk/uksi/2018/952',
    },
    { title: 'Two blocks before and four after as “near”: our judgement' },
  ],
  options: () => z.strictObject({}),
  messages: {
    video: {
      what: 'Nothing near this video says that it has captions or a transcript, so deaf people can’t tell whether it is for them.',
      do: 'Check that it has captions, put a transcript or the main points beside it, and say so.',
    },
    link: {
      what: 'Nothing near this link to a video says whether it has captions or a transcript.',
      do: 'Check, and say so: ‘with captions’. Put what matters in the text as well.',
    },
    sound: {
      what: 'Nothing near this recording leads to a transcript, so deaf people can’t know what is said.',
      do: 'Put a transcript beside it.',
    },
  },

  *checkDraft(draft) {
    for (const { element } of elementsNamed(draft, players)) {
      const { tagName } = element;
      const isVideo = tagName === 'video' || (tagName !== 'audio' && isVideoAddress(sourceOf(element)));
      if (!isVideo && tagName !== 'audio') continue;
      if (hasTrack(element) || /[?&]cc_load_policy=1/.test(sourceOf(element))) continue;
      const start = element.position?.start.offset ?? 0;
      if (!toldNear(draft, firstAfter(draft, start)))
        yield { message: isVideo ? 'video' : 'sound', at: { node: element } };
    }
    for (const { block, start, end, text, address } of linksOf(draft)) {
      const media = mediaOf(address);
      if (media === 'none' || captions().test(text) || toldNear(draft, block.index)) continue;
      const isSound = media === 'sound';
      yield {
        message: isSound ? 'sound' : 'link',
        at: { block, start, end },
        severity: 'info',
        group: isSound ? 'sound' : 'link',
      };
    }
  },
});

const captions = () =>
  /\bcaption(?:s|ed|ing)?\b|\bsub-?titl(?:es?|ed)\b|\btranscripts?\b|\bBSL\b|\bsign(?:ed)? language\b|\baudio[- ]descri|\btext (?:version|of (?:the|this) video)\b|\bread (?:the )?(?:script|words)\b|\bwatch with\b/i;

const player = () =>
  /^(?:https?:)?\/\/(?:(?:www\.|m\.)?youtube(?:-nocookie)?\.com\/(?:watch|embed|shorts|live)|youtu\.be\/[\w-]|(?:player\.)?vimeo\.com\/(?:video\/)?\d|(?:www\.)?dailymotion\.com\/|[\w.-]*wistia\.|web\.microsoftstream\.com\/)/i;

/** What a link leads to. */
const mediaOf = ofAddress((address): 'sound' | 'video' | 'none' => {
  if (/^[^?#]*\.(?:mp3|wav|m4a|ogg)(?:[?#]|$)/i.test(address)) return 'sound';
  return isVideoAddress(address) ? 'video' : 'none';
});

function isVideoAddress(address: string): boolean {
  if (/^[^?#]*\.(?:mp4|mov|webm|avi|wmv|m4v|mpg)(?:[?#]|$)/i.test(address)) return true;
  return /youtu|vimeo|dailymotion|wistia|microsoftstream/i.test(address) && player().test(address);
}

function sourceOf(element: Element): string {
  return attribute(element, 'src') ?? attribute(element, 'data') ?? attribute(element, 'dataSrc') ?? '';
}

function hasTrack(element: Element): boolean {
  return element.children.some(
    (child) =>
      child.type === 'element' &&
      child.tagName === 'track' &&
      /^(?:captions|subtitles)?$/.test(attribute(child, 'kind') ?? ''),
  );
}

/** Index of the first block that begins after an offset. */
function firstAfter({ blocks }: Draft, offset: number): number {
  let low = 0;
  let high = blocks.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (startOf(blocks[middle]) <= offset) low = middle + 1;
    else high = middle;
  }
  return low;
}

function startOf(block: Block | undefined): number {
  return block === undefined ? Number.POSITIVE_INFINITY : block.map.toSource(0, 0).start;
}

function toldNear({ blocks }: Draft, index: number): boolean {
  return blocks.slice(Math.max(0, index - 2), index + 5).some(({ text }) => captions().test(text));
}
