import type { Report as AnyReport, RuleContext } from '../../src/rule/rule.ts';

const place = 'GOV.UK Notify sends it as it is typed.';

export const messages = {
  channel: {
    what: 'GOV.UK Notify sends letters, emails and text messages; nothing says which of them this template is.',
    do: 'Write ‘channel: letter’, ‘channel: email’ or ‘channel: text-message’ in the front matter or the configuration.',
  },
  unclosed: {
    what: '‘{found}’ begins a placeholder that never ends. {Readers} get it as it stands.',
    do: 'Write ‘))’ after the name.',
  },
  unopened: {
    what: '‘{found}’ ends a placeholder that never begins. {Readers} get it as it stands.',
    do: 'Write ‘((’ before the name.',
  },
  nameless: { what: 'This placeholder has no name, so nothing can fill it in.', do: 'Give it a name, or take it out.' },
  nested: {
    what: 'A placeholder stands inside optional text, so neither of the two works and {readers} get the brackets.',
    do: 'End the optional text before it, and begin another one after it.',
  },
  bracket: {
    what: 'Brackets stand inside optional text, so it does not work and {readers} get ‘((’ and ‘))’ too.',
    do: 'Write it without brackets, with commas for example.',
  },
  twoNames: {
    what: '‘(({found}))’ and ‘(({other}))’ look like two names for one thing; only the one that is given is filled in.',
    do: 'Use one name for both.',
  },
  spelling: {
    what: '‘(({found}))’ and ‘(({other}))’ are one placeholder to GOV.UK Notify, and look like two to whoever fills them in.',
    do: 'Spell it one way.',
  },
  unknown: {
    what: '‘(({found}))’ is none of the placeholders in your configuration, so nothing will fill it in.{hint}',
    do: 'Correct the name, or add it to ‘notify.placeholders’.',
  },
  inLink: {
    what: 'A placeholder is part of this web address, so nobody can check beforehand where {readers} will get to.',
    do: 'Test it with real values, or put the whole address in one placeholder.',
  },
  personalLink: {
    what: '‘(({found}))’ puts personal data into a web address. Addresses are kept in histories, logs and statistics.',
    do: 'Use a reference that means nothing to others.',
  },
  subject: {
    what: '‘(({found}))’ puts personal data into the subject line, which shows in every list of messages.',
    do: 'Take it out of the subject line; put it in the text, or use initials or a reference of your own.',
  },
  typed: { what: 'GOV.UK Notify has no {kind}: {readers} get ‘{found}’ as it is typed.', do: 'Take the marks out.' },
  leftOut: {
    what: 'GOV.UK Notify leaves {kind} out: {readers} get nothing in this place.',
    do: 'Say it in words{how}.',
  },
  level: {
    what: 'GOV.UK Notify has {levels} of headings in {kind}; this one becomes a paragraph.',
    do: 'Write ‘#’, or make it a sentence.',
  },
  inset: {
    what: 'GOV.UK Notify sets no text apart in a letter: this becomes a paragraph like others.',
    do: 'Take the ‘^’ out.',
  },
  mark: { what: `‘{found}’ means nothing in a text message. ${place}`, do: 'Take it out{how}.' },
  qrChannel: { what: `Only letters have QR codes. ${place}`, do: 'Give the web address in full.' },
  qrSecond: {
    what: 'This is a second QR code on one page; {readers} cannot tell which to scan.',
    do: 'Keep one, or begin a new page (‘---’) before it.',
  },
  qrLong: {
    what: 'This QR code holds {bytes} bytes; GOV.UK Notify prints none with more than {most}.',
    do: 'Use a shorter web address.',
  },
  qrAlone: {
    what: 'A QR code is the only way here to get on, and not all {readers} can scan one.',
    do: 'Give the web address or a phone number in words too.',
  },
  addressLines: {
    what: 'This address has {count} lines; GOV.UK Notify prints {least} to {most}.',
    do: 'Join or split lines; the postcode is the last.',
  },
  addressPostcode: {
    what: 'The last line of this address is not a UK postcode.',
    do: 'Write the postcode on a line of its own, as the last.',
  },
  addressStart: { what: 'A line of an address cannot begin with ‘{found}’.', do: 'Take the sign out.' },
  noAddress: {
    what: 'GOV.UK Notify sends no letter to ‘no fixed address’.',
    do: 'Give an address where they get post, or send it another way.',
  },
};

export type MessageId = keyof typeof messages;
export type Report = AnyReport<MessageId>;
export type Context = RuleContext<Record<string, never>>;
