import { kept } from './patterns.ts';

/**
 * For a text in lower case: to find letters of any script in any case, V8 works out the cases of every letter of a pattern
 * (`iu`), 20 ms for this one.
 */
const promise = kept(
  () =>
    /\b(?:we|i|someone|somebody|(?:our|the|your|a) (?:\p{L}+ ){0,3}?(?:team|council|school|service|worker|officer|nurse|panel|board|manager|department|trust|police|adviser|coordinator|doctor|office))(?:['’]ll| will| shall)\b|\byou(?:['’]ll| will| should) (?:\p{L}+ly |soon |then |also )?(?:be (?:\p{L}+ed|told|sent|given|paid|seen)|hear|receive|get|find out)\b|\bwill (?:\p{L}+ly |soon |then |also )?be (?:in touch|sent|told|paid|given|made (?:public|available|about)|available|ready|contacted|written|decided|reviewed|investigated|considered|processed|published|announced|issued|arranged|updated|notified|informed|invited|offered|dealt|held|confirmed|released|resolved|answered|acknowledged|returned|completed|provided|shared|circulated|forwarded|passed|allocated|assessed|looked)\b|\b(?:we|i|council|team|school|service)(?:['’]re| are|['’]m| am| is)? (?:also |now |still |currently )?(?:going to|hop(?:e|es|ing) to|aim(?:s|ing)? to|intend(?:s|ing)? to|plan(?:s|ning)? to|try(?:ing)? to|working to|repl(?:y|ies) to|respond(?:s)? to|answers?\b|deals? with)/u,
);

/** Whether the writer or the service says what it will do, or the reader is told what will happen to them or their request. */
export function promises(text: string): boolean {
  return promise().test(text.toLowerCase());
}

const request = kept(
  () =>
    /\b(?:please|pls|kindly)\b|\b(?:you|parents|carers|schools|staff|officers|practitioners|colleagues|agencies) (?:must|should|need to|have to|are asked to|are required to) (?:also |then |first |always )?(?:contact|tell|ring|phone|call|email|write|send|return|reply|respond|report|complete|apply|claim|register|inform|notify|let|submit|pay|book|confirm|provide|sign)\b|\b(?:must|should|needs? to|has to|have to) be (?:completed|returned|sent|submitted|signed|paid|reported|handed|provided|confirmed)\b|\b(?:could|can|would|will) (?:you|everyone|all of you)\b|\b(?:let|tell|inform|notify|contact|phone|call|ring|email|send|return|reply to) (?:us|me|our)\b|\b(?:call|ring|phone|email|text|get) back\b|(?:^|\band )(?:complete|return|send|reply|respond|contact|phone|call|ring|email|apply|tell|report|submit|confirm|sign)\b/i,
);

/** Whether the reader is asked for something. */
export function requests(text: string): boolean {
  return request().test(text);
}

/** What is asked depends on something that has not happened yet, so that no date can be given for it. */
export const condition = /\b(?:if|when|whenever|once|unless|in case)\b/i;
