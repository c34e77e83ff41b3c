import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { BriefResolver } from '../src/audience/resolve.ts';
import { Linter } from '../src/engine/linter.ts';
import { readDraft } from '../src/formats/read.ts';
import { library } from '../src/generated/readers.ts';
import { rules } from '../src/generated/rules.ts';
import { englishWords, tongues } from '../src/language/function-words.ts';
import { otherLanguages, readPassages } from '../src/language/other-languages.ts';

/** `language: text` of each passage. */
function passages(text: string): string[] {
  return otherLanguages(text).map(({ language, start, end }) => `${language}: ${text.slice(start, end)}`);
}

describe('passages in another language', () => {
  it.each([
    ['cy', 'Mae eich plentyn yn gymwys i gael cludiant am ddim i’r ysgol. Byddwn yn ysgrifennu atoch.'],
    ['cy', 'Gwneud cais am le mewn ysgol'],
    ['cy', 'Sut i wneud cais'],
    ['pl', 'Jeśli potrzebują Państwo tej informacji w innym języku, proszę zadzwonić.'],
    ['pl', 'Aby uzyskać te informacje w innym języku, proszę zadzwonić do nas pod numer podany powyżej.'],
    ['pt', 'Se precisar destas informações noutra língua, por favor contacte a escola do seu filho.'],
    ['it', 'Se ha bisogno di queste informazioni in un’altra lingua, chiami il numero della scuola.'],
    ['lt', 'Jei jums reikia šios informacijos kita kalba, skambinkite mums arba rašykite.'],
    ['hu', 'Ha ezt az információt más nyelven kéri, kérjük, hívjon minket, vagy írjon nekünk.'],
    ['tr', 'Bu bilgiye başka bir dilde ihtiyacınız varsa lütfen bizi arayın.'],
    ['sk', 'Ak potrebujete tieto informácie v inom jazyku, zavolajte nám alebo napíšte na našu adresu, prosím.'],
    ['vi', 'Nếu quý vị cần thông tin này bằng ngôn ngữ khác, vui lòng gọi cho chúng tôi.'],
    ['ro', 'Dacă aveți nevoie de aceste informații în altă limbă, vă rugăm să ne sunați.'],
    ['so', 'Haddii aad u baahan tahay macluumaadkan oo luqad kale ah fadlan na soo wac.'],
    ['fr', 'Si vous avez besoin de ces informations dans une autre langue, appelez-nous.'],
    ['es', 'Si necesita esta información en otro idioma, llámenos.'],
    ['de', 'Wenn Sie diese Informationen in einer anderen Sprache benötigen, rufen Sie uns an.'],
    ['sq', 'Nëse keni nevojë për këtë informacion në një gjuhë tjetër, na telefononi.'],
    ['ur', 'اگر آپ کو یہ معلومات کسی دوسری زبان میں درکار ہوں تو ہمیں فون کریں۔'],
    ['ar', 'إذا كنت بحاجة إلى هذه المعلومات بلغة أخرى، يرجى الاتصال بنا.'],
    ['uk', 'Якщо вам потрібна ця інформація іншою мовою, зателефонуйте нам.'],
    ['ti', 'ነዚ ሓበሬታ ብኻልእ ቋንቋ እንተደሊኹም ደውሉልና እዩ'],
  ])('%s is told for a whole text: %s', (language, text) => {
    expect(passages(text)).toEqual([`${language}: ${text}`]);
  });

  it('are told inside English, without the English', () => {
    expect(passages('You can ask for “Os hoffech y llythyr hwn yn Gymraeg” at the desk.')).toEqual([
      'cy: Os hoffech y llythyr hwn yn Gymraeg',
    ]);
    expect(passages('Ask for it in Polski, العربية, বাংলা, ਪੰਜਾਬੀ or 中文 today.')).toEqual([
      'ar: العربية',
      'bn: বাংলা',
      'pa: ਪੰਜਾਬੀ',
      'zh: 中文',
    ]);
  });

  it.each([
    'She works with Médecins Sans Frontières and has a certain je ne sais quoi.',
    'Ynys Môn',
    'Cyngor Gwynedd',
    'San José de la Montaña',
    'de minimis',
    'Pan-European plan',
    'Take 5 μg of it; π is about 3.14.',
    'MASH, CAMHS, SENDIASS a’r EHCP',
    'Do not go to die Mannschaft on your own.',
    '',
    '12345 67890',
  ])('are none: %s', (text) => {
    expect(passages(text)).toEqual([]);
  });

  it.each([
    ['y yr yn ‘mae ', 1],
    ['“mae the ‘', 0],
    ['ж;', 1],
    ['mae’', 0],
    ['жжж a ', 16_666],
    ['ъ', 1],
    [' ', 0],
    ['a\u0301', 0],
  ])('are looked for in 100 kB of ‘%s’', (piece, count) => {
    expect(otherLanguages(piece.repeat(100_000 / piece.length))).toHaveLength(count);
  });
});

describe('rules on English', () => {
  const resolver = new BriefResolver({ rules, library });
  const welsh =
    'Mae eich plentyn yn gymwys i gael cludiant am ddim i’r ysgol gan y Cyngor, ac byddwn yn ysgrifennu atoch eto cyn diwedd y ' +
    'mis gyda manylion y bws, amser y bws, enw’r gyrrwr a rhif y bws, os nad ydych wedi clywed gan ADY neu GCA erbyn hynny yn yr ysgol.';

  const found = (source: string) => {
    const linter = new Linter(rules, [resolver.brief('families', 'web', undefined)]);
    return linter.lint(readDraft(source, 'a.md')).map(({ ruleId, place }) => `${place.start.line}: ${ruleId}`);
  };
  const onWords =
    /sentence-length|paragraph-length|hard-sentence|plain-words|unknown-acronym|vague-words|cliche|repeated-word|hard-word/;

  it('are silent on a Welsh paragraph, and not on the same length of English', () => {
    const english = 'The Authority will utilise ADY and GCA prior to the meeting. '.repeat(5);
    const told = found(`Short breaks help families.\n\n${welsh}\n\n${english}\n`);
    expect(told.filter((one) => one.startsWith('3:') && onWords.test(one))).toEqual([]);
    expect(told).toContain('3: language-of-parts');
    expect(told.filter((one) => one.startsWith('5:') && onWords.test(one)).length).toBeGreaterThan(3);
  });

  it('are silent on a Welsh passage in an English paragraph', () => {
    const told = found(`Ask us. ${welsh} We can help.\n`);
    expect(told.filter((one) => /plain-words|unknown-acronym/.test(one))).toEqual([]);
    expect(told).toContain('1: language-of-parts');
  });
});

it('no word tells of another language that is an English word too', () => {
  const english = new Set(englishWords.split(' '));
  expect(tongues.flatMap(({ words }) => words.split(' ').filter((word) => english.has(word)))).toEqual([]);
});

it('a quick look at a text hides no passage', () => {
  const marks = fc.constantFrom(' ', ' ', ' ', ', ', '. ', "'", '’', '-', ': ', '\n', '…', '—', ' (', '; ');
  const english = fc.constantFrom(...englishWords.split(' '), 'Monday', '£5', 'Zoë', '\u212a', '日本語');
  const texts = fc.constantFrom(...tongues).chain(({ words, letters = '' }) => {
    const own = fc.constantFrom(...words.split(' '), ...letters);
    const shouted = own.map((word) => word.toUpperCase().replaceAll("'", '’'));
    return fc.array(fc.tuple(fc.oneof(own, own, shouted, english), marks), { maxLength: 12 });
  });
  let found = 0;
  fc.assert(
    fc.property(texts, (pieces) => {
      const text = pieces.flat().join('');
      const expected = readPassages(text);
      if (expected.length > 0) found++;
      expect(otherLanguages(text)).toEqual(expected);
    }),
    { numRuns: 2000 },
  );
  expect(found).toBeGreaterThan(100);
});
