import { Cue, type Cued } from './cues.ts';

const months =
  '(?:jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sep(?:t(?:ember)?)?|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?)';
const numbers =
  '(?:\\d{1,3}|an?|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|fourteen|fifteen|twenty|thirty)';

/** A time by which a reader can tell whether it has come. Fixed parts only. */
const exactTime = () =>
  new RegExp(
    [
      `\\b\\d{1,2}(?:st|nd|rd|th)?(?: of)?[ \\u00a0]${months}\\b`,
      `\\b${months}[ \\u00a0]\\d{1,2}(?:st|nd|rd|th)?\\b`,
      '\\b\\d{1,4}[/.-]\\d{1,2}[/.-]\\d{2,4}\\b',
      '\\b(?:mon|tues|wednes|thurs|fri|satur|sun)day',
      `\\b${numbers}(?: to ${numbers}| or ${numbers})?[ \\u00a0-](?:more )?(?:(?:working|school|calendar|clear|business|full)[ -])?(?:minute|hour|day|night|week|fortnight|month|year)s?\\b`,
      '\\b(?:by|before|on|at|in|from|until|till|during) (?:the )?(?:end|start|beginning|middle) of (?:the |this |next )?(?:week|month|term|year|school|january|february|march|april|may|june|july|august|september|october|november|december|day)',
      `\\b(?:by|in|before|until|during) ${months}\\b`,
      '\\b(?:today|tomorrow|tonight|noon|midday|midnight|(?:the )?same day|next (?:working )?day|this week|next (?:week|month|term))\\b',
      '\\b\\d{1,2}(?:[:.]\\d{2})?[ \\u00a0]?[ap]\\.?m\\b',
      // Notify and others put the time in: ((date)), {{ deadline }}.
      '(?:\\(\\(|\\{\\{)[^(){}]{0,60}(?:date|deadline|day|time|week|month)[^(){}]{0,60}(?:\\)\\)|\\}\\})',
    ].join('|'),
    'i',
  );

/** Made once, when the first text asks. */
let exact: RegExp | undefined;

/** Every time has a digit, or one of these. */
const cue = new Cue(
  '0 monday* tuesday* wednesday* thursday* friday* saturday* sunday* minute minutes hour hours day days night nights week weeks ' +
    'fortnight fortnights month months year years january* february* march* april* may* june* july* august* september* october* november* ' +
    'december* jan feb mar apr jun jul aug sep sept oct nov dec week* month* term* year* school* day* today tomorrow tonight noon ' +
    'midday midnight ( {',
);

/** Whether a text holds a date, a day, a clock time or a length of time: what tells a reader when, or by when. */
export function holdsExactTime(cued: Cued): boolean {
  if (!cued.has(cue)) return false;
  exact ??= exactTime();
  return exact.test(cued.text);
}
