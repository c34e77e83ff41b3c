import type { Draft } from './draft.ts';
import { type Layout, layOut } from './layout.ts';
import type { TypeSheet } from './type-sheet.ts';

/** Sizes of body text, in px, that a phone's layout is known for. */
export type BodySize = 16 | 19;

/** A common phone is 360 px wide; 15 px are kept free on either side, as GOV.UK Frontend does. */
const textWidth = 330;

/** Of 800 px of height, what a browser's own bars leave. A judgement. */
export const screenHeight = 660;

/**
 * Sizes and spaces of GOV.UK Frontend 5 on a small screen: body 19 px on 25 px, headings 32, 21 and 19 px. What it says
 * nothing of (images, embedded pages, code) is a judgement: an image that gives no size is as wide as the text and two
 * thirds as high.
 */
const govuk: TypeSheet = {
  width: textWidth,
  body: { size: 19, lineHeight: 25, face: 'regular' },
  headings: [
    { size: 32, lineHeight: 35, face: 'bold', before: 0, after: 15 },
    { size: 21, lineHeight: 25, face: 'bold', before: 20, after: 15 },
    ...[3, 4, 5, 6].map(() => ({ size: 19, lineHeight: 25, face: 'bold' as const, before: 20, after: 15 })),
  ],
  lead: { size: 21, lineHeight: 25, face: 'regular', before: 0, after: 20 },
  paragraph: { before: 0, after: 15 },
  list: { before: 0, after: 15, indent: 20 },
  nestedList: { before: 10, after: 5 },
  item: { before: 0, after: 5 },
  definition: { before: 0, after: 10 },
  quotation: { before: 15, after: 15, indent: 25 },
  rule: { before: 20, after: 20, height: 1 },
  code: { size: 16, lineHeight: 20, face: 'mono', before: 0, after: 15 },
  table: { before: 0, after: 20, above: 10, below: 10, gap: 20, line: 1 },
  image: { before: 0, after: 15, height: 220 },
  embed: { before: 0, after: 15, height: 186 },
  control: { before: 0, after: 15, height: 40 },
};

/** What is assumed of the phone, for each size of body text: many councils use 16 px on 24 px. */
export const phoneSheets: Readonly<Record<BodySize, TypeSheet>> = {
  19: govuk,
  16: {
    ...govuk,
    body: { size: 16, lineHeight: 24, face: 'regular' },
    headings: govuk.headings.map((style, index) => (index < 2 ? style : { ...style, size: 16, lineHeight: 24 })),
    lead: { ...govuk.lead, size: 19 },
    code: { ...govuk.code, size: 14 },
  },
};

/** Where everything of a draft stands on a phone, in px. Computed once for a draft and body size. */
export function layOutOnPhone(draft: Draft, bodySize: BodySize = 19): Layout {
  const sheet = phoneSheets[bodySize];
  return draft.once(sheet, () => layOut(draft, sheet));
}

/** Screens that a draft fills, to one decimal place. */
export function phoneScreens(draft: Draft, bodySize: BodySize = 19): number {
  return Math.round((layOutOnPhone(draft, bodySize).height / screenHeight) * 10) / 10;
}

/** The screen that a place on the page is on, counted from 1. */
export function screenAt(top: number): number {
  return Math.floor(top / screenHeight) + 1;
}
