/** A path as SARIF has it: relative to the root of what was checked, or a `file:` address where it is absolute. */
export function uriOf(path: string): { uri: string; uriBaseId?: string } {
  const uri = path
    // Half of a surrogate pair cannot be encoded.
    .replace(/\p{Surrogate}/gu, '\ufffd')
    .split('/')
    .map(encodeURIComponent)
    .join('/');
  return path.startsWith('/') ? { uri: `file://${uri}` } : { uri, uriBaseId: '%SRCROOT%' };
}
