import { rmSync } from 'node:fs';

/**
 * Files and folders that are gone when what is being written is in its place. Whoever makes one puts its path in and takes
 * it out again; a program that is told to end takes away what is left.
 */
export const temporaries = new Set<string>();

/** Takes away every temporary file and folder, at once. */
export function removeTemporaries(): void {
  for (const path of temporaries) rmSync(path, { recursive: true, force: true });
  temporaries.clear();
}
