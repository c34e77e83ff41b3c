import type { Library } from '../audience/schema.ts';

export const library: Library = { audiences: {}, channels: {}, glossary: [] };
