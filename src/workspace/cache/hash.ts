import { hash } from 'node:crypto';

/**
 * SHA-256 of bytes or of a text in UTF-8, in base64. That no two contents share one need not be thought about; and for the
 * size of a draft it takes no longer than two CRC-32 would: processors have instructions for it.
 */
export function sha256(content: Uint8Array | string): string {
  return hash('sha256', content, 'base64');
}

/** What tells that bytes of our own were not spoilt since they were written: a quarter of that. */
export function sumOf(bytes: Uint8Array): string {
  return sha256(bytes).slice(0, 11);
}
