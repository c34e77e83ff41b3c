/**
 * Writes the Word fixtures: two with the docx package, two with LibreOffice, so that the files of two producers are read.
 * Run it with `npx tsx scripts/word-fixtures.ts` when a letter is to change; LibreOffice has to be installed (`soffice`).
 */
import { execFileSync } from 'node:child_process';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { docx } from '../tests/docx-library.ts';
import { nurseryPlace, requestForInformation } from './word-letters.ts';

const { Document, ExternalHyperlink, Footer, FootnoteReferenceRun, Header, ImageRun, Packer, Paragraph } = docx;
const { CommentRangeEnd, CommentRangeStart, CommentReference, DeletedTextRun, InsertedTextRun } = docx;
const { SimpleField, Table, TableCell, TableRow, TextRun } = docx;

const fixtures = fileURLToPath(new URL('../fixtures/', import.meta.url));

/** A grey square, one pixel by one. */
const picture = Buffer.from(
  'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mM4c+bMfwAIMAOZPmSb2gAAAABJRU5ErkJggg==',
  'base64',
);

const text = (value: string, more: object = {}) => new TextRun({ text: value, ...more });
const para = (...children: (string | object)[]) =>
  new Paragraph({ children: children.map((each) => (typeof each === 'string' ? text(each) : each)) });
const heading = (value: string, level = 1) => new Paragraph({ text: value, heading: `Heading${level}` });
const item = (value: string) => new Paragraph({ text: value, bullet: { level: 0 } });
const cell = (value: string) => new TableCell({ children: [new Paragraph(value)] });
const row = (isHeader: boolean, ...values: string[]) =>
  new TableRow({ tableHeader: isHeader, children: values.map(cell) });

/** A4, an inch of margin, Arial 12 point with 6 points between paragraphs. */
const letterStyles = {
  default: {
    document: { run: { font: 'Arial', size: 24 }, paragraph: { spacing: { after: 120 } } },
    heading1: { run: { font: 'Arial', size: 32, bold: true }, paragraph: { spacing: { before: 240, after: 120 } } },
    heading2: { run: { font: 'Arial', size: 26, bold: true }, paragraph: { spacing: { before: 240, after: 120 } } },
  },
};
const page = {
  page: { size: { width: 11906, height: 16838 }, margin: { top: 1440, right: 1440, bottom: 1440, left: 1440 } },
};

function visitLetter(): object {
  return new Document({
    styles: letterStyles,
    footnotes: { 1: { children: [para('Section 17 of the Children Act 1989.')] } },
    sections: [
      {
        properties: page,
        headers: { default: new Header({ children: [para('Northshire Council, Children’s Services')] }) },
        footers: {
          default: new Footer({
            children: [para('This letter is available in other formats. Please utilise the number above.')],
          }),
        },
        children: [
          para(
            new ImageRun({
              type: 'png',
              data: picture,
              transformation: { width: 120, height: 40 },
              altText: { name: 'Logo', title: 'Logo', description: 'Northshire Council' },
            }),
          ),
          para(
            'Dear ',
            new SimpleField('MERGEFIELD FirstName', '«FirstName»'),
            ' ',
            new SimpleField('MERGEFIELD LastName', '«LastName»'),
          ),
          heading('Our visit on Monday 12 May 2025'),
          para(
            'I am writing to let you know that a social worker, Sam Example, will ',
            text('visit', { bold: true }),
            ' you and ',
            new SimpleField('MERGEFIELD ChildName', '«ChildName»'),
            ' at home at 10am.',
          ),
          para(
            'The purpose of the visit is to ',
            text('util', { italics: true }),
            text('ise'),
            ' the time that we have together in order to commence an assessment of the needs of your family',
            new FootnoteReferenceRun(1),
            ', and to ascertain whether any additional support might be required at this point or at a later date by any member of the household.',
          ),
          heading('What happens at the visit', 2),
          item('Sam will talk to you about how things are at home.'),
          item('Sam will talk to your child alone, if they want to.'),
          item('Sam will facilitate a conversation about what would help.'),
          heading('Who will be there', 2),
          new Table({
            rows: [
              row(true, 'Name', 'Role', 'Phone'),
              row(false, 'Sam Example', 'Social worker', '01632 960 001'),
              row(false, 'Jo Sample', 'IRO', '01632 960 002'),
            ],
          }),
          heading('What happens next', 2),
          para(
            'A decision will be made in due course. To find out more, ',
            new ExternalHyperlink({
              link: 'https://www.example.com/visits',
              children: [text('click here', { style: 'Hyperlink' })],
            }),
            ', or call us on 01632 960 003.',
          ),
          para('Yours sincerely'),
          para('Sam Example', new TextRun({ text: 'Social worker', break: 1 })),
        ],
      },
    ],
  });
}

function reviewMeeting(): object {
  const justified = (...children: (string | object)[]) =>
    new Paragraph({
      alignment: 'both',
      children: children.map((each) => (typeof each === 'string' ? text(each) : each)),
    });
  const reviewer = { author: 'Pat Example', date: '2025-03-03T10:00:00Z' };
  const filler = [
    'The school reports that attendance has improved since January and that the support plan is working well in most lessons.',
    'Health colleagues have shared the outcome of the developmental check, and a referral to speech and language therapy has been accepted.',
    'The family has asked for meetings outside working hours, and the next two have been arranged for the early evening.',
    'Everyone agreed that the young person should chair part of the next meeting and choose where it is held.',
  ];
  return new Document({
    styles: {
      default: {
        document: { run: { font: 'Times New Roman', size: 21 }, paragraph: { spacing: { after: 160, line: 276 } } },
      },
    },
    comments: {
      children: [
        {
          id: 0,
          author: 'Pat Example',
          date: new Date('2025-03-03T10:00:00Z'),
          children: [para('Do we need this sentence?')],
        },
      ],
    },
    sections: [
      {
        properties: page,
        children: [
          para(text('Review meeting: Notes for professionals', { allCaps: true, bold: true })),
          justified(
            'The review will be held on ',
            new InsertedTextRun({ id: 11, ...reviewer, text: 'Tuesday 3 June' }),
            new DeletedTextRun({ id: 12, ...reviewer, text: 'Monday 2 June' }),
            ' 2025 at the Civic Centre.',
          ),
          justified(
            'Please bring ',
            text('all', { underline: {} }),
            ' reports, including those of the ',
            text('CAMHS', { bold: true }),
            ' team and the SENCO.',
          ),
          para(
            new CommentRangeStart(0),
            'Whilst we appreciate that diaries are full, it is imperative that every agency is represented.',
            new CommentRangeEnd(0),
            new TextRun({ children: [new CommentReference(0)] }),
          ),
          ...Array.from({ length: 9 }, () => filler.map((each) => justified(each))).flat(),
          para(text('Not for circulation: call Jo before sending.', { vanish: true })),
          justified('With regard to transport, please liaise with the business support team prior to the meeting.'),
        ],
      },
    ],
  });
}

async function withOffice(html: string): Promise<Uint8Array> {
  const folder = await mkdtemp(join(tmpdir(), 'commslint-fixtures-'));
  try {
    await writeFile(join(folder, 'letter.html'), html);
    const options = ['--headless', '--infilter=HTML (StarWriter)', '--convert-to', 'docx:MS Word 2007 XML'];
    execFileSync('soffice', [
      `-env:UserInstallation=file://${folder}/profile`,
      ...options,
      '--outdir',
      folder,
      join(folder, 'letter.html'),
    ]);
    return await readFile(join(folder, 'letter.docx'));
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

const made: Readonly<Record<string, Uint8Array>> = {
  'families/visit-letter.docx': await Packer.toBuffer(visitLetter()),
  'professionals/review-meeting.docx': await Packer.toBuffer(reviewMeeting()),
  'families/nursery-place.docx': await withOffice(nurseryPlace),
  'police/information-request.docx': await withOffice(requestForInformation),
};
for (const [name, bytes] of Object.entries(made)) await writeFile(join(fixtures, name), bytes);
