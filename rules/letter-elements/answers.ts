import { element, type LetterElement } from './elements.ts';

const exclusion = 'DfE, Suspension and permanent exclusion guidance';
const complaintCode = 'Local Government and Social Care Ombudsman, Complaint Handling Code';
const gettingTheBest = 'DfE, Getting the best from complaints';
const foi = 'Freedom of Information Act 2000, section 17';
const sharing = 'DfE, Information sharing advice 2024';

/** Letters that answer or tell something, and those between services. */
export const answers: Readonly<Record<string, readonly LetterElement[]>> = {
  'suspension-exclusion': [
    element(
      'the reasons and how long it lasts',
      'statutory guidance',
      'reasons time',
      'Give the first and the last day.',
      exclusion,
    ),
    element(
      'the right to go to the governing board, with a friend or representative',
      'statutory guidance',
      'governors representations|friend',
      'Say how, and when it meets.',
      exclusion,
    ),
    element(
      'that the child must not be in a public place for the first 5 school days',
      'statutory guidance',
      'public-place',
      'Give the days, and that there is a fine.',
      exclusion,
    ),
    element(
      'the education from day 6 and free legal advice',
      'statutory guidance',
      'alternative|time legal-advice',
      'Say where, when and how to get there.',
      exclusion,
    ),
  ],
  'foi-refusal': [
    element(
      'the exemption and why it applies',
      'law',
      'exemption reasons',
      'Name the section; the answer is due in 20 working days.',
      foi,
    ),
    element(
      'the public interest, where it has to be weighed',
      'law',
      'public-interest',
      'Say what speaks for each side.',
      foi,
    ),
    element('the internal review', 'law', 'internal-review', 'Say how to ask for it.', foi),
    element('the Information Commissioner', 'law', 'commissioner', 'Say how to reach the Office.', foi),
  ],
  'complaint-stage1': [
    element(
      'what the complaint is and its stage',
      'ombudsman',
      'stage complaint',
      'Say what you took the complaint to be; 5 working days to acknowledge it, 10 to answer.',
      complaintCode,
    ),
    element('the decision and its reasons', 'ombudsman', 'decision reasons', 'Answer each point.', complaintCode),
    element(
      'what puts it right, and what is still to be done',
      'ombudsman',
      'remedy',
      'Say who does it and by when.',
      complaintCode,
    ),
    element('how to go to stage 2', 'ombudsman', 'escalate', 'Say to whom, and until when.', complaintCode),
  ],
  'complaint-final': [
    element(
      'the way to the Ombudsman',
      'ombudsman',
      'ombudsman',
      'Give its name and contact, usually within 12 months; do not say what it will look into.',
      complaintCode,
    ),
  ],
  'complaint-childrens-stage1': [
    element(
      'how to go to stage 2',
      'statutory guidance',
      'escalate',
      'Stage 1 takes 10 working days, 20 at most.',
      gettingTheBest,
    ),
  ],
  'complaint-childrens-stage2': [
    element(
      'the investigating officer and the independent person',
      'statutory guidance',
      'investigator independent-person',
      'Stage 2 takes 25 working days, 65 at most; it has to be asked for within 20.',
      gettingTheBest,
    ),
  ],
  'complaint-childrens-stage3': [
    element(
      'the review panel and the Ombudsman after it',
      'statutory guidance',
      'review-panel ombudsman',
      'To be asked for in 20 working days; the panel meets in 30, reports in 5, and is answered in 15.',
      gettingTheBest,
    ),
  ],
  'any-decision': [
    element(
      'the decision at the beginning',
      'good practice',
      'early-decision',
      'Say in the first two sentences what was decided.',
      'Home Office, the “send a letter” pattern',
    ),
    element(
      'a reference number',
      'good practice',
      'reference',
      'Say how to use it.',
      'Home Office, the “send a letter” pattern',
    ),
    element(
      'what happens next and when',
      'good practice',
      'next time',
      'Say who does what by which day.',
      'NHS and DWP guidance on letters',
    ),
    element(
      'whom to contact, in more than one way',
      'good practice',
      'contacts',
      'A name, and two ways to reach them.',
      'NHS guidance on letters',
    ),
    element(
      'other formats and languages',
      'good practice',
      'formats',
      'Say how to get them.',
      'NHS guidance on letters',
    ),
    element(
      'one way to challenge the decision',
      'ombudsman',
      'appeal|complaint|escalate',
      'An appeal or a complaint, not one after the other.',
      'Local Government and Social Care Ombudsman, Manual for councils',
    ),
  ],
  'referral-to-police-or-health': [
    element('a protective marking', 'good practice', 'marking', 'Put it at the top.', sharing),
    element('what is asked', 'good practice', 'ask', 'Ask for one thing in one sentence.', sharing),
    element('by when', 'good practice', 'time', 'Give a date and a time.', sharing),
    element('the consent or other basis for sharing', 'good practice', 'basis', 'Name it.', sharing),
    element('whom to contact', 'good practice', 'contact', 'Give a name and a number.', sharing),
    element('a reference', 'good practice', 'reference', 'No names in it.', sharing),
  ],
};
