const characterReferences: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
  '\n': '&#10;',
  '\r': '&#13;',
  '\t': '&#9;',
};

/** A text as it may stand in XML, in elements and in attributes. What no XML document can hold is shown as `�`. */
export function xmlText(text: string): string {
  return text
    .replace(/[&<>"'\n\r\t]/g, (character) => characterReferences[character] ?? '')
    .replace(/[\p{Cc}\p{Surrogate}\ufffe\uffff]/gu, '\ufffd');
}
