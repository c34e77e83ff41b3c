/** A character as it is sent, and where it stands in the draft's source. */
export interface Sent {
  char: string;
  start: number;
  end: number;
}

/** A text message as it is sent and counted. */
export interface TextMessage {
  /** Characters of the message; those that count twice in GSM-7 counted twice unless it is sent in UCS-2. */
  length: number;
  parts: number;
  /** Parts that it would take if every character were one of GSM-7. */
  partsWithout: number;
  /** The first character that GSM-7 doesn't have, so that the whole is sent in UCS-2. */
  forcing: Sent | undefined;
  /** Characters that GOV.UK Notify replaces by a question mark. */
  lost: readonly Sent[];
}

const basic = new Set(
  '@£$¥èéùìòÇ\nØø\rÅåΔ_ΦΓΛΩΠΨΣΘΞÆæßÉ !"#¤%&\'()*+,-./0123456789:;<=>?¡ABCDEFGHIJKLMNOPQRSTUVWXYZÄÖÑÜ§¿abcdefghijklmnopqrstuvwxyzäöñüà',
);

/** These take two places in GSM-7. */
const extended = new Set('^{}\\[~]|€');

/** Letters of Welsh that GOV.UK Notify keeps though GSM-7 doesn't have them. */
const welsh = new Set('ÂâÊêÎîÔôÛûŴŵŶŷÁáÍíÓóÚúËëÏïẀẁẂẃẄẅỲỳÝýŸÿ');

/** What GOV.UK Notify puts for characters that word processors make. */
const replacements: Readonly<Record<string, string>> = {
  '‘': "'",
  '’': "'",
  '‛': "'",
  '“': '"',
  '”': '"',
  '‐': '-',
  '‑': '-',
  '–': '-',
  '—': '-',
  '−': '-',
  '…': '...',
  '\u00a0': ' ',
  '\t': ' ',
  '\u200b': '',
  '\u00ad': '',
  '\ufeff': '',
};

/** Characters in a message of one part, and in each part of a longer one. */
const gsm = { single: 160, joined: 153 };
const ucs2 = { single: 70, joined: 67 };

/**
 * Counts a message.
 *
 * @param written its characters with their places
 * @param notify whether GOV.UK Notify sends it, and changes characters before it counts them
 */
export function countMessage(written: Iterable<Sent>, notify: boolean): TextMessage {
  let gsmLength = 0;
  let ucs2Length = 0;
  let forcing: Sent | undefined;
  const lost: Sent[] = [];
  for (const one of written) {
    const sent = notify ? downgrade(one.char) : one.char;
    if (notify && sent === '?' && one.char !== '?') lost.push(one);
    for (const char of sent) {
      ucs2Length += char.length;
      gsmLength += extended.has(char) ? 2 : 1;
      if (!basic.has(char) && !extended.has(char)) forcing ??= one;
    }
  }
  const partsWithout = partsOf(gsmLength, gsm);
  return forcing === undefined
    ? { length: gsmLength, parts: partsWithout, partsWithout, forcing, lost }
    : { length: ucs2Length, parts: partsOf(ucs2Length, ucs2), partsWithout, forcing, lost };
}

function partsOf(length: number, { single, joined }: typeof gsm): number {
  return length <= single ? 1 : Math.ceil(length / joined);
}

/** A character as GOV.UK Notify sends it: kept, put plainly, without its accent, or as a question mark. */
function downgrade(char: string): string {
  if (basic.has(char) || extended.has(char) || welsh.has(char)) return char;
  const replaced = replacements[char];
  if (replaced !== undefined) return replaced;
  const plain = char.normalize('NFKD').replace(/\p{M}/gu, '');
  if (plain === '') return '';
  return [...plain].every((each) => basic.has(each) || extended.has(each)) ? plain : '?';
}
