import { hasAsciiLetters } from '../characters.ts';
import { allOf, kept } from '../patterns.ts';
import { isFirstName } from './first-names.ts';

/** A person named in a text: offsets in UTF-16 code units. */
export interface Person {
  start: number;
  end: number;
  /** First name and surname, else the first name alone. */
  isFull: boolean;
  /** Whether a title, a job or an office stands beside the name: a grown-up in a role. */
  hasRole: boolean;
}

const capitalised = kept(() => /(?<![\p{L}\d])\p{Lu}[\p{L}\p{M}’'-]+/gu);
/** The same in a text whose letters are all of ASCII, as most are: that of all scripts takes V8 long to make ready. */
const asciiCapitalised = kept(() => /(?<![A-Za-z\d])[A-Z][A-Za-z’'-]+/g);

/** Words with a capital after a first name that make it the name of a place, a body or a day. */
const notSurnames = new Set(
  (
    'street road avenue lane close drive way court square house school academy college nursery university hospital ' +
    'infirmary surgery clinic centre center trust foundation fund award awards prize cup act law review report inquiry ' +
    'park hall library church cathedral ward unit team hub day scheme project charity group council and or the year ' +
    'january february march april may june july august september october november december monday tuesday wednesday ' +
    'thursday friday saturday sunday primary secondary infant junior high grammar is was has will can may said says'
  ).split(' '),
);

/** Words in capitals that label what follows a name. */
const labels = new Set('DOB NHS UPN ULN NI NINO PNC CRO ID'.split(' '));

/** Words that begin a sentence or a title, not a name. */
const notFirstNames = new Set(
  (
    'the a an this that our your his her their my if when where who each every all any some no not for from with dear ' +
    'child children pupil pupils young key early special family families foster social working year class school mr mrs ms ' +
    'miss dr new old east west north south upper lower great little saint st'
  ).split(' '),
);

const titleBefore = kept(
  () =>
    /\b(?:Mr|Mrs|Ms|Miss|Mx|Dr|Prof(?:essor)?|Sir|Dame|Lord|Lady|Baroness|Cllr|Councillor|Judge|Justice|Rev|St|Saint|PC|DC|DS|DI|DCI|Sgt|Sergeant|Inspector|Constable|King|Queen|Prince|Princess|Mayor|Chair|Minister)\.? $/,
);
const jobBefore = kept(
  () =>
    /\b(?:worker|manager|director|officer|head ?teacher|teacher|SENCO|nurse|doctor|adviser|advisor|chair|leader|lead|visitor|practitioner|coordinator|co-ordinator|minister|member|solicitor|barrister|judge|editor|author|coach|from|sincerely|faithfully|regards|wishes|by|contact|commissioner|executive|consultant|therapist|psychologist|carers?)[,:]? (?:is |was |called |named )?$/i,
);
/** For a text in lower case. */
const jobAfter = kept(
  () =>
    /^(?:,|\s?\(|\s[–-]| is| was)? ?(?:the |our |her |his |their |a |an |my )?(?:\p{L}[\p{L}-]*[ ’'s]{1,3}){0,4}(?:worker|manager|director|officer|head ?teacher|teacher|senco|nurse|doctor|adviser|advisor|chair|leader|lead|visitor|practitioner|co-?ordinator|minister|councillor|solicitor|barrister|judge|editor|author|coach|commissioner|executive|consultant|therapist|psychologist|carer|mp|gp)\b/u,
);

/** The people whom a text names by a common first name, in text order. Time is linear in its length. */
export function findPeople(text: string): Person[] {
  const found: Person[] = [];
  const words = allOf(hasAsciiLetters(text) ? asciiCapitalised() : capitalised(), text);
  for (let index = 0; index < words.length; index++) {
    const match = words[index];
    if (match === undefined) continue;
    const first = match[0].replace(/[’']s$/, '');
    if (!isFirstName(first) && !isNamedByContext(text, words, index)) continue;
    const start = match.index;
    let end = start + first.length;
    let last = index;
    // A middle name or a double surname belongs to it.
    while (last < index + 3 && first.length === match[0].length) {
      const next = words[last + 1];
      if (next === undefined || next.index !== end + 1 || !/[ \u00a0]/.test(text.charAt(end))) break;
      const surname = next[0].replace(/[’']s$/, '');
      if (labels.has(surname) || notSurnames.has(surname.toLowerCase())) break;
      end = next.index + surname.length;
      last++;
      if (surname.length < next[0].length) break;
    }
    const following = words[last + 1];
    const isPlace =
      following !== undefined &&
      following.index === end + 1 &&
      notSurnames.has(following[0].toLowerCase()) &&
      !isVerb(following[0]);
    index = last;
    if (isPlace) continue;
    const isFull = end > start + first.length;
    found.push({ start, end, isFull, hasRole: isInRole(text, start, end) });
  }
  return found;
}

/** What stands after a name alone: "Oluwaseun Adebayo, aged 9", "Adaeze Obi (DOB …". */
const ofPerson = kept(() => /^,? ?\(?(?:who is |is )?(?:aged? \d{1,2}\b|d\.?o\.?b\b|date of birth|born\b)/i);
const labelOfName = kept(
  () => /\b(?:name|child|pupil|student|young person|patient|client)(?:[’']s (?:full )?name)?(?: \(s\))?: $/i,
);

/** Whether two words with a capital are a name though the first is on no list: by what stands before or after them. */
function isNamedByContext(text: string, words: readonly RegExpMatchArray[], index: number): boolean {
  const [first, surname] = [words[index], words[index + 1]];
  if (first?.index === undefined || surname?.index !== first.index + first[0].length + 1) return false;
  if (notFirstNames.has(first[0].toLowerCase()) || notSurnames.has(surname[0].toLowerCase())) return false;
  const end = surname.index + surname[0].length;
  const before = text.slice(Math.max(0, first.index - 30), first.index);
  return ofPerson().test(text.slice(end, end + 30)) || labelOfName().test(before);
}

/** "Is" and "Will" with a capital begin a sentence or a heading, they end no name of a place. */
function isVerb(word: string): boolean {
  return /^(?:is|was|has|will|can|may|said|says|and|or)$/i.test(word);
}

function isInRole(text: string, start: number, end: number): boolean {
  const before = text.slice(Math.max(0, start - 40), start);
  return (
    titleBefore().test(before) || jobBefore().test(before) || jobAfter().test(text.slice(end, end + 70).toLowerCase())
  );
}
