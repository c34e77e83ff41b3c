/** Whom a draft is held against when nobody is named: the three kinds of reader that a service writes to. */
export const everyReader: readonly string[] = ['families', 'police', 'professionals'];
