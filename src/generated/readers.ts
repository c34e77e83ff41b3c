import type { Library } from '../audience/profile.ts';

export const library: Library = { audiences: {}, channels: {}, glossary: [] };
