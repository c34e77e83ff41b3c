import { build } from 'esbuild';
import { expect, it } from 'vitest';

it('runs as strict code in a bundle, and leaves no variable behind', async () => {
  const contents = `
    import rule from './rule.ts';
    const block = { isEnglish: true, quoted: false, kind: 'paragraph', text: 'It is extremely rare.', isQuoted: () => false, within: () => false, has: () => true };
    export default () => [...rule.checkBlock(block, {})].map((report) => report.message);`;
  const resolveDir = import.meta.dirname;
  const { outputFiles } = await build({
    stdin: { contents, resolveDir, loader: 'ts' },
    bundle: true,
    format: 'esm',
    platform: 'browser',
    write: false,
  });
  const code = outputFiles[0]?.text ?? '';
  const run = (await import(`data:text/javascript;base64,${Buffer.from(code).toString('base64')}`)).default;
  expect(run()).toEqual(['degree']);
  expect('match' in globalThis).toBe(false);
});
