import { isLetter } from './characters.ts';
import { kept } from './patterns.ts';

/** What stands around a term. A sentence that there is none of is empty. */
export interface Surroundings {
  /** The sentence before that of the term. */
  previous: string;
  /** Its own sentence up to it. */
  before: string;
  /** Its own sentence after it. */
  after: string;
  /** The sentence after that of the term. */
  next: string;
}

const words = (list: string): ReadonlySet<string> => new Set(list.split(' '));

/** The words of " is a …", " means the …", " that helps …", ", who …": V8 takes milliseconds to compile patterns of so many. */
const turns = kept(() => ({
  relative: words('who whose which where'),
  thatDoes: words(
    'is are say says set sets means let lets make makes give gives tell tells put puts will can help helps look looks',
  ),
  equal: words('is are was mean means'),
  what: words('a an the when someone somebody people how what where about one any your our free there that to'),
  subject: words('this that it these they he she'),
  does: words(
    'mean means say says set sets let lets give gives make makes tell tells look looks help helps support supports check checks ' +
      'last lasts allow allows put puts can',
  ),
  nextWhat: words('a an the when where someone somebody people how what like about called held made to for your our'),
  willDo: words('help support check make look listen speak talk give tell explain decide say'),
  lastBefore: words('called as named this it them call for is are like'),
}));

/** " (a meeting about …" */
const inBrackets = kept(() => /^\s\((?!see\b|for example\b|e\.?g\b|if\b)[^()]*\p{L}[^()\s]*\s[^()\s]+\s[^()]*/u);
/** " for children (a meeting …" */
const bracketsSoon = kept(() => /^[^().;]{0,40}\s\((?:an?|the|someone|somebody|people|when|what|how)\s/u);
/** " to discuss …", " meetings about how …" */
const aboutWhat = kept(
  () =>
    /^(?:\s\p{L}+)?[’'”"]?\s(?:to|for|about)\s(?:discuss|decide|talk|plan|agree|look|check|protect|keep|find|sort|how|what|whether|where)\s/u,
);
/** ", a meeting where …" */
const apposition = kept(
  () => /^,\s(?:an?|the|someone|somebody|people|or)\s[^,.;]{0,80}\b(?:who|that|which|where|when|for|to|of)\s/u,
);

/** Whether what stands after a term explains it: text in lower case. */
function explainsAfter(after: string): boolean {
  // Each pattern behind what it cannot match without.
  if (after.includes('(') && (inBrackets().test(after) || bracketsSoon().test(after))) return true;
  if (after.startsWith(',') && apposition().test(after)) return true;
  if (/^(?:\s?\S+)?\s(?:to|for|about)\s/.test(after) && aboutWhat().test(after)) return true;
  if (/^(?:\s[-–—]|:)\s\S+\s\S+\s\S+/.test(after)) return true;
  const [, first = '', second = ''] = /^,?\s([a-z]+)\s(?:([a-z]+)\s)?/.exec(after) ?? [];
  const { relative, thatDoes, equal, what } = turns();
  return relative.has(first) || (first === 'that' && thatDoes.has(second)) || (equal.has(first) && what.has(second));
}

/** "called a …", "this is a …", "what we call the …" */
const namedBefore = kept(
  () =>
    /\b(?:called|known as|named|call (?:this|it|them)|we call|term for|word for|(?:this|that|it) is|(?:these|they) are|like)(?: (?:an?|the|your|our))? ?[“‘"']?$/,
);
/** "… a meeting about you (" */
const toldBefore = kept(() => /\p{L}+\s\p{L}+\s\p{L}+\s\((?:an? |the )?[“‘"']?$/u);

/** Whether the end of what stands before a term names it: text in lower case. */
function namesIt(before: string): boolean {
  const [, last = ''] = /([a-z]+)(?: (?:an?|the|your|our))? ?[“‘"']?$/.exec(before) ?? [];
  return (
    (turns().lastBefore.has(last) && namedBefore().test(before)) || (before.includes('(') && toldBefore().test(before))
  );
}

/** Whether the next sentence begins as an explanation, "This is a …", "It means …", "They help …": text in lower case. */
function explainsNext(next: string): boolean {
  const [, subject = '', verb = '', object = ''] =
    /^(he or she|their (?:job|role|work)|[a-z]+)\s([a-z]+)\s(?:(there to|[a-z]+)\s)?/.exec(next) ?? [];
  const { subject: subjects, does, nextWhat, willDo } = turns();
  if (!subjects.has(subject) && !subject.includes(' ')) return false;
  if (verb === 'is' || verb === 'are') return nextWhat.has(object) || object === 'there to';
  return does.has(verb) || (verb === 'will' && willDo.has(object));
}

/** What a role does for the reader: "an advocate can help you", "a guardian to speak for you". */
const doesAfter = kept(
  () =>
    /^s?,?(?:\s\([^()]{1,20}\))?\s(?:(?:can|could|will|is there to|are there to|is here to|may|to|also)\s)?(?:help|support|check|make sure|makes sure|look|speak|advise|listen|explain|teach|gives?\syou|lead|chair|decide|work\swith)s?\s/u,
);

/** An abbreviation that follows what it stands for: "independent reviewing officer (IRO), who …". */
const abbreviation = kept(() => /^\s?\(“?‘?\p{Lu}[\p{L}&-]{0,9}’?”?\)/u);

/** Words of an explanation that so many have that they show nothing. */
const common = new Set(
  'that with when what from they them their this whom which your must make makes have will someone somebody people person child children council court about where other after before want work works does cannot first'.split(
    ' ',
  ),
);

/**
 * Whether a term is explained where it stands: in its own sentence, or in the one before or after. Told by the turns of
 * phrase that explanations have, or by the words of the plain explanation themselves.
 *
 * @param plain the explanation that the glossary has
 * @param isRole whether the term is the name of somebody's role, which is explained by what they do
 */
export function isExplained(around: Surroundings, plain: string, isRole: boolean): boolean {
  // In lower case: a pattern that minds neither case nor script takes V8 a hundred times as long to compile.
  const own = around.after.replace(/^[’'”"]s?/, '');
  const after = (own.includes('(') ? own.replace(abbreviation(), '') : own).toLowerCase();
  const { before, next } = around;
  if (explainsAfter(after) || namesIt(before.slice(-80).toLowerCase())) return true;
  if (explainsNext(next.slice(0, 80).toLowerCase())) return true;
  if (isRole && doesAfter().test(after.slice(0, 60))) return true;
  return holdsExplanation(`${around.previous} ${around.before} ${around.after} ${around.next}`, plain);
}

/** Whether a text has more than half of the telling words of an explanation, and two of them (judgement). */
function holdsExplanation(text: string, plain: string): boolean {
  const telling = stems(plain);
  const present = stems(text);
  let found = 0;
  for (const stem of telling) if (present.has(stem)) found++;
  return found >= 2 && found * 2 > telling.size;
}

/** The first five letters of each word of four letters or more: "decides" and "decision" are told of as one. */
function stems(text: string): Set<string> {
  const lower = text.toLowerCase();
  const found = new Set<string>();
  for (let at = 0; at < lower.length; at++) {
    const start = at;
    while (isLetter(lower, at)) at++;
    if (at - start < 4) continue;
    const word = lower.slice(start, at);
    if (!common.has(word)) found.add(word.slice(0, 5));
  }
  return found;
}
