import { element, type LetterElement } from './elements.ts';

const send = 'Special Educational Needs and Disability Regulations 2014';
const appealsCode = 'School Admission Appeals Code';
const travel = 'DfE, Travel to school for children of compulsory school age';
const proceedings = 'Public Law Outline guidance on letters before proceedings';

/** Letters that refuse something, or come before a court does. */
export const refusals: Readonly<Record<string, readonly LetterElement[]>> = {
  'ehc-refusal': [
    element(
      'the reasons for refusing',
      'law',
      'reasons',
      'Say what you looked at and why it led to this decision.',
      send,
    ),
    element(
      'the right to appeal to the SEND Tribunal',
      'law',
      'appeal tribunal',
      'Name the First-tier Tribunal (SEND) and how to reach it.',
      send,
    ),
    element(
      'the time limit for an appeal',
      'law',
      'appeal|tribunal time',
      'Two months from this letter, or one month from the mediation certificate, whichever is later.',
      send,
      true,
    ),
    element(
      'mediation and whom to contact for it',
      'law',
      'mediation contact',
      'Give the name and contact details of the mediation adviser.',
      send,
    ),
    element(
      'disagreement resolution',
      'law',
      'disagreement-resolution',
      'Say that it is there and how to ask for it.',
      send,
    ),
    element(
      'information, advice and support (SENDIASS)',
      'law',
      'sendiass',
      'Name the local service and how to reach it.',
      send,
    ),
    element(
      'the date of the request',
      'law',
      'request time',
      'The decision is due 6 weeks after a request to assess, 16 weeks where no plan is issued.',
      send,
      true,
    ),
  ],
  'admission-refusal': [
    element(
      'the reasons for refusing a place',
      'law',
      'reasons',
      'Say why, for this school and this child.',
      'School Admissions Code 2.32',
    ),
    element('the right to appeal', 'law', 'appeal', 'Say that there is one.', 'School Admissions Code 2.32'),
    element(
      'the deadline for the appeal',
      'statutory guidance',
      'appeal time',
      'At least 20 school days from the day on which they are told.',
      `${appealsCode} 2.5`,
      true,
    ),
    element(
      'how to appeal, and to whom',
      'statutory guidance',
      'how-to-appeal contact',
      'Give the form and the address.',
      appealsCode,
    ),
    element(
      'that the grounds have to be in writing',
      'statutory guidance',
      'grounds',
      'Say so, and do not limit the grounds.',
      appealsCode,
    ),
  ],
  'transport-stage1': [
    element(
      'detailed reasons',
      'ombudsman',
      'reasons considered',
      'Say what you considered and whom you asked; the review is due in 20 working days.',
      `${travel}; decisions of the Ombudsman`,
    ),
    element(
      'how to go to stage 2',
      'statutory guidance',
      'escalate',
      'They have 20 working days to ask for it.',
      travel,
    ),
  ],
  'transport-stage2': [
    element(
      'the outcome and its reasons',
      'statutory guidance',
      'decision reasons',
      'The panel meets within 40 working days; this letter is due 5 working days later.',
      travel,
    ),
    element(
      'the way to the Ombudsman',
      'statutory guidance',
      'ombudsman',
      'Name the Local Government and Social Care Ombudsman.',
      travel,
    ),
  ],
  'fostering-determination': [
    element(
      'the reasons',
      'law',
      'reasons',
      'Say what the determination rests on.',
      'Fostering Services (England) Regulations 2011',
    ),
    element(
      'the choice between representations and the Independent Review Mechanism',
      'law',
      'representations irm time',
      'One of them, not both, within 28 calendar days.',
      'Fostering Services (England) Regulations 2011',
    ),
  ],
  'adoption-determination': [
    element(
      'the choice between representations and the Independent Review Mechanism',
      'law',
      'representations irm time',
      'One of them, within 40 working days.',
      'Adoption Agencies Regulations 2005',
    ),
  ],
  'letter-before-proceedings': [
    element(
      'what you are worried about and what has to change',
      'statutory guidance',
      'worries',
      'In plain words, for each child.',
      proceedings,
    ),
    element(
      'the help that is offered, and assessments',
      'statutory guidance',
      'help',
      'Say who gives it and when.',
      proceedings,
    ),
    element(
      'the day, time and place of the meeting',
      'statutory guidance',
      'meeting time',
      'Give all three.',
      proceedings,
      true,
    ),
    element(
      'that they should take it to a solicitor, with legal aid',
      'statutory guidance',
      'solicitor',
      'Send a list of solicitors with it.',
      proceedings,
    ),
    element(
      'an offer of a family group decision-making meeting',
      'law that is not in force yet',
      'family-group',
      'Children’s Wellbeing and Schools Act 2026, section 1, once it is commenced.',
      'Children Act 1989, section 31ZA(6), as inserted',
    ),
  ],
};
