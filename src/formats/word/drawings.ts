import type { Picture } from './flow.ts';
import type { Relationship } from './package.ts';
import type { XmlElement } from './xml.ts';

/** What a drawing shows. */
export interface Drawn {
  picture: Picture | undefined;
  /** The contents of its text boxes: `w:txbxContent`. */
  boxes: XmlElement[];
  link: string | undefined;
}

/** English Metric Units in a point. */
const emus = 12_700;

/** Reads a `w:drawing`, `w:pict` or `w:object`. */
export function readDrawing(drawing: XmlElement, relationships: ReadonlyMap<string, Relationship>): Drawn {
  const boxes: XmlElement[] = [];
  let properties: XmlElement | undefined;
  let extent: XmlElement | undefined;
  let shape: XmlElement | undefined;
  let link: string | undefined;
  let file: string | undefined;
  let isGraphic = false;
  let isDecoration = false;
  let floats = false;
  for (const each of shown(drawing)) {
    const { name, attributes } = each;
    if (name === 'w:txbxContent') boxes.push(each);
    else if (name === 'wp:anchor') floats = true;
    else if (name === 'wp:docPr') properties ??= each;
    else if (name === 'wp:extent') extent ??= each;
    else if (name === 'v:shape' || name === 'v:rect') shape ??= each;
    else if (name === 'a:hlinkClick') link ??= relationships.get(attributes['r:id'] ?? '')?.target;
    else if (name.endsWith(':decorative')) isDecoration ||= attributes.val === '1' || attributes.val === 'true';
    else if (name === 'a:graphicData') isGraphic ||= /\/(?:chart|diagram)$/.test(attributes.uri ?? '');
    else if (name === 'a:blip' || name === 'v:imagedata') {
      isGraphic = true;
      file ??= relationships.get(attributes['r:embed'] ?? attributes['r:link'] ?? attributes['r:id'] ?? '')?.target;
    }
  }
  const written = properties === undefined ? shape?.attributes.alt : properties.attributes.descr;
  const alt = written !== undefined && written.trim() !== '' ? written : isDecoration ? '' : undefined;
  // A line or a frame is nothing that a reader has to be told of, unless its writer thought so.
  if (!isGraphic && (alt === undefined || boxes.length > 0)) return { picture: undefined, boxes, link };
  const [width, height] = sizeOf(extent, shape);
  return { picture: { alt, file, width, height, floats }, boxes, link };
}

function sizeOf(
  extent: XmlElement | undefined,
  shape: XmlElement | undefined,
): [number | undefined, number | undefined] {
  if (extent !== undefined) {
    const { cx, cy } = extent.attributes;
    return [Number(cx) / emus || undefined, Number(cy) / emus || undefined];
  }
  const style = shape?.attributes.style ?? '';
  const length = (name: string) => Number(new Map(styleOf(style)).get(name)?.replace(/pt$/, '')) || undefined;
  return [length('width'), length('height')];
}

function styleOf(style: string): [string, string][] {
  return style.split(';').map((each) => {
    const [name = '', value = ''] = each.split(':');
    return [name.trim(), value.trim()];
  });
}

/** All elements in a drawing that are shown, but for those in its text boxes: of alternatives the first. */
function* shown(element: XmlElement): Iterable<XmlElement> {
  const waiting = [...element.children].reverse();
  for (let next = waiting.pop(); next !== undefined; next = waiting.pop()) {
    yield next;
    if (next.name === 'w:txbxContent') continue;
    const inner = next.name === 'mc:AlternateContent' ? chosen(next) : next.children;
    for (let at = inner.length - 1; at >= 0; at--) waiting.push(inner[at] as XmlElement);
  }
}

/** What a program of today shows of alternatives: the first choice; the fallback repeats it for older ones. */
export function chosen(alternatives: XmlElement): readonly XmlElement[] {
  const choice = alternatives.children.find(({ name }) => name === 'mc:Choice');
  return (choice ?? alternatives.children.find(({ name }) => name === 'mc:Fallback'))?.children ?? [];
}
