import { Cue, type Cued } from '../cues.ts';
import { allOf, kept } from '../patterns.ts';
import { findBirthDates } from './birth.ts';
import { findPostcodes, findStreets } from './contact.ts';
import { findPeople, type Person } from './people.ts';

/** What, put together, identifies one child. */
export type Fact = 'name' | 'first name' | 'age' | 'date of birth' | 'address' | 'school' | 'placement' | 'worker';

/** A child whom a block of text identifies piece by piece: offsets in UTF-16 code units. */
export interface Jigsaw {
  /** The name, or where no name is given the age. */
  start: number;
  end: number;
  isNamed: boolean;
  /** Two or more. */
  facts: readonly Fact[];
}

const child = () =>
  /\b(?:child|children[’']s|son|daughter|boy|girl|pupil|baby|toddler|teenager|young person|foster(?:ed|ing)?|placements?|in care|looked[- ]after|attends|goes to|year (?:\d{1,2}|r)|reception|mum|mother|dad|father|parents|sibling|brother|sister|aged? \d|\d[- ]years?[- ]old)\b/i;

const childWords =
  'child children son daughter boy girl pupil baby toddler teenager young foster fostered fostering placement placements care ' +
  'looked attends goes year reception mum mother dad father parents sibling brother sister age aged old';
const childCue = new Cue(childWords);
/** Of a text that speaks of children or holds a number. */
export const speaksOfChildren = new Cue(`${childWords} 0`);

/** One child's age: "aged 9", "9-year-old", "is 9 years old"; "aged 5 to 11" and "16 or over" are many. */
const age = kept(
  () =>
    /\b(?:aged? (?:of )?(?<after>\d{1,2}|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|thirteen|fourteen|fifteen|sixteen|seventeen)(?! ?(?:to|or|and|–|-|\+)| ?%|\d|:)|(?<before>\d{1,2}|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|thirteen|fourteen|fifteen|sixteen|seventeen)[- ](?:years?|months?)[- ]old(?!s))\b/gi,
);
const ageCue = new Cue('age aged old');
/** "(14)", ", 7," after a name. */
const followingAge = kept(() => /^,? ?\(?(?:aged )?(?:[1-9]|1[0-7])[,)]/);
const bareAge = () => /[,(] ?\d{1,2}[,)]/;
const manyBefore = kept(
  () =>
    /\b(?:children|pupils|people|those|anyone|students|boys|girls|or|to|under|over|least|between|every|any|all|most|each|they|your|you|an|if|average|typical)\b[^.,;]{0,12}$/i,
);

/** "A 9-year-old boy", "their son, aged 9": one child without a name. */
const oneChild = kept(
  () =>
    /\b(?:boy|girl|pupil|son|daughter|brother|sister|toddler|teenager|baby|young person|child),? (?:is )?aged? |[- ]years?[- ]old,? (?:\w+ )?(?:boy|girl|pupil|son|daughter|brother|sister|child|baby)\b/i,
);

const school = kept(
  () =>
    /(?<![\p{L}\d])(?:(?:\p{Lu}[\p{L}’'.-]{1,30}|of|the|and|&|CE|RC) ){1,5}(?:Primary|Infants?|Junior|High|Secondary|Grammar|Academy|School|College|Nursery|Pre-?[Ss]chool|Sixth Form)(?![\p{L}\d])/gu,
);
const properWord = kept(() => /\p{Lu}[\p{L}’'.-]+/gu);
const genericSchool = new Set(
  'primary secondary infant infants junior high grammar special independent state local our the your a an each every summer sunday community nursery boarding church faith free virtual department for at in of and from my his her their if when new'.split(
    ' ',
  ),
);

const placement = () =>
  /\b(?:foster (?:care|carers?|placement|home|family|mum|dad)|fostered|residential (?:home|placement|care|unit)|children[’']s home|kinship (?:care|carers?|placement)|secure (?:unit|accommodation|children[’']s home)|supported lodgings|adoptive (?:family|placement|parents)|respite|placed with|in care|child protection plan|care order|refuge)\b/i;
const work = () =>
  /\b(?:social worker|key ?worker|support worker|personal adviser|reviewing officer|health visitor|family worker|case ?worker|lead practitioner)\b/i;

/** How far from the name a fact may stand to be about that child, in UTF-16 code units: a sentence or two (a judgement). */
const reachBefore = 100;
const reachAfter = 160;

/** Of a list of names only the first few are looked at, so that the time stays linear (a judgement). */
const mostPeople = 40;

/** The child whom a block identifies by most facts, two or more; nothing where it is about children in general. */
export function findJigsaw(cued: Cued): Jigsaw | undefined {
  if (!cued.has(speaksOfChildren)) return undefined;
  const { text } = cued;
  if (!(cued.has(childCue) && child().test(text)) && !bareAge().test(text)) return undefined;
  const people = findPeople(text);
  const nameOf = ({ start, end }: Person) => text.slice(start, end);
  // Whoever is grown up in one sentence is so in the next.
  const grownUp = new Set(people.filter((person) => person.hasRole || isGrownUp(text, person)).map(nameOf));
  const children = people.filter((person) => !grownUp.has(nameOf(person))).slice(0, mostPeople);
  let best: Jigsaw | undefined;
  for (const person of children) {
    const facts = factsAbout(person, text, people);
    if (facts.length > Math.max(1, best?.facts.length ?? 0)) {
      best = { start: person.start, end: person.end, isNamed: true, facts };
    }
  }
  return best ?? withoutName(cued);
}

function factsAbout(person: Person, text: string, people: readonly Person[]): Fact[] {
  const from = Math.max(0, person.start - reachBefore);
  const around = text.slice(from, person.end + reachAfter);
  const isAged = followingAge().test(text.slice(person.end, person.end + 12));
  if (!isAged && !child().test(around)) return [];
  const hasSchool = namesSchool(around);
  const facts: Fact[] = [];
  if (person.isFull) facts.push('name');
  else if (hasSchool) facts.push('first name');
  if (isAged || ageIn(around) !== undefined) facts.push('age');
  if ([...findBirthDates({ text: around, label: '' })].length > 0) facts.push('date of birth');
  if (findStreets(around).length > 0 || findPostcodes(around).length > 0) facts.push('address');
  if (hasSchool) facts.push('school');
  if (placement().test(around)) facts.push('placement');
  const isNear = (other: Person) => other.start >= from && other.end <= person.end + reachAfter;
  if (work().test(around) && people.some((other) => other.hasRole && other.isFull && isNear(other)))
    facts.push('worker');
  return facts;
}

/** "A 9-year-old boy at Ashgrove Primary School": one child, by age and place. */
function withoutName(cued: Cued): Jigsaw | undefined {
  const { text } = cued;
  const found = cued.has(ageCue) ? ageIn(text) : undefined;
  if (found === undefined) return undefined;
  const around = text.slice(Math.max(0, found.start - reachBefore), found.end + reachAfter);
  if (!oneChild().test(around)) return undefined;
  const facts: Fact[] = ['age'];
  if (findStreets(around).length > 0 || findPostcodes(around).length > 0) facts.push('address');
  if (namesSchool(around)) facts.push('school');
  if (facts.length > 1 && placement().test(around)) facts.push('placement');
  return facts.length < 2 ? undefined : { ...found, isNamed: false, facts };
}

/** The age of one child: its offsets; nothing for a grown-up's and for that of many. */
function ageIn(text: string): { start: number; end: number } | undefined {
  for (const match of allOf(age(), text)) {
    const years = match.groups?.after ?? match.groups?.before ?? '';
    if (/^\d/.test(years) && Number(years) > 17) continue;
    const before = text.slice(Math.max(0, match.index - 30), match.index);
    if (!manyBefore().test(before)) return { start: match.index, end: match.index + match[0].length };
  }
  return undefined;
}

/** Whether the words beside a name give a grown-up's age, or are those of someone who is quoted or at work. */
function isGrownUp(text: string, { start, end }: Person): boolean {
  const before = text.slice(Math.max(0, start - 40), start);
  const after = text.slice(end, end + 50);
  if (
    /^,? \(?(?:aged )?(?:1[89]|[2-9]\d)\b/.test(after) ||
    /\b(?:1[89]|[2-9]\d)[- ]year[- ]old \P{Lu}{0,30}$/u.test(before)
  )
    return true;
  if (followingAge().test(after)) return false;
  return (
    /\b(?:said|says|told|adds|added) $/i.test(before) ||
    /^,? (?:said|says|who (?:is a|was a|works?|runs?|teaches|studies|advises|leads)|of the|runs|works|founded)\b/i.test(
      after,
    )
  );
}

/** Whether a school is named, not only spoken of ("your Primary School"). */
function namesSchool(text: string): boolean {
  for (const [name] of allOf(school(), text)) {
    const words = allOf(properWord(), name)
      .map(([word]) => word)
      .slice(0, -1);
    if (words.some((word) => !genericSchool.has(word.toLowerCase()))) return true;
  }
  return false;
}
