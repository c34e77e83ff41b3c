export const messages = {
  needed: {
    what: 'This draft holds {what}, and no protective marking tells {readers} how to handle it.',
    do: 'Begin it and its subject line with OFFICIAL-SENSITIVE - PERSONAL DATA - RECIPIENTS ONLY, or say who else may have it.',
  },
  misspelt: { what: '‘{found}’ is not how the marking is written.', do: 'Write {instead}.' },
  old: {
    what: '‘{found}’ is an old marking; those ended in April 2014.',
    do: 'Write OFFICIAL, or OFFICIAL-SENSITIVE where a loss would do more harm.',
  },
  oldDescriptor: {
    what: '‘{found}’ is a descriptor of before 2023.',
    do: 'Write PERSONAL DATA, HR / MANAGEMENT, COMMERCIAL, MARKET SENSITIVE, LEGAL or none.',
  },
  instruction: {
    what: 'This marking does not say who may have the draft.',
    do: 'Add a handling instruction: RECIPIENTS ONLY, HMG USE ONLY, or your organisation’s name and USE ONLY.',
  },
  embargo: { what: 'EMBARGOED has no date beside it.', do: 'Say until which day and time.' },
  different: {
    what: 'The marking here is {found}, and earlier it is {first}.',
    do: 'Mark the whole draft as its most sensitive part needs.',
  },
  subject: {
    what: 'The draft is marked {found}, and its subject line is not.',
    do: 'Begin the subject line with {found}.',
  },
  last: {
    what: 'The marking stands at the end of the subject line, which lists of messages cut off.',
    do: 'Begin the subject line with {found}.',
  },
  contradiction: {
    what: 'This draft is marked {first}, and here FOR PUBLIC RELEASE.',
    do: 'Find out which is right, and take the other out.',
  },
  public: {
    what: '‘{found}’ is for a limited circle, and anyone can read {where}.',
    do: 'Find out which is right: take the draft off this channel, or take out what is sensitive and mark it FOR PUBLIC RELEASE.',
  },
  released: {
    what: 'This draft is marked FOR PUBLIC RELEASE and holds {what}.',
    do: 'Take that out before anyone else sees it.',
  },
};
export type MessageId = keyof typeof messages;
