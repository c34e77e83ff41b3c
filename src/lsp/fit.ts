import { fitTable } from '../reporters/fit.ts';
import { verdicts } from '../reporters/summary.ts';
import type { OpenDocument } from './document.ts';
import type { Folders } from './folders.ts';
import type { Fit } from './protocol.ts';

/**
 * Holds a draft to every kind of reader.
 *
 * @throws whatever stops it from being checked
 */
export async function fitOf(document: OpenDocument, folders: Folders): Promise<Fit> {
  const workspace = folders.workspaceForEveryone(document.path);
  const prepared = await workspace.prepare(document.text.value, document.path, document.format);
  const result = workspace.checkPrepared(prepared);
  const names = new Map(prepared.briefs.map(({ readers }) => [readers.id, readers.name]));
  const audiences = [...verdicts(result)].map(([id, verdict]) => {
    const findings = result.findings.filter((each) => each.severity !== 'info' && each.audiences.includes(id));
    const times = new Map<string, number>();
    for (const { ruleId } of findings) times.set(ruleId, (times.get(ruleId) ?? 0) + 1);
    const errors = findings.filter(({ severity }) => severity === 'error').length;
    return {
      id,
      name: names.get(id) ?? id,
      verdict,
      errors,
      warnings: findings.length - errors,
      rules: [...times].map(([rule, number]) => ({ id: rule, times: number })).sort((a, b) => b.times - a.times),
    };
  });
  return { text: fitTable(result, false), channel: result.channel, audiences };
}
