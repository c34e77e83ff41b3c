import { doers } from './doer.ts';

/** What a reader is not told when the doer is left out. */
export type Act = 'decision' | 'contact' | 'action' | 'duty';

/** A verb that leaves out whose act it is; `isHint` where that seldom matters. */
export interface Acting {
  act: Act;
  isHint: boolean;
}

const list = (words: string) => new Set(words.split(' '));

/** What is decided about somebody. */
const decisions = list(
  'decided determined refused rejected approved granted declined awarded agreed authorised considered reviewed reconsidered assessed ' +
    'reassessed investigated prioritised allocated selected chosen upheld dismissed overturned accepted denied heard dealt',
);

/** What is said to a person. */
const contacts = list('contacted informed notified told advised rung phoned telephoned consulted visited');
const softContacts = list('invited updated asked sent');

/** What is done to a person, or to what a person has. */
const actions = list(
  'removed withdrawn stopped suspended cancelled terminated reduced closed excluded evicted detained placed',
);
const softActions = list(
  'escalated referred transferred shared disclosed monitored passed prosecuted recorded offered given interviewed',
);

/** What somebody is to do. */
const duties = list(
  'completed returned submitted provided sent reported informed notified told contacted obtained sought signed attended agreed paid ' +
    'reviewed assessed shared considered recorded',
);

/** Verbs that say nothing by themselves: "a decision will be made". */
const empty = list('made taken reached carried undertaken given conducted arranged completed held');
const decided = list('decision decisions judgement judgements recommendation recommendations determination');
const done = list(
  'assessment assessments referral referrals review reviews investigation investigations enquiries inquiry check checks visit visits ' +
    'arrangements action discussion discussions meeting meetings',
);

/** People and things of a case: what a decision, a message or a duty of a public service is about. */
const concerned = list(
  'you your yours child children son daughter family families parent parents carer carers people person applicant applicants patient ' +
    'patients pupil pupils resident residents tenant tenants student students everyone application applications request requests claim ' +
    'claims appeal appeals referral referrals complaint complaints case cases place places plan plans support help funding transport ' +
    'benefit benefits payment payments tenancy order licence concern concerns consent evidence form forms letter letters report reports ' +
    'document documents details slip notice proof meeting contact change changes they he she visa permit grant need needs eligibility referrer ' +
    'referrers',
);

/** What points back at one of those. */
const pointing = list('it this these all both');

/** Those of them to whom something can be said. */
const persons = list(
  'you child children son daughter family families parent parents carer carers people person applicant applicants patient patients ' +
    'pupil pupils resident residents tenant tenants student students everyone referrer referrers they he she both all',
);

/**
 * What a passive leaves unsaid; undefined where that is not the business of the rule.
 *
 * @param participle in lower case
 * @param following the word after it
 * @param subject the words before the auxiliary, in lower case, the nearest last
 */
export function actOf(
  participle: string,
  following: string,
  isDuty: boolean,
  subject: readonly string[],
): Acting | undefined {
  const head = subject.at(-1) ?? '';
  const isSaid = contacts.has(participle) || (participle === 'kept' && /^(?:informed|updated)$/.test(following));
  const near = subject.slice(-5);
  // "made public" makes nothing
  const filled =
    !empty.has(participle) || /^(?:public|available|clear|up)$/.test(following)
      ? undefined
      : near.some((word) => decided.has(word))
        ? 'decision'
        : near.some((word) => done.has(word))
          ? 'action'
          : undefined;
  // "The school must be told"
  const isBodyTold = isSaid && doers.has(head);
  if (filled === undefined && !isBodyTold && !pointing.has(head) && !subject.some((word) => concerned.has(word)))
    return undefined;
  if (isDuty) return filled !== undefined || duties.has(participle) ? { act: 'duty', isHint: false } : undefined;
  if (filled !== undefined) return { act: filled, isHint: false };
  if (decisions.has(participle)) return { act: 'decision', isHint: false };
  if (actions.has(participle)) return { act: 'action', isHint: false };
  if (softActions.has(participle)) return { act: 'action', isHint: true };
  if (!persons.has(head) && !isBodyTold) return undefined;
  if (participle === 'kept')
    return /^(?:informed|updated)$/.test(following) ? { act: 'contact', isHint: false } : undefined;
  if (isSaid) return { act: 'contact', isHint: false };
  return softContacts.has(participle) ? { act: 'contact', isHint: true } : undefined;
}

/** Whether a participle can be one of those of `actOf`. */
export function isActing(participle: string): boolean {
  return all.has(participle);
}

const all = new Set([
  ...decisions,
  ...contacts,
  ...softContacts,
  ...actions,
  ...softActions,
  ...duties,
  ...empty,
  'kept',
]);
