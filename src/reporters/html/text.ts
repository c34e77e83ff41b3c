const characterReferences: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
};

/**
 * A text as it may stand in HTML, in elements and in attributes. Controls are shown as `�`, those too that would make a line
 * read as something else.
 */
export function htmlText(text: string): string {
  return text
    .replace(/(?![\n\t])[\p{Cc}\p{Surrogate}\u202a-\u202e\u2066-\u2069]/gu, '\ufffd')
    .replace(/[&<>"']/g, (character) => characterReferences[character] ?? '');
}
