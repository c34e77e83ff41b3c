// What the name of a placeholder says of what will stand there. The words are a judgement.

const person =
  'child|children|pupil|student|patient|parent|carer|mother|father|guardian|recipient|applicant|claimant|customer|client|victim|resident|person|user|sibling|partner';

const identifying = new RegExp(
  `^(?:(?:${person})(?: s)?|(?:.* )?(?:dob|date of birth|birth ?(?:date|day)|nhs(?: (?:number|no))?|upn|uln|nino|national insurance(?: (?:number|no))?|ni number|sur ?name|fore ?names?|first ?names?|last ?names?|full ?names?|given ?names?|family ?name|middle ?names?|initials and surname|address(?: line)?(?: \\d)?|post ?code|(?:phone|mobile|telephone)(?: (?:number|no))?|email(?: address)?|passport(?: number)?|diagnosis|medical condition|health condition|disability|offence|ethnicity|religion))$`,
);

const name = /^(?:(.*) )?names?$/;

/** Names of these are not a person's, or are those of people in their office. */
const public_ =
  /\b(?:school|nursery|college|setting|team|service|council|organisation|company|department|programme|course|vaccine|vaccination|clinic|hospital|surgery|practice|site|venue|event|location|place|room|area|form|document|policy|plan|benefit|scheme|product|template|file|street|road|bus|route|worker|officer|manager|sender|author|doctor|nurse|teacher|coordinator|chair|our|web|month|day|local authority|trust)\b/;

/** Whether the value of a placeholder of this name is likely to say who a person is, or something private of them. */
export function isPersonalName(written: string): boolean {
  const words = written
    .replace(/([a-z])([A-Z])/g, '$1 $2')
    .toLowerCase()
    .replace(/[’']/g, ' ')
    .replace(/[\s_?-]+/g, ' ')
    .trim();
  if (public_.test(words)) return false;
  return identifying.test(words) || name.test(words);
}

/** What two names of one thing are likely to share: their words, whatever their order and form ("name of child"). */
export function ideaOf(written: string): string {
  const words = written
    .replace(/([a-z])([A-Z])/g, '$1 $2')
    .toLowerCase()
    .replace(/[’']s?\b/g, '')
    .split(/[\s_-]+/)
    .filter((word) => !/^(?:of|the|a|an|for|to)?$/.test(word));
  return words.sort().join('');
}
