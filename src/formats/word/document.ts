import { Review } from './changes.ts';
import type { Flow, Paragraph, Story, StoryKind } from './flow.ts';
import type { NotesSeen } from './inline-reader.ts';
import { Numbering } from './numbering.ts';
import type { WordPackage } from './package.ts';
import { StoryReader } from './story-reader.ts';
import { Styles } from './styles.ts';
import { child, descendants, type XmlElement } from './xml.ts';

/** All that is read of a Word file. */
export interface WordDocument {
  /** The texts of its paragraphs, each a line of its own: paragraph 5 is line 5. */
  source: string;
  /** Number 1 first. */
  paragraphs: readonly Paragraph[];
  /** The body, then notes, headers and footers. */
  stories: readonly Story[];
  review: Review;
  styles: Styles;
  numbering: Numbering;
  /** The settings of its sections (`w:sectPr`), in order. */
  sections: readonly XmlElement[];
}

/**
 * Reads the text and structure of a Word file.
 *
 * @throws UnreadableDraft
 */
export function readDocument(word: WordPackage): WordDocument {
  const styles = new Styles(word.related('styles'));
  const numbering = new Numbering(word.related('numbering'), styles);
  const review = new Review();
  const notes: NotesSeen = { footnotes: new Set(), endnotes: new Set() };
  const paragraphs: Paragraph[] = [];
  const stories: Story[] = [];
  const setting = { styles, numbering, review, notes, paragraphs };
  const read = (part: string, container: XmlElement): Flow[] => {
    const xml = word.part(part)?.text ?? '';
    return new StoryReader({ name: part, xml, relationships: word.relationships(part) }, setting).read(container);
  };
  const { root } = word.document;
  const body = child(root, 'w:body') ?? root;
  stories.push({ kind: 'body', part: word.main, flows: read(word.main, body) });
  for (const kind of ['footnote', 'endnote'] as const) {
    const part = word.relatedName(`${kind}s`);
    const byId = new Map(
      (part === undefined ? [] : (word.part(part)?.root.children ?? [])).map((note) => [note.attributes['w:id'], note]),
    );
    for (const id of notes[`${kind}s`]) {
      const note = byId.get(id);
      if (part !== undefined && note !== undefined) {
        stories.push({ kind, part, flows: read(part, note), note: `${kind} ${id}` });
      }
    }
  }
  const sections = [...descendants(body, 'w:sectPr')];
  for (const { kind, part } of margins(word, sections)) {
    const content = word.part(part)?.root;
    if (content !== undefined) stories.push({ kind, part, flows: read(part, content) });
  }
  return { source: join(paragraphs), paragraphs, stories, review, styles, numbering, sections };
}

/** The headers and footers of all sections, each once. */
function margins(word: WordPackage, sections: readonly XmlElement[]): { kind: StoryKind; part: string }[] {
  const relationships = word.relationships(word.main);
  const found = new Map<string, StoryKind>();
  for (const { name, attributes } of sections.flatMap(({ children }) => children)) {
    const part = relationships.get(attributes['r:id'] ?? '')?.target;
    if (part === undefined) continue;
    if (name === 'w:headerReference') found.set(part, 'header');
    else if (name === 'w:footerReference') found.set(part, 'footer');
  }
  return [...found].map(([part, kind]) => ({ kind, part }));
}

function join(paragraphs: readonly Paragraph[]): string {
  let start = 0;
  for (const paragraph of paragraphs) {
    paragraph.start = start;
    start += paragraph.text.length + 1;
  }
  return paragraphs.map(({ text }) => text).join('\n');
}
