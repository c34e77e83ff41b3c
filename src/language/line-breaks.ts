import { type Face, unitsPerEm, type Widths, widthsOf } from './character-widths.ts';
import { isLetterOrDigit } from './characters.ts';

/** Part of a text that is set in another face: offsets in the text. */
export interface FaceRun {
  start: number;
  end: number;
  face: Face;
}

/** How a text is set. Sizes and widths share one unit: px on a phone, points on paper. */
export interface Setting {
  size: number;
  face: Face;
}

const space = 32;
const lineFeed = 10;
const softHyphen = 0xad;
const zeroWidthSpace = 0x200b;
const emDash = 0x2014;

/** After one of these a browser breaks a line if a letter, figure, bracket or currency sign follows. */
const breaksAfter = new Set(['-', '?', '\u2010', '\u2013', '\u2014', '\u2026'].map((mark) => mark.charCodeAt(0)));
const mayBegin = /[(£€$]/;

/**
 * East Asian text and emoji can be broken anywhere: by 128 code units. A table, because a comparison that is first made when
 * V8 has optimised the loop has it thrown away.
 */
const breaksAnywhere = new Uint8Array(512).fill(1, 0x2e80 >> 7, 0xd800 >> 7).fill(1, 0xdc00 >> 7, 0xe000 >> 7);

/**
 * Breaks a text into lines as a browser does: as many words to a line as fit. A word that is wider than the line stands
 * alone and runs over the edge. Kerning, which makes prose about 0.7 % narrower, is not counted.
 *
 * @param text white space collapsed, `\n` where a line must end
 * @param room for a line
 * @param runs in order and free of overlaps
 * @returns offset of the first code unit of each line; at least one
 */
export function breakLines(text: string, setting: Setting, room: number, runs: readonly FaceRun[] = noRuns): number[] {
  const lines = [0];
  /** Width of the line up to the last place where it can be broken, and where that is. */
  let settled = 0;
  let breakAt = 0;
  /** Width of what has no break in it since. */
  let word = 0;
  const { length } = text;
  const { size, face } = setting;
  // All in whole numbers: with fractions V8 makes an object for each sum until it has optimised the loop.
  const most = Math.floor((room * unitsPerEm) / size);
  const faces = new Faces(face, runs);
  let { widths, change } = faces;
  for (let at = 0; at < length; at++) {
    if (at >= change) {
      faces.moveTo(at);
      ({ widths, change } = faces);
    }
    const code = text.charCodeAt(at);
    const width = widths.of(code);
    if (code === space) {
      // A space at the end of a line takes no room, so it breaks nothing.
      settled += word + width;
      word = 0;
      breakAt = at + 1;
      continue;
    }
    if (code === lineFeed) {
      lines.push(at + 1);
      settled = 0;
      word = 0;
      breakAt = at + 1;
      continue;
    }
    let ended = 0;
    if (word > 0 && code === emDash) {
      ended = word;
      word = 0;
      breakAt = at;
    }
    // Not where it is needed: V8 throws away what it made of this loop when it adds in a place where it never did before.
    settled += ended;
    word += width;
    if (settled > 0 && settled + word > most) {
      lines.push(breakAt);
      settled = 0;
    }
    if (mayBreakAfter(code) && canBreakAfter(text, code, at)) {
      settled += word;
      word = 0;
      breakAt = at + 1;
    }
  }
  return lines;
}

/** Least and most room that a text asks for: its widest word, and its widest line when nothing is broken. */
export function textWidths(text: string, setting: Setting): { least: number; most: number } {
  let least = 0;
  let most = 0;
  let word = 0;
  let line = 0;
  const { length } = text;
  const { size, face } = setting;
  const widths = widthsOf(face);
  for (let at = 0; at < length; at++) {
    const code = text.charCodeAt(at);
    const width = widths.of(code);
    if (code === lineFeed) line = 0;
    else line += width;
    if (code === space || code === lineFeed) word = 0;
    else word += width;
    if (word > least) least = word;
    // The space at the end of a line takes no room.
    if (code !== space && line > most) most = line;
    if (mayBreakAfter(code) && canBreakAfter(text, code, at)) word = 0;
  }
  return { least: (least / unitsPerEm) * size, most: (most / unitsPerEm) * size };
}

const noRuns: readonly FaceRun[] = [];

/** Beyond the end of any text. Not infinity: then every offset that is held against it would be a fraction to V8. */
const never = 0x3fffffff;

/** Which face the characters of one text are set in, from the first to the last. */
class Faces {
  widths: Widths;
  /** Where the next run begins or the one that is being read ends. */
  change: number;
  private run = 0;

  constructor(
    private readonly face: Face,
    private readonly runs: readonly FaceRun[],
  ) {
    this.widths = widthsOf(face);
    this.change = runs.length > 0 ? (runs[0] as FaceRun).start : never;
  }

  moveTo(at: number): void {
    while (at >= this.change) {
      const run = this.runs[this.run];
      if (run !== undefined && at < run.end) {
        this.widths = widthsOf(run.face);
        this.change = run.end;
        return;
      }
      this.widths = widthsOf(this.face);
      this.run++;
      this.change = this.runs[this.run]?.start ?? never;
    }
  }
}

/** As after no letter. */
function mayBreakAfter(code: number): boolean {
  return code >= 128 || code === 45 || code === 63;
}

function canBreakAfter(text: string, code: number, at: number): boolean {
  if (code === softHyphen || code === zeroWidthSpace) return true;
  if (breaksAfter.has(code))
    return at + 1 < text.length && (isLetterOrDigit(text, at + 1) || mayBegin.test(text.charAt(at + 1)));
  return breaksAnywhere[code >> 7] === 1;
}
