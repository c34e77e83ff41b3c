import type { Element } from 'hast';
import type { Way } from './layout-ways.ts';
import type { TextStyle } from './type-sheet.ts';

/** What the elements around a piece of text say of it. A site has tens of thousands: one is made for an element, or none. */
export class Surroundings {
  constructor(
    /** Width of the page or cell, with nothing set in. */
    readonly full: number,
    readonly style: TextStyle,
    readonly width: number,
    /** The element that the collector of blocks gives to a block of text that stands here. */
    readonly owner: Element | undefined,
    /** Whether a paragraph in here belongs to the item or cell around it. */
    readonly owned: boolean,
    readonly inItem: boolean,
  ) {}

  /** What a block element makes of what is in it. */
  within(node: Element, way: Way): Surroundings {
    const { full, owned } = this;
    const { indent, makesItem = this.inItem } = way;
    const owner = this.ownerIn(node, way);
    const style = this.styleIn(way);
    if (owner === this.owner && indent === 0 && style === this.style && makesItem === this.inItem) return this;
    return new Surroundings(full, style, this.width - indent, owner, owned || way.owns === 'all', makesItem);
  }

  /** The owner of texts in a block element. */
  ownerIn(node: Element, { owns }: Way): Element | undefined {
    return owns === 'all' || owns === 'texts' || (owns === 'unowned' && !this.owned) ? node : this.owner;
  }

  /** How texts in a block element are set. */
  styleIn({ style, isBold }: Way): TextStyle {
    return isBold ? bold(this.style) : (style ?? this.style);
  }

  /** The same set in another style. */
  styled(style: TextStyle, width = this.width): Surroundings {
    return new Surroundings(this.full, style, width, this.owner, this.owned, this.inItem);
  }

  /** A cell of a table: what is in it is set as if it were the page. */
  cell(node: Element, style: TextStyle, width: number): Surroundings {
    return new Surroundings(width, style, width, node, true, false);
  }
}

/** The same style in bold type. */
export function bold({ size, lineHeight }: TextStyle): TextStyle {
  return { size, lineHeight, face: 'bold' };
}
