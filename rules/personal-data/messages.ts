/** Every message holds a mask at most, never the text itself. */
export const messages = {
  published: {
    what: 'This looks like {a} {kind} ({masked}), and anyone may read it here.',
    do: 'Take it out, or put a placeholder in its place.',
  },
  unsealed: {
    what: 'This looks like {a} {kind} ({masked}), and an email can be read by others on its way and on a screen.',
    do: 'Leave it out, or send it by a secure route.',
  },
  subject: {
    what: 'The subject line holds {a} {kind} ({masked}), which shows in every list of messages.',
    do: 'Write initials or your own reference, and put the rest inside.',
  },
  nameInSubject: {
    what: 'The subject line names a person ({masked}), and shows in every list of messages.',
    do: 'Write initials or your own reference, and put the name inside.',
  },
  attachment: {
    what: 'The name of an attachment holds {a} {kind} ({masked}), which shows in every list of messages and files.',
    do: 'Give the file another name: initials or your own reference.',
  },
  nameInAttachment: {
    what: 'The name of an attachment names a person ({masked}), and shows in every list of messages and files.',
    do: 'Give the file another name: initials or your own reference.',
  },
  hidden: {
    what: 'A comment or hidden text holds {a} {kind} ({masked}). Whoever opens the source can read it.',
    do: 'Take it out.',
  },
  link: {
    what: 'The address of this link holds {what} ({masked}). Addresses are kept in histories, logs and statistics.',
    do: 'Link to the page without it.',
  },
  secondPerson: {
    what: 'This is a second {kind} ({masked}), so it may be another person’s.',
    do: 'Make sure that everything in it is about the person it goes to.',
  },
  jigsaw: {
    what: 'Put together, the {facts} can tell anyone who this child is.',
    do: 'Leave out all but one, or change the name and say that you did.',
  },
};
export type MessageId = keyof typeof messages;
