/**
 * A short hash of a text, in hexadecimal: 32-bit FNV-1a with the last mixing step of MurmurHash3, so that texts that differ
 * in one letter differ in every digit. It tells texts apart, and keeps no secrets.
 *
 * @param digits how many digits are kept, 8 at most
 */
export function shortHash(text: string, digits = 8): string {
  let hash = 0x811c9dc5;
  for (let index = 0; index < text.length; index++) hash = Math.imul(hash ^ text.charCodeAt(index), 0x01000193);
  hash = Math.imul(hash ^ (hash >>> 16), 0x85ebca6b);
  hash = Math.imul(hash ^ (hash >>> 13), 0xc2b2ae35);
  return ((hash ^ (hash >>> 16)) >>> 0).toString(16).padStart(8, '0').slice(0, digits);
}
