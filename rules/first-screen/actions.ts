import type { Block } from '../../src/draft/block.ts';
import { firstWord, inPlainLowerCase } from '../../src/language/characters.ts';
import { Cue } from '../../src/language/cues.ts';
import type { Sentence } from '../../src/language/english.ts';
import type { Word } from '../../src/language/words.ts';
import { links } from '../../src/rule/links.ts';

const words = (list: string) => new Set(list.split(' '));

/** What public services ask people to do most often: a sentence that begins so, or "you must" with it, is a thing to do. */
const errands = words(
  'answer appeal apply ask bring book buy call check choose claim collect come complain complete confirm contact dial download email ' +
    'enter fill find give go join make notify order pay phone post print register renew repay reply report request return ring say ' +
    'select send sign speak submit take talk tell text update upload use visit volunteer write',
);

/** What else a sentence can begin with that tells people something to do. */
const others = words(
  'accept add agree aim allow approach arrange attach attend avoid be become begin borrow break browse build calculate cancel care ' +
    'carry challenge change chat click close compare comply consider consult continue copy cover create cut decide declare deliver ' +
    'describe discover discuss do donate drive drop encourage ensure enrol establish explain explore extend follow get hand have ' +
    'help hold identify include inform install invite keep know learn leave let list listen log look manage match meet message move ' +
    'nominate offer open opt organise pick plan play prepare prove provide put read recommend record recycle reduce refer remember ' +
    'remove replace respond review run save scan scroll search seek sell set share show sort spend start stay stop subscribe support ' +
    'switch test think tick track transfer treat try turn type understand vote wait wash watch wear work',
);

/** Before these words a verb is still the first thing that is said. */
const openers = words("please then now also first next always never just either don’t don't do not");

/** After these, what looks like a verb at the beginning was a noun: "Care is provided", "Contact details", "Support for". */
const afterNoun = words(
  'is are was were has have can may will of and for from services service workers worker details centre centres team teams plan plans point ' +
    'points form forms survey surveys book books',
);

const you = new Cue('you');
/** "You can", "you must still", each with the verb after it. Two patterns, of small letters: V8 takes longer to compile one. */
const youMay = /\byou(?:[’']ll| will| may| might)?(?: also| still| only| first)? /g;
const duty =
  /(?:must|should|can|need to|need|have to|ought to|could|want to|wish to|are able to|do not need|don[’']t need)\b(?: also| still| now| either| first| not)? ?([a-z]*)/y;

/** Ways to reach somebody: a phone number, an email address. */
const contact = /(?:\+44|\b0)[\d ()-]{9,14}\d\b|\b(?:101|111|999)\b(?=[ .,]|$)|\w@[\w-]{1,63}\.\w/;

const whetherTo = /\b(?:how|where|whether|when|who) to [a-z]|\bit is (?:best|important|essential) to\b/i;
const conditions = words('if when once unless before after until to for in because as while where');

/** More often nouns than verbs at a beginning, unless one of the second list follows: "Care leavers", "Support your child". */
const nouns = words('care change cover display help plan play process progress record review support test view work');
const afterVerb = words('a an her him in it on our out people someone the their them this us with your');

/** A range of a block's text. */
export interface Found {
  start: number;
  end: number;
}

/** Whether a block may tell people to do anything: in doubt it does. */
export function mayTellWhatToDo(block: Block): boolean {
  if (links(block).some(({ address }) => !address.startsWith('#'))) return true;
  const mayOblige = block.has(you);
  return block.sentences.some((sentence) => {
    const own = block.text.slice(sentence.start, sentence.end);
    return (
      (mayOblige && dutiesIn(own).length > 0) ||
      contact.test(own) ||
      whetherTo.test(own) ||
      begins(own, sentence, errands, others)
    );
  });
}

/** Where a block surely tells people to do something, or whom to reach; undefined where it does not. */
export function thingToDo(block: Block): Found | undefined {
  if (!block.isProse || block.quoted) return undefined;
  for (const link of links(block)) {
    const first = /^\p{L}+/u.exec(link.text)?.[0].toLowerCase() ?? '';
    if (errands.has(first) && !link.address.startsWith('#')) return { start: link.start, end: link.end };
  }
  return block.sentences.find((sentence) => {
    const own = block.text.slice(sentence.start, sentence.end);
    if (contact.test(own) || begins(own, sentence, errands)) return true;
    return dutiesIn(own).some((verb) => errands.has(verb));
  });
}

/** What people must, may or want to do: the verbs, in lower case; empty where none follows. */
function dutiesIn(text: string): string[] {
  const own = inPlainLowerCase(text);
  const verbs: string[] = [];
  youMay.lastIndex = 0;
  while (youMay.test(own)) {
    duty.lastIndex = youMay.lastIndex;
    const found = duty.exec(own);
    if (found === null) continue;
    verbs.push(found[1] ?? '');
    youMay.lastIndex = duty.lastIndex;
  }
  return verbs;
}

/** Whether a sentence, or what follows its "If …," begins with one of these verbs. */
function begins(own: string, { start, words }: Sentence, ...verbs: ReadonlySet<string>[]): boolean {
  const isVerb = (at: number) => {
    const verb = words[at]?.text.toLowerCase() ?? '';
    const next = words[at + 1]?.text.toLowerCase() ?? '';
    if (nouns.has(verb) && !afterVerb.has(next)) return false;
    return verbs.some((some) => some.has(verb)) && !afterNoun.has(next);
  };
  const first = words.findIndex(({ text }) => !openers.has(text.toLowerCase()));
  if (first >= 0 && isVerb(first)) return true;
  if (!conditions.has(firstWord(own))) return false;
  return words.some((word, at) => followsComma(own, start, word) && isVerb(at));
}

function followsComma(own: string, start: number, { start: at }: Word): boolean {
  return /[,;:–—]\s$/.test(own.slice(Math.max(0, at - start - 2), at - start));
}
