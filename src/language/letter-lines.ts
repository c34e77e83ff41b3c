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
const date = new RegExp(
  `^(?:(?:mon|tues|wednes|thurs|fri|satur|sun)day,? )?(?:\\d{1,2}(?:st|nd|rd|th)? (?:of )?${month}|${month} \\d{1,2}(?:st|nd|rd|th)?),? \\d{4}$`,
  'i',
);
const shortDate = /^\d{1,2}[/.-]\d{1,2}[/.-]\d{2,4}$/;

/** "Our ref:", "Date:", "Direct line:", "Please ask for:" */
const label =
  /^(?:(?:our|your|my|case|customer|council|letter|hospital|account|application|claim|unique|contact|direct|main|mobile|complaint) ){0,2}(?:ref(?:erence)?(?: (?:number|no))?|date(?: of birth)?|dob|tel(?:ephone)?(?: (?:number|no))?|phone(?: number)?|mobile|fax|e-?mail(?: address)?|web(?:site)?|textphone|minicom|line|dial|from|to|cc|enc(?:s|l|losures?)?|(?:please )?(?:ask for|contact|reply to)|nhs number)\.? ?:(?: ?\S.*)?$/i;
/** "Our ref ABC/123" */
const bareReference = /^(?:our|your) ref(?:erence)?\.? [\w/.-]{2,40}$/i;

const placeholderLine = /^\(\([^()\n]{1,60}\)\)$/;
const addressPlaceholder = /^\(\(address[ _-]?line[ _-]?\d\)\)/im;

/** "Dear Mrs Example," and its like, alone in its block. */
export function isGreeting(text: string): boolean {
  // Dear, annwyl, hello, hi, good, to: nearly every text is told by its first letter.
  if (text.length > 120 || !/^[dahgt]/i.test(text)) return false;
  const line = text.replace(title, '$1');
  return (
    /^(?:dear|annwyl)\b[^.!?\n]{0,90}$/i.test(line) ||
    /^(?:hello|hi|good (?:morning|afternoon|evening))(?:,? [^\s.!?]+){0,5}[,:!]?$/i.test(line) ||
    /^to whom it may concern[,:]?$/i.test(line)
  );
}

const closing =
  /^(?:yours (?:sincerely|faithfully|truly)|(?:with )?(?:kind(?:est)?|best|warm(?:est)?) (?:regards|wishes)|regards|many thanks|thank you|thanks|sincerely|cofion(?: gorau| cynnes)?|yr eiddoch yn (?:gywir|ffyddlon))(?=[,.!\n]|$)/i;

/** "Yours sincerely" and its like, with the names that may stand under it. */
export function closesLetter(text: string): boolean {
  // As in a greeting, the first letter tells nearly all.
  if (text.length > 400 || !/^[bckmrstwy]/i.test(text)) return false;
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
  if (endsInNumber && (date.test(line) || shortDate.test(line))) return true;
  return bareReference.test(line) || (line.includes(':') && label.test(line) && !isSentence(line));
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
