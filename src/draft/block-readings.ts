import type { English } from '../language/english.ts';
import type { ProseSentence } from '../language/prose.ts';
import { nothingFound } from '../language/term-index.ts';
import type { Token } from '../language/tokens.ts';
import type { CountedSentence } from './reading.ts';
import { Readings } from './readings.ts';
import type { Range } from './source-map.ts';

/** What was read of a block. What many rules ask for, and what is as long as its text or longer, has a place of its own. */
export class BlockReadings extends Readings {
  /** -1 as long as nobody asked. */
  wordCount = -1;
  /** How many words are "you", "we" and their forms; -1 as long as nobody asked. */
  addressing = -1;
  /** The sentences that its draft's reading age rests on. */
  counted: readonly CountedSentence[] | undefined = undefined;
  english: English | undefined = undefined;
  prose: readonly ProseSentence[] | undefined = undefined;
  tokens: readonly Token[] | undefined = undefined;
  quotations: readonly Range[] | undefined = undefined;
  /** The terms in it, and the search that found them. */
  terms = nothingFound;
  termsOf: object | undefined = undefined;

  /** Lets go of what is long: it is read again when it is asked for. */
  forgetLong(): void {
    this.english = undefined;
    this.prose = undefined;
    this.tokens = undefined;
    this.quotations = undefined;
  }
}
