import type { Paragraph } from './flow.ts';

/** A place in a paragraph's text. */
export interface Spot {
  paragraph: Paragraph;
  offset: number;
}

/** A stretch of text between two marks, either of which may be missing. */
export interface Stretch {
  start?: Spot;
  end?: Spot;
}

/** What reviewers left in a document: tracked changes, and the places that comments are about. */
export class Review {
  readonly changes: { kind: 'inserted' | 'deleted'; start: Spot; end: Spot }[] = [];
  /** By the comment's id. */
  readonly commented = new Map<string, Stretch>();

  change(kind: 'inserted' | 'deleted', start: Spot, end: Spot): void {
    this.changes.push({ kind, start, end });
  }

  begin(id: string, spot: Spot): void {
    this.of(id).start ??= spot;
  }

  end(id: string, spot: Spot): void {
    this.of(id).end ??= spot;
  }

  /** The mark to which a comment is pinned where it has no range. */
  refer(id: string, spot: Spot): void {
    const stretch = this.of(id);
    stretch.start ??= spot;
    stretch.end ??= spot;
  }

  private of(id: string): Stretch {
    const stretch = this.commented.get(id) ?? {};
    this.commented.set(id, stretch);
    return stretch;
  }
}
