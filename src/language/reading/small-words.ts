/** Words that hold a sentence together and say little alone: how hard a text's words are is told by the others. */
export const smallWords: ReadonlySet<string> = new Set(
  (
    'a an the and or but if then of to in on at by for from with as is are was were be been being am do does did have has had will ' +
    "would shall should can could may might must not no nor so than that this these those it its it's he she they them his her their " +
    'him we us our you your i me my mine who whom which what when where why how there here all any some such each into onto upon ' +
    'out up down over under about after before between through during without within against also only very too just more most ' +
    "much many own same other another because while until although though since don't you're we'll you'll i'm we're they're can't " +
    "isn't won't doesn't didn't aren't"
  ).split(' '),
);
