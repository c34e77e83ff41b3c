import fc from 'fast-check';
import { expect, it } from 'vitest';
import { decode } from '../src/workspace/bytes.ts';
import { nodeFiles } from '../src/workspace/node-files.ts';

it('Node reads UTF-8 as TextDecoder does, or says that it is none', () => {
  const text = fc.string({ unit: 'binary' }).map((text) => new TextEncoder().encode(text));
  const marked = text.map((bytes) => new Uint8Array([0xef, 0xbb, 0xbf, ...bytes]));
  const broken = fc.tuple(text, fc.nat()).map(([bytes, at]) => bytes.filter((_, index) => index !== at % bytes.length));
  fc.assert(
    fc.property(fc.oneof(text, marked, broken, fc.uint8Array()), (bytes) => {
      const read = (readUtf8?: (bytes: Uint8Array) => string | undefined) => {
        try {
          return decode(bytes, readUtf8);
        } catch (error) {
          return String(error);
        }
      };
      expect(read(nodeFiles.readUtf8)).toEqual(read());
    }),
    { numRuns: 2000 },
  );
});
