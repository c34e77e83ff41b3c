import type { RegisteredRule } from '../rule/rule.ts';

export const rules: readonly RegisteredRule[] = [];
