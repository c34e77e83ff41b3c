/** What a rule is about; the order is that of the catalogue. */
export const categories = ['readability', 'jargon', 'mobile', 'accessibility', 'structure', 'security'] as const;
export type Category = (typeof categories)[number];

/** How much a finding matters, worst first. */
export const severities = ['error', 'warning', 'info'] as const;
export type Severity = (typeof severities)[number];
