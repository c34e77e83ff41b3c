import type { Draft } from '../../src/draft/draft.ts';
import type { Range } from '../../src/draft/source-map.ts';
import { fieldKey, type NotifyField, readNotifyFields } from '../../src/language/notify-fields.ts';
import { bodyStart } from '../../src/rule/body.ts';
import type { NotifySettings } from '../../src/rule/rule.ts';
import type { Sent } from './message.ts';

/** What a draft may become when it is sent. */
export interface SentRange {
  /** No optional text, and the shortest sample of each placeholder. */
  shortest: readonly Sent[];
  /** All optional text, and the longest sample of each placeholder. */
  longest: readonly Sent[];
  /** Whether there are placeholders without samples, which stand there as they are written. */
  hasUnknown: boolean;
}

/** The message that a draft holds: its source without front matter, comments and the blanks around it. */
export function readSent(draft: Draft, { placeholders }: NotifySettings): SentRange {
  const from = bodyStart(draft);
  const fields = readNotifyFields(draft.source).fields.filter(({ start }) => start >= from);
  const samplesOf = ({ name }: NotifyField) => placeholders.get(fieldKey(name))?.samples ?? [];
  const hasUnknown = fields.some((field) => field.text === undefined && samplesOf(field).length === 0);
  const variant = (isLongest: boolean) => {
    const writer = new SentWriter(draft);
    let at = from;
    for (const field of fields) {
      writer.source(at, field.start);
      const sample = extreme(samplesOf(field), isLongest);
      if (field.text !== undefined) {
        if (isLongest) writer.source(field.text.start, field.text.end);
      } else if (sample === undefined) writer.source(field.start, field.end);
      else writer.sample(sample, field);
      at = field.end;
    }
    writer.source(at, draft.source.length);
    return writer.trimmed();
  };
  return { shortest: variant(false), longest: variant(true), hasUnknown };
}

/** The longest or shortest of some texts; undefined of none. */
function extreme(samples: readonly string[], isLongest: boolean): string | undefined {
  return [...samples].sort((a, b) => (isLongest ? b.length - a.length : a.length - b.length))[0];
}

class SentWriter {
  private readonly sent: Sent[] = [];
  private nextComment = 0;

  constructor(private readonly draft: Draft) {}

  source(start: number, end: number): void {
    const { source, comments } = this.draft;
    for (let at = start; at < end; ) {
      while ((comments[this.nextComment]?.end ?? Number.POSITIVE_INFINITY) <= at) this.nextComment++;
      const comment = comments[this.nextComment];
      if (comment !== undefined && comment.start <= at) {
        at = comment.end;
        continue;
      }
      const char = String.fromCodePoint(source.codePointAt(at) ?? 0);
      // A line ending is one character, however the file has it.
      if (char !== '\r' || source.charAt(at + 1) !== '\n') this.sent.push({ char, start: at, end: at + char.length });
      at += char.length;
    }
  }

  sample(text: string, { start, end }: Range): void {
    for (const char of text) this.sent.push({ char, start, end });
  }

  trimmed(): Sent[] {
    const isText = ({ char }: Sent) => char.trim() !== '';
    return this.sent.slice(this.sent.findIndex(isText), this.sent.findLastIndex(isText) + 1);
  }
}
