import { defineConfig } from 'vitest/config';

export default defineConfig({
  test: {
    include: ['tests/**/*.test.ts', 'rules/**/*.test.ts'],
    // Some tests start programs, and a machine may have two cores for all of them.
    setupFiles: ['tests/seed.ts'],
    testTimeout: 120_000,
  },
});
