import { firstWord, inPlainLowerCase } from './characters.ts';
import { kept } from './patterns.ts';

// Lines that letters and emails are framed by. Each test takes the text of one block, its lines apart by `\n`.

/** Longer than this is no line of an address or a name. A judgement. */
const longestLine = 70;
const mostLines = 12;
const longestText = mostLines * longestLine * 2;

const postcodeAtEnd = /\b(?:GIR ?0AA|[A-Z]{1,2}\d[A-Z\d]? ?\d[A-Z]{2})\.?$/;

/** Words that sentences are made of and addresses are not. */
const sentenceWord =
  /\b(?:is|are|was|were|be|been|have|has|will|can|to|it|by|you|your|we|us|please|if|when|because|that|this)\b/i;

const title = /\b(mr|mrs|ms|miss|mx|dr|prof|rev|cllr|st)\./gi;

const month =
  '(?:jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sept?(?:ember)?|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?)';
const date = kept(
  () =>
    new RegExp(
      `^(?:(?:mon|tues|wednes|thurs|fri|satur|sun)day,? )?(?:\\d{1,2}(?:st|nd|rd|th)? (?:of )?${month}|${month} \\d{1,2}(?:st|nd|rd|th)?),? \\d{4}$`,
      'i',
    ),
);
/** "Wednesday, 30th of September, 2024". */
const longestDate = 34;
const shortDate = /^\d{1,2}[/.-]\d{1,2}[/.-]\d{2,4}$/;

/** "Our ref:", "Date:", "Direct line:", "Please ask for:" */
const labels = kept(
  () =>
    new Set(
      (
        'ref,reference,ref number,ref no,reference number,reference no,date,date of birth,dob,tel,telephone,tel number,tel no,' +
        'telephone number,telephone no,phone,phone number,mobile,fax,email,e-mail,email address,e-mail address,web,website,textphone,' +
        'minicom,line,dial,from,to,cc,enc,encs,encl,enclosure,enclosures,ask for,contact,reply to,please ask for,please contact,' +
        'please reply to,nhs number'
      ).split(','),
    ),
);
/** Of these up to two stand before a label. */
const beforeLabel = kept(() =>
  words(
    'our your my case customer council letter hospital account application claim unique contact direct main mobile complaint',
  ),
);
/** "Our application telephone number. :" and its like are no longer, up to the colon: 12 for each word before, 16 for the label. */
const longestLabel = 42;

/** "Our ref ABC/123" */
const bareReference = /^(?:our|your) ref(?:erence)?\.? [\w/.-]{2,40}$/i;

const placeholderLine = /^\(\([^()\n]{1,60}\)\)$/;
const addressPlaceholder = /^\(\(address[ _-]?line[ _-]?\d\)\)/im;

const greetings = words('dear annwyl hello hi good to');

/** "Dear Mrs Example," and its like, alone in its block. */
export function isGreeting(text: string): boolean {
  if (text.length > 120 || !greetings.has(firstWord(text))) return false;
  const line = text.replace(title, '$1');
  return (
    /^(?:dear|annwyl)\b[^.!?\n]{0,90}$/i.test(line) ||
    /^(?:hello|hi|good (?:morning|afternoon|evening))(?:,? [^\s.!?]+){0,5}[,:!]?$/i.test(line) ||
    /^to whom it may concern[,:]?$/i.test(line)
  );
}

const closing =
  /^(?:yours (?:sincerely|faithfully|truly)|(?:with )?(?:kind(?:est)?|best|warm(?:est)?) (?:regards|wishes)|regards|many thanks|thank you|thanks|sincerely|cofion(?: gorau| cynnes)?|yr eiddoch yn (?:gywir|ffyddlon))(?=[,.!\n]|$)/i;

const closings = words('yours with kind kindest best warm warmest regards many thank thanks sincerely cofion yr');

/** "Yours sincerely" and its like, with the names that may stand under it. */
export function closesLetter(text: string): boolean {
  if (text.length > 400 || !closings.has(firstWord(text))) return false;
  const found = closing.exec(text);
  if (found === null) return false;
  const rest = text
    .slice(found[0].length)
    .replace(/^[,.!]/, '')
    .trim();
  return rest === '' || isShortLines(rest);
}

/** Whether all lines are short and none is a sentence: a name, a role, a team. */
export function isShortLines(text: string): boolean {
  return linesOf(text)?.every(isShort) ?? false;
}

/** A postal address, on lines or on one line with commas; what may stand around it: a name, a phone number, a date. */
export function isAddress(text: string): boolean {
  if (!text.includes('\n') && !mayEndInPostcode(text.trimEnd())) return false;
  const lines = linesOf(text);
  if (lines === undefined) return false;
  const [first = ''] = lines;
  if (lines.length === 1) {
    return (
      postcodeAtEnd.test(first) && first.split(',').length > 2 && !/[.!?;:]/.test(first) && !sentenceWord.test(first)
    );
  }
  const isFrame = (line: string) => isShort(line) || isLabelled(line);
  return lines.every(isFrame) && (lines.some((line) => postcodeAtEnd.test(line)) || addressPlaceholder.test(text));
}

function mayEndInPostcode(line: string): boolean {
  const last = line.charCodeAt(line.length - (line.endsWith('.') ? 2 : 1));
  return last >= 65 && last <= 90;
}

/** References, dates and contact lines, with at most as many other short lines between them. */
export function isReference(text: string): boolean {
  if (!text.includes('\n')) return text.length <= longestText && isLabelled(text.trim());
  const lines = linesOf(text);
  if (lines === undefined) return false;
  const marked = lines.filter(isLabelled).length;
  return marked * 2 >= lines.length && marked > 0 && lines.every((line) => isLabelled(line) || isShort(line));
}

function isLabelled(line: string): boolean {
  const last = line.charCodeAt(line.length - 1);
  const endsInNumber = last >= 48 && last <= 57;
  if (endsInNumber && line.length <= longestDate && (date().test(line) || shortDate.test(line))) return true;
  if (ours.has(firstWord(line)) && bareReference.test(line)) return true;
  return beginsWithLabel(line) && !isSentence(line);
}

const ours = words('our your');

function beginsWithLabel(line: string): boolean {
  const colon = line.indexOf(':');
  // No label holds a colon.
  if (colon < 0 || colon > longestLabel) return false;
  const label = inPlainLowerCase(line.slice(0, colon))
    .replace(/\.? ?$/, '')
    .split(' ');
  for (let before = 0; !labels().has(label.slice(before).join(' ')); before++) {
    if (before === 2 || !beforeLabel().has(label[before] ?? '')) return false;
  }
  return /^(?: ?\S.*)?$/.test(line.slice(colon + 1));
}

function isShort(line: string): boolean {
  return line.length <= longestLine && !isSentence(line) && !/[:;]$/.test(line);
}

function isSentence(line: string): boolean {
  if (placeholderLine.test(line)) return false;
  return /[.!?]$/.test(line) ? line.split(' ').length > 3 : sentenceWord.test(line) && line.split(' ').length > 6;
}

function linesOf(text: string): string[] | undefined {
  if (text.length > longestText) return undefined;
  const lines = text
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => line !== '');
  return lines.length === 0 || lines.length > mostLines ? undefined : lines;
}

function words(list: string): ReadonlySet<string> {
  return new Set(list.split(' '));
}
