/** A link that shows a rule's page in the editor. */
export function ruleLink(id: string): string {
  return `command:commslint.explainRule?${encodeURIComponent(JSON.stringify([id]))}`;
}

/** Markdown with its links to rules' pages on the web leading to those in the editor. */
export function withRuleLinks(markdown: string): string {
  return markdown.replace(/\]\(https:[^)\s]*\/rules\/([\w-]+)\/rule\.md\)/g, (_, id: string) => `](${ruleLink(id)})`);
}
