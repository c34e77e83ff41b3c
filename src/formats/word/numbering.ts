import type { Styles } from './styles.ts';
import { child, value, type XmlElement, type XmlPart } from './xml.ts';

/** One level of a list. */
export interface ListLevel {
  isOrdered: boolean;
  /** Whether it shows neither number nor bullet. */
  isPlain: boolean;
  /** Id of the paragraph style that it belongs to: headings are numbered so. */
  style: string | undefined;
}

/** The numberings of a document. */
export class Numbering {
  private readonly abstracts = new Map<string, XmlElement>();
  private readonly nums = new Map<string, XmlElement>();

  constructor(
    part: XmlPart | undefined,
    private readonly styles: Styles,
  ) {
    for (const each of part?.root.children ?? []) {
      if (each.name === 'w:abstractNum') this.abstracts.set(each.attributes['w:abstractNumId'] ?? '', each);
      else if (each.name === 'w:num') this.nums.set(each.attributes['w:numId'] ?? '', each);
    }
  }

  /** A level of a numbering; none for `0`, which means no list, and for one that the document does not have. */
  level(numbering: string | undefined, depth: number): ListLevel | undefined {
    const level = this.find(numbering, depth, 0);
    if (level === undefined) return undefined;
    const format = value(level, 'w:numFmt') ?? 'decimal';
    return {
      isOrdered: format !== 'bullet' && format !== 'none',
      isPlain: format === 'none',
      style: value(level, 'w:pStyle'),
    };
  }

  /** The depth that a numbering has for paragraphs of a style. */
  depthOf(numbering: string | undefined, style: string): number {
    const levels = this.abstractOf(numbering)?.children.filter(({ name }) => name === 'w:lvl') ?? [];
    const level = levels.find((each) => value(each, 'w:pStyle') === style);
    return Number(level?.attributes['w:ilvl'] ?? 0);
  }

  private find(numbering: string | undefined, depth: number, steps: number): XmlElement | undefined {
    const isLevel = ({ name, attributes }: XmlElement) => name === 'w:lvl' && Number(attributes['w:ilvl']) === depth;
    const num = this.nums.get(numbering ?? '');
    const override = num?.children.find(
      ({ name, attributes }) => name === 'w:lvlOverride' && Number(attributes['w:ilvl']) === depth,
    );
    const abstract = this.abstractOf(numbering);
    const own = child(override, 'w:lvl') ?? abstract?.children.find(isLevel);
    if (own !== undefined || abstract === undefined || steps > 5) return own;
    const linked = value(abstract, 'w:numStyleLink');
    return linked === undefined
      ? undefined
      : this.find(this.styles.paragraph(linked).paragraph.numbering, depth, steps + 1);
  }

  private abstractOf(numbering: string | undefined): XmlElement | undefined {
    return this.abstracts.get(value(this.nums.get(numbering ?? ''), 'w:abstractNumId') ?? '');
  }
}
