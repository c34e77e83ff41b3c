/** Past and past participle of verbs that do not take -ed. */
export const irregularVerbs: ReadonlyMap<string, readonly [past: string, participle: string]> = new Map(
  `be was been|bear bore borne|become became become|begin began begun|bind bound bound|break broke broken|bring brought brought
build built built|buy bought bought|catch caught caught|choose chose chosen|come came come|cost cost cost|cut cut cut
deal dealt dealt|do did done|draw drew drawn|drive drove driven|fall fell fallen|feed fed fed|feel felt felt|fight fought fought
find found found|forecast forecast forecast|forget forgot forgotten|get got got|give gave given|go went gone|grow grew grown
have had had|hear heard heard|hide hid hidden|hit hit hit|hold held held|hurt hurt hurt|keep kept kept|know knew known
lead led led|leave left left|lend lent lent|let let let|lose lost lost|make made made|mean meant meant|meet met met
overcome overcame overcome|pay paid paid|put put put|read read read|ring rang rung|rise rose risen|run ran run|say said said
see saw seen|seek sought sought|sell sold sold|send sent sent|set set set|show showed shown|shut shut shut|sit sat sat
speak spoke spoken|spend spent spent|spread spread spread|stand stood stood|stick stuck stuck|take took taken|teach taught taught
tell told told|think thought thought|understand understood understood|undergo underwent undergone|undertake undertook undertaken
withdraw withdrew withdrawn|write wrote written`
    .split(/[|\n]/)
    .map((line) => {
      const [verb = '', past = '', participle = ''] = line.split(' ');
      return [verb, [past, participle]];
    }),
);

/** Plurals that are not made with -s, -es or -ies. A noun that has none stands for itself. */
export const irregularPlurals: ReadonlyMap<string, string> = new Map([
  ['child', 'children'],
  ['person', 'people'],
  ['man', 'men'],
  ['woman', 'women'],
  ['chairman', 'chairmen'],
  ['foot', 'feet'],
  ['life', 'lives'],
  ['half', 'halves'],
  ['criterion', 'criteria'],
  ['symposium', 'symposia'],
  ['analysis', 'analyses'],
  ['crisis', 'crises'],
  ['basis', 'bases'],
  ['series', 'series'],
  ['information', 'information'],
  ['advice', 'advice'],
  ['help', 'help'],
  ['money', 'money'],
  ['pay', 'pay'],
  ['staff', 'staff'],
  ['people', 'people'],
  ['evidence', 'evidence'],
  ['permanence', 'permanence'],
  ['safeguarding', 'safeguarding'],
]);

/** Verbs of several syllables with the stress on the last, which double their last letter: "committed". */
export const stressedAtTheEnd: ReadonlySet<string> = new Set(
  'admit allot begin commit compel concur confer control debar defer demur deter emit enrol equip excel expel forget incur infer occur omit permit prefer propel rebut recur refer regret remit repel submit transfer transmit upset'.split(
    ' ',
  ),
);
