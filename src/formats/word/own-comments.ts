import { author, commentElements } from './comments.ts';
import type { WordPackage } from './package.ts';
import { Splice } from './splice.ts';
import { descendants, type XmlElement } from './xml.ts';

/**
 * Takes the comments that commslint wrote before out of a document, with their marks in the text. Comments of other people
 * stay, answers to those of commslint too.
 *
 * @returns the parts that it changed, with their new texts
 */
export function removeOwnComments(word: WordPackage): Map<string, string> {
  const changed = new Map<string, string>();
  const comments = word.relatedName('comments');
  const own = commentElements(word).filter(({ attributes }) => attributes['w:author'] === author);
  if (comments === undefined || own.length === 0) return changed;
  const change = (name: string, edit: (root: XmlElement, splice: Splice, xml: string) => void) => {
    const part = word.part(name);
    if (part === undefined) return;
    const splice = new Splice();
    edit(part.root, splice, part.text);
    const text = splice.apply(part.text);
    if (text === part.text) return;
    changed.set(name, text);
    word.replace(name, text);
  };
  const ids = new Set(own.map(({ attributes }) => attributes['w:id']));
  // Word links a comment to what it keeps of it elsewhere by the id of its last paragraph.
  const paragraphs = new Set(
    own.flatMap((comment) => [...descendants(comment, 'w:p')].map(({ attributes }) => attributes['w14:paraId'])),
  );
  change(word.main, (root, splice) => removeMarks(root, ids, splice));
  change(comments, (_, splice) => {
    for (const { start, end } of own) splice.replace(start, end, '');
  });
  const extended = word.relatedName('commentsExtended');
  if (extended !== undefined) change(extended, (root, splice, xml) => removeThreads(root, paragraphs, splice, xml));
  return changed;
}

function removeMarks(root: XmlElement, ids: ReadonlySet<string | undefined>, splice: Splice): void {
  const isOwn = ({ attributes }: XmlElement) => ids.has(attributes['w:id']);
  const waiting = [root];
  for (let next = waiting.pop(); next !== undefined; next = waiting.pop()) {
    const { name, children, start, end } = next;
    if (name === 'w:commentRangeStart' || name === 'w:commentRangeEnd') {
      if (isOwn(next)) splice.replace(start, end, '');
      continue;
    }
    const references = children.filter((each) => each.name === 'w:commentReference' && isOwn(each));
    if (references.length === 0) waiting.push(...children);
    else if (children.every((each) => each.name === 'w:rPr' || references.includes(each)))
      splice.replace(start, end, '');
    else for (const reference of references) splice.replace(reference.start, reference.end, '');
  }
}

/** Takes out what says that a comment is done or whose answer it is. */
function removeThreads(
  root: XmlElement,
  paragraphs: ReadonlySet<string | undefined>,
  splice: Splice,
  xml: string,
): void {
  for (const { attributes, start, contentStart, end } of root.children) {
    if (paragraphs.has(attributes['w15:paraId'])) splice.replace(start, end, '');
    else if (paragraphs.has(attributes['w15:paraIdParent'])) {
      const tag = xml.slice(start, contentStart);
      splice.replace(start, contentStart, tag.replace(/\s+[\w.-]+:paraIdParent\s*=\s*(?:"[^"]*"|'[^']*')/, ''));
    }
  }
}
