/** Networks that closed by 31 March 2019. */
export const closed: readonly string[] = ['gsi.gov.uk', 'gcsx.gov.uk', 'gse.gov.uk', 'gsx.gov.uk'];

/** Replaced by addresses of each force. When the last of them goes is not known here. */
export const retiring: readonly string[] = ['pnn.police.uk'];

/** Services that anyone can open an account with; a judgement, not complete. */
export const consumer: readonly string[] = [
  'aol.com',
  'aol.co.uk',
  'blueyonder.co.uk',
  'btinternet.com',
  'gmail.com',
  'gmx.com',
  'gmx.co.uk',
  'googlemail.com',
  'hotmail.com',
  'hotmail.co.uk',
  'icloud.com',
  'live.com',
  'live.co.uk',
  'mac.com',
  'mail.com',
  'me.com',
  'msn.com',
  'ntlworld.com',
  'outlook.com',
  'proton.me',
  'protonmail.com',
  'sky.com',
  'talktalk.net',
  'tiscali.co.uk',
  'virginmedia.com',
  'yahoo.com',
  'yahoo.co.uk',
  'ymail.com',
];
