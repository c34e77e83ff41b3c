import type { Element } from 'hast';
import type { TextStyle } from './type-sheet.ts';

/** Elements to which the blocks of text in them belong. */
const owners = new Set('h1 h2 h3 h4 h5 h6 li dd dt td th caption figcaption'.split(' '));

/** What the elements around a piece of text say of it. A site has hundreds of thousands: each way to make one is a method. */
export class Surroundings {
  constructor(
    /** Width of the page or cell, with nothing set in. */
    readonly full: number,
    readonly style: TextStyle,
    readonly width = full,
    /** The element that the collector of blocks gives to a block of text that stands here. */
    readonly owner: Element | undefined = undefined,
    /** Whether a paragraph in here belongs to the item or cell around it. */
    readonly owned = false,
    readonly inItem = false,
  ) {}

  /** What a block element makes of the blocks in it: the same as the collector of blocks does. */
  ownedBy(node: Element): Surroundings {
    const { tagName } = node;
    const owns = owners.has(tagName);
    if (!owns) {
      if (tagName === 'ul' || tagName === 'ol' || tagName === 'dl') return this;
      if (this.owned && tagName !== 'blockquote') return this;
    }
    return new Surroundings(this.full, this.style, this.width, node, this.owned || owns, this.inItem);
  }

  /** Set in from the side. */
  narrower(indent: number, inItem = this.inItem): Surroundings {
    return new Surroundings(this.full, this.style, this.width - indent, this.owner, this.owned, inItem);
  }

  /** An item of a list. */
  item(): Surroundings {
    return this.narrower(0, true);
  }

  styled(style: TextStyle, width = this.width): Surroundings {
    return new Surroundings(this.full, style, width, this.owner, this.owned, this.inItem);
  }

  bold(): Surroundings {
    const { size, lineHeight } = this.style;
    return this.styled({ size, lineHeight, face: 'bold' });
  }

  /** A cell of a table. */
  cell(width: number): Surroundings {
    return new Surroundings(width, this.style, width, this.owner, this.owned);
  }
}
