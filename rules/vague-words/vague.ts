/** What is vague about a word, which decides what the writer is told. */
export type Vagueness = 'number' | 'degree' | 'doubt' | 'quality' | 'obvious';

/** A word of `write-good`'s list as an editor of public service text sees it. */
export interface VagueWord {
  kind: Vagueness;
  /** A word that often says something: no more than a hint. */
  isHint?: boolean;
  /** Words right before it with which it is not vague: "how many". */
  notAfter?: readonly string[];
  /** Words right after it with which it is not vague: "clearly marked". */
  notBefore?: readonly string[];
  /** The only words right after it with which it is vague. */
  onlyBefore?: readonly string[];
}

/** What a reader has to bring, do or wait for: of these, the number matters. */
const counted =
  'reasons things documents papers forms letters steps ways options choices factors cases days weeks months times changes conditions rules checks visits meetings people agencies services professionals'.split(
    ' ',
  );

/** Those of `write-good`'s weasel words that are reported; "completely" and "tiny" say something and are left out. */
export const vagueWords: ReadonlyMap<string, VagueWord> = new Map<string, VagueWord>([
  [
    'many',
    {
      kind: 'number',
      isHint: true,
      notAfter: ['how', 'as', 'so', 'too', 'not', 'however', 'that', 'twice', 'times'],
      onlyBefore: counted,
    },
  ],
  ['several', { kind: 'number', isHint: true, notAfter: ['joint', 'and'] }],
  ['various', { kind: 'number', isHint: true }],
  [
    'few',
    { kind: 'number', isHint: true, notAfter: ['too', 'so', 'as', 'very', 'how', 'relatively', 'are', 'is', 'the'] },
  ],
  ['are a number', { kind: 'number', isHint: true }],
  ['is a number', { kind: 'number', isHint: true }],
  ['very', { kind: 'degree', isHint: true, notAfter: ['the', 'this', 'not', 'so'] }],
  ['extremely', { kind: 'degree' }],
  ['exceedingly', { kind: 'degree' }],
  ['remarkably', { kind: 'degree' }],
  ['surprisingly', { kind: 'degree', notAfter: ['not'] }],
  ['significantly', { kind: 'degree', isHint: true }],
  ['substantially', { kind: 'degree', isHint: true }],
  ['huge', { kind: 'degree' }],
  ['vast', { kind: 'degree' }],
  [
    'fairly',
    {
      kind: 'doubt',
      notAfter: [
        'treated',
        'treat',
        'act',
        'acted',
        'acts',
        'work',
        'behave',

        'processed',
        'process',
        'used',
        'you',
        'us',
        'them',
        'people',
        'everyone',
        'it',
        'data',
        'staff',
        'children',
        'way',
      ],
      notBefore: ['and', 'treated', 'priced', 'paid', 'shared', 'to', 'by', 'with', 'or', 'for'],
    },
  ],
  ['quite', { kind: 'doubt', notAfter: ['not', 'never'], notBefore: ['a', 'the'] }],
  ['relatively', { kind: 'doubt' }],
  ['largely', { kind: 'doubt' }],
  ['mostly', { kind: 'doubt', isHint: true }],
  ['excellent', { kind: 'quality' }],
  ['obviously', { kind: 'obvious', notAfter: ['is', 'are', 'was', 'were', 'not'] }],
  ['interestingly', { kind: 'obvious' }],
  ['clearly', { kind: 'obvious' }],
]);
