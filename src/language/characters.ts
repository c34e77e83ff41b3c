/** Whether each ASCII code unit is a letter (1) or a digit (2). */
const ascii = new Uint8Array(128);
for (let code = 48; code <= 57; code++) ascii[code] = 2;
for (let code = 65; code <= 90; code++) ascii[code] = ascii[code + 32] = 1;

const letterOrDigit = /[\p{L}\p{N}]/u;

/** Whether the code unit at an offset is a letter or digit of any script; half of a surrogate pair and the end are none. */
export function isLetterOrDigit(text: string, at: number): boolean {
  const code = text.charCodeAt(at);
  if (code < 128) return ascii[code] !== 0;
  return code >= 128 && letterOrDigit.test(String.fromCharCode(code));
}

/** Whether a text holds a letter or digit of any script. */
export function hasLetterOrDigit(text: string): boolean {
  for (let at = 0; at < text.length; at++) {
    const code = text.charCodeAt(at);
    if (code >= 128) return letterOrDigit.test(text.slice(at));
    if (ascii[code] !== 0) return true;
  }
  return false;
}
