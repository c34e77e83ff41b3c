import { describe, expect, it } from 'vitest';
import { layOut } from '../src/draft/layout.ts';
import { layOutOnPhone, phoneScreens, phoneSheets, screenAt } from '../src/draft/phone-layout.ts';
import { readDraft } from '../src/formats/read.ts';
import { breakLines, type FaceRun, textWidths } from '../src/language/line-breaks.ts';

/** At 2048 units to the em the widths are those of the font's own table: a is 1139, a space 569, i 455, bold i 569. */
const [a, space, i, boldI] = [1139, 569, 455, 569];

function lines(text: string, width: number, runs: FaceRun[] = []): string[] {
  const starts = breakLines(text, { size: 2048, face: 'regular' }, width, runs);
  return starts.map((start, index) => text.slice(start, starts[index + 1] ?? text.length));
}

describe('lines', () => {
  it('hold as many words as fit', () => {
    expect(lines('aa aa aa', 4 * a + space)).toEqual(['aa aa ', 'aa']);
    expect(lines('aa aa aa', 4 * a + space - 1)).toEqual(['aa ', 'aa ', 'aa']);
    expect(lines('aa aa aa', 6 * a + 2 * space)).toEqual(['aa aa aa']);
  });

  it('end at a hard line break', () => {
    expect(lines('a\na a', 100 * a)).toEqual(['a\n', 'a a']);
  });

  it('let a word that is too wide run over the edge', () => {
    expect(lines('a aaaaaaaaaa a', 3 * a)).toEqual(['a ', 'aaaaaaaaaa ', 'a']);
  });

  it('break after a hyphen, a dash and a question mark, as browsers do', () => {
    expect(lines('aa-aa', 3 * a)).toEqual(['aa-', 'aa']);
    expect(lines('aa?aa', 3 * a)).toEqual(['aa?', 'aa']);
    expect(lines('aa–aa', 3 * a)).toEqual(['aa–', 'aa']);
    expect(lines('aa—aa', 2 * a + 2048)).toEqual(['aa—', 'aa']);
    expect(lines('aa—aa', 2 * a + 2047)).toEqual(['aa', '—', 'aa']);
    expect(lines('aa/aa', 3 * a)).toEqual(['aa/aa']);
    expect(lines('aa-/aa', 3 * a)).toEqual(['aa-/aa']);
    expect(lines('aa\u00a0aa', 3 * a)).toEqual(['aa\u00a0aa']);
    expect(lines('aa\u00adaa', 3 * a)).toEqual(['aa\u00ad', 'aa']);
  });

  it('know the face of each part', () => {
    const runs: FaceRun[] = [{ start: 0, end: 2, face: 'bold' }];
    expect(lines('iiii', 4 * i)).toEqual(['iiii']);
    expect(lines('ii ii', 4 * i + space)).toEqual(['ii ii']);
    expect(lines('ii ii', 4 * i + space, runs)).toEqual(['ii ', 'ii']);
    expect(lines('ii ii', 2 * boldI + 2 * i + space, runs)).toEqual(['ii ii']);
    const code: FaceRun[] = [{ start: 3, end: 5, face: 'mono' }];
    expect(lines('ii ii', 2 * i + 2 * 1229 + space, code)).toEqual(['ii ii']);
    expect(lines('ii ii', 2 * i + 2 * 1229 + space - 1, code)).toEqual(['ii ', 'ii']);
  });

  it('count an accent as nothing, a Chinese character as an em', () => {
    expect(lines('a\u0301a\u0301 a', 2 * a)).toEqual(['a\u0301a\u0301 ', 'a']);
    expect(lines('áá a', 2 * a)).toEqual(['áá ', 'a']);
    expect(lines('中文字', 2 * 2048)).toEqual(['中文', '字']);
  });

  it('are those of a browser', () => {
    const text =
      'We come to see you and your child at home in the next two weeks. A social worker listens to both of you, and to ' +
      'your child’s school – a follow-up letter says what we agreed.';
    const starts = breakLines(text, { size: 19, face: 'regular' }, 330);
    // As Chromium sets it in Liberation Sans.
    expect(starts.map((start, index) => text.slice(start, starts[index + 1]).trim())).toEqual([
      'We come to see you and your child at',
      'home in the next two weeks. A social',
      'worker listens to both of you, and to',
      'your child’s school – a follow-up letter',
      'says what we agreed.',
    ]);
  });

  it('ask for the widest word at least and the widest line at most', () => {
    expect(textWidths('aa aaa a\naa', { size: 2048, face: 'regular' })).toEqual({
      least: 3 * a,
      most: 6 * a + 2 * space,
    });
    expect(textWidths('aa-aaa', { size: 2048, face: 'regular' }).least).toBe(3 * a);
  });
});

/** Kind, top and lines of each block on a phone with 19 px of body text. */
function boxes(source: string, path = 'a.md') {
  return layOutOnPhone(readDraft(source, path)).boxes.map(({ block, top, lines }) => [block.kind, top, lines]);
}

describe('a page on a phone', () => {
  it('has the spaces of its type sheet, the greater of two that meet', () => {
    const page = '# One\n\nTwo\n\n## Three\n\n- Four\n- Five\n\nSix\n';
    expect(boxes(page)).toEqual([
      ['heading', 0, 1], // 35 high, 15 after
      ['paragraph', 50, 1], // 25 high, 15 after against 20 before
      ['heading', 95, 1], // 25, 15
      ['list-item', 135, 1], // 25, 5
      ['list-item', 165, 1], // 25, 5 against the list's 15
      ['paragraph', 205, 1],
    ]);
    expect(layOutOnPhone(readDraft(page, 'a.md')).height).toBe(230);
  });

  it('begins with the title and summary of the front matter', () => {
    const front = '---\ntitle: One\nsummary: Two\n---\n\n';
    expect(boxes(`${front}Three\n`)).toEqual([
      ['title', 0, 1],
      ['summary', 50, 1],
      ['paragraph', 95, 1],
    ]);
    expect(boxes(`${front}# One\n`).map(([kind]) => kind)).toEqual(['summary', 'heading']);
  });

  it('sets the cells of a row side by side, each as wide as its text asks', () => {
    const page = '<table><tr><td>a<td>a<tr><td>a a<td>one<br>two<tr><td colspan=2>b</table><p>c';
    expect(boxes(page, 'a.html')).toEqual([
      ['table-cell', 10, 1],
      ['table-cell', 10, 1],
      ['table-cell', 56, 1], // 10 + 25 + 10 + a line of 1, then 10
      ['table-cell', 56, 2],
      ['table-cell', 127, 1],
      ['paragraph', 183, 1], // 25 + 10 + 1 under the last cell, 20 after the table
    ]);
  });

  it('gives a long cell the most room', () => {
    const words = 'word '.repeat(12);
    const page = `<table><tr><td>a<td>${words}</table>`;
    const [, long] = layOutOnPhone(readDraft(page, 'a.html')).boxes;
    // 12 words of 41.2 px and 11 spaces need 552 px; 30 to 40 of 330 px go to the first column.
    expect(long?.lines).toBe(2);
  });

  it('has room for images, by their own size where they give it', () => {
    expect(boxes('<img src=a.png alt=""><p>a', 'a.html')).toEqual([['paragraph', 235, 1]]);
    expect(boxes('<img src=a.png alt="" width=660 height=200><p>a', 'a.html')).toEqual([['paragraph', 115, 1]]);
  });

  it('counts empty lines that were made with breaks, and the lines of code', () => {
    expect(boxes('<p>a<br><br>b<p>c', 'a.html')[1]).toEqual(['paragraph', 90, 1]);
    expect(boxes('<p>a<br><br><p>c', 'a.html')[1]).toEqual(['paragraph', 65, 1]);
    expect(boxes('```\na\nb\n```\n\nc\n')).toEqual([['paragraph', 55, 1]]);
  });

  it('leaves out what is hidden and what the head holds', () => {
    expect(boxes('<title>A</title><p hidden>B<p style="display: none">C<p>D', 'a.html')).toEqual([['paragraph', 0, 1]]);
  });

  it('sets each block that is seen once, whatever it stands in', () => {
    const page =
      '<a href=x><div>a</div>b</a> c<ul><li>d<p>e</p>f<ul><li>g</ul>h<blockquote>i<p>j</blockquote></ul>' +
      '<dl><dt>k<dd>l<p>m</dl><blockquote>n<p>o</blockquote><figure>p<figcaption>q</figcaption></figure>' +
      '<table><caption>r</caption><tr><th>s<td>t<table><tr><td>u</table>v</table><h2>w<br></h2>' +
      '<details><summary>x</summary>y</details><div>z<p>1</p>2</div>';
    const draft = readDraft(page, 'a.html');
    const { boxes } = layOutOnPhone(draft);
    expect(boxes.map(({ block }) => block.text)).toEqual(draft.blocks.map(({ text }) => text));
    expect(boxes.map(({ block }) => block.text).join('')).toBe('ab cdefghijklmnopqrstuvwxyz12');
    expect(boxes.every(({ lines }) => lines === 1)).toBe(true);
  });

  it('goes on after blocks that are read and not set', () => {
    const draft = readDraft('<p>One</p><select><option>Two<option>Three</select><li>Four<p>Five</p></li>', 'a.html');
    expect(draft.blocks.map(({ text }) => text)).toEqual(['One', 'Two', 'Three', 'Four', 'Five']);
    expect(layOut(draft, phoneSheets[19]).boxes.map(({ block }) => block.text)).toEqual(['One', 'Four', 'Five']);
  });

  it('is longer with larger text, and measured in screens of 660 px', () => {
    const draft = readDraft('word '.repeat(600), 'a.md');
    // 7 words of 41.2 px and their spaces to a line of 330 px: 86 lines of 25 px.
    expect(layOutOnPhone(draft).height).toBe(86 * 25);
    expect(phoneScreens(draft)).toBe(3.3);
    expect(phoneScreens(draft, 16)).toBe(2.7);
    expect([screenAt(0), screenAt(659), screenAt(660)]).toEqual([1, 1, 2]);
  });

  it('survives what is nested or spans without end', () => {
    const deep = readDraft(`<p>a</p>${'<div>'.repeat(450)}b`, 'a.html');
    expect(layOut(deep, phoneSheets[19]).boxes).toHaveLength(1);
    expect(boxes('<table><tr><td colspan=1000000 rowspan=1000000>a<tr><td>b</table>', 'a.html')).toHaveLength(2);
    expect(boxes('<table><tr><td colspan=0>a</table><table></table>', 'a.html')).toHaveLength(1);
  });
});
