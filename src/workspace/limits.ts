import type { Brief } from '../audience/brief.ts';
import { rules } from '../generated/rules.ts';
import type { Limits } from '../reporters/result.ts';

const screens = rules.find(({ id }) => id === 'phone-screens');

/** What one audience needs of the measures of a draft, as far as its profile and the rules under its brief set it. */
export function limitsOf({ readers, channel, rules: settings }: Brief): Limits {
  const setting = settings.get('phone-screens');
  const isHeld = setting?.severity !== 'off' && screens?.rule.channels?.includes(channel) !== false;
  return {
    audience: readers.id,
    readingAge: readers.readingAge,
    youAndWe: readers.youAndWe,
    phoneScreens: isHeld ? most(setting?.options) : undefined,
  };
}

function most(options: unknown): number | undefined {
  if (typeof options !== 'object' || options === null || !('max' in options)) return undefined;
  return typeof options.max === 'number' ? options.max : undefined;
}
