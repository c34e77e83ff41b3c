/** A language that may stand in an English draft, and the words and letters by which it is told. */
export interface Tongue {
  /** BCP 47 */
  tag: string;
  /** Its name in English. */
  name: string;
  /** Lower-case words that are frequent in it and no English words; those of two languages count for both. */
  words: string;
  /** Letters that only this language, of those here, has. */
  letters?: string;
}

/**
 * Languages in Latin letters that councils in the UK write in or quote most: Welsh and Gaelic, and those of the 2021 census
 * of England and Wales with the most speakers. Welsh has public services' words as well, since its headings are short.
 * The words are the commonest of each language; which to leave out as too like English is a judgement.
 */
export const tongues: readonly Tongue[] = [
  {
    tag: 'cy',
    name: 'Welsh',
    words:
      "y yr yn mae yw yn sydd oedd bydd byddwn byddant wedi gan gyda gyda'r chi eich ein ni nhw eu ac â'r i'r a'r o'r i'ch o'ch a'ch " +
      "i'w a'i a'u hyn hon hwn hynny os neu nid nad oes hefyd rhaid gallwch gallwn gall mewn ar gyfer fel pan pwy beth sut pam cyn " +
      'ôl rhwng drwy trwy heb hyd dros ydych ydy ydw cael chael gael gwneud wneud cais gais ysgol plant plentyn phlant plentyn blant ' +
      'gwasanaeth gwasanaethau wasanaethau cymorth gymorth rhagor gwybodaeth wybodaeth cysylltu cysylltwch croeso gymraeg cymraeg ' +
      'cyngor gyngor unrhyw angen eraill teulu deulu dydd bob pob rydym rydych byddwch dylech sy',
    letters: 'ŵŷ',
  },
  {
    tag: 'gd',
    name: 'Gaelic',
    words: 'agus tha chan eil anns airson ann bidh mu dheidhinn dhuinn dhut againn agad leis gach seo sin bha iad',
  },
  {
    tag: 'ga',
    name: 'Irish',
    words: 'agus tá níl atá gach le leis seo sin chun ón faoi féidir mar bhfuil raibh siad againn agat',
  },
  {
    tag: 'pl',
    name: 'Polish',
    words:
      'jest są się nie że dla oraz przez jak który która które być ma mają może można od lub czy proszę pan pani państwo państwa ' +
      'twoje twoja twój dziecko dziecka dzieci szkoły szkole jeśli jeżeli tym tego także po przy już tylko jego naszym aby w z na nas nam za innym informacje informacji numer',
    letters: 'ąęłśźżńć',
  },
  {
    tag: 'ro',
    name: 'Romanian',
    words:
      'și este sunt nu pentru care din cu că să sau mai dacă ale unui unei acest această dumneavoastră noi vom trebuie ' +
      'copilul copilului școală fi prin după poate ați aveți despre îl își lui între',
    letters: 'ășțţş',
  },
  {
    tag: 'so',
    name: 'Somali',
    words:
      'waa waxaa ah iyo oo ka ku uu ay aan ama haddii ilmaha carruurta carruur dugsiga waxay inuu inay si loo kale leh karaa kartaa',
  },
  {
    tag: 'fr',
    name: 'French',
    words:
      "les des est une vous votre vos nous dans pour avec sur pas qui que sont cette ces être avez c'est d'un d'une l'école ou si " +
      'ne je il elle enfant du par plus leur au aux mais',
  },
  {
    tag: 'es',
    name: 'Spanish',
    words:
      'los las una por con para que está están su sus usted como más pero del este esta puede si niño niños hijo el es y o se lo al',
    letters: 'ñ¿¡',
  },
  {
    tag: 'pt',
    name: 'Portuguese',
    words:
      'os uma não que com por para está são você seu sua como mais mas ou também pode crianças criança escola dos das do da em ao à é',
    letters: 'ãõ',
  },
  {
    tag: 'it',
    name: 'Italian',
    words:
      'il gli di che è sono non per una con del della dei delle nel nella suo sua può anche ma se bambino bambini scuola lo la al',
  },
  {
    tag: 'de',
    name: 'German',
    words:
      'der die das und ist nicht ein eine einen mit für auf sie ihr ihre wir von zu dem den wenn oder werden kann auch sind bei zum diese dieser dieses einer uns',
    letters: 'ß',
  },
  {
    tag: 'nl',
    name: 'Dutch',
    words: 'het een van voor niet zijn met op te dat die aan ook bij uw wij u kan wordt als naar om deze kinderen',
  },
  {
    tag: 'lt',
    name: 'Lithuanian',
    words: 'ir yra kad jūsų jūs mes arba su iš kaip bet jei apie vaikas vaiko vaikų gali būti nuo šis mokyklos',
    letters: 'ėųūįčšž',
  },
  {
    tag: 'hu',
    name: 'Hungarian',
    words:
      'és az egy nem hogy van meg vagy kell lehet ön önnek gyermek gyermeke iskola ez csak mint már ha azt a ezt más minket nekünk kérjük ezek önt önök nincs volt',
    letters: 'őű',
  },
  {
    tag: 'sq',
    name: 'Albanian',
    words: 'dhe të një është në për me nga që si jeni janë ju nuk ose mund fëmija fëmijës tuaj juaj shkollës ka do',
  },
  {
    tag: 'tr',
    name: 'Turkish',
    words:
      've bir bu için ile çocuk çocuğunuz çocuklar okul daha olarak değil var gibi sizin lütfen olan veya ne kadar eğer',
    letters: 'ğı',
  },
  {
    tag: 'sk',
    name: 'Slovak',
    words:
      'je sú sa na že pre alebo ako ktoré ktorý môže dieťa deti vaše váš od čo ak pri nie aj sme v tieto tento nám vám našu prosím o do',
    letters: 'ľĺŕô',
  },
  {
    tag: 'cs',
    name: 'Czech',
    words:
      'je jsou se na že pro nebo jako které který může dítě děti vaše váš od co pokud při není také jsme v tyto tento nám vám prosím o do',
    letters: 'ěřů',
  },
  {
    tag: 'vi',
    name: 'Vietnamese',
    words: 'và của là có không được cho các những này với trong người trẻ em quý vị bạn con để',
    letters: 'ơưđạảấầẩậắằặẹẻếềểễệọỏốồổộớờởợụủứừửựỳỷị',
  },
];

/** Words that only English has much of, of all these languages: a passage with more than a few of them is English. */
export const englishWords =
  'the and of you for that it are with be this your have from by will we not what when who need our their they has should about ' +
  'which were been would must get any other more than there could how where help if or can was may at to child school';
