import type { NativeParser } from '../formats/native-markdown.ts';

let loading: Promise<NativeParser | undefined> | undefined;

/**
 * The native parser of Markdown; undefined where its binary is not installed or is not for this computer. Loaded once, with
 * the first Markdown that is read.
 */
export function nativeParser(): Promise<NativeParser | undefined> {
  loading ??= import('./satteri.ts').then(
    ({ markdownToMdast }) => markdownToMdast,
    () => undefined,
  );
  return loading;
}
