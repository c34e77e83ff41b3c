import { parentPort, workerData } from 'node:worker_threads';
import { isTroubled } from '../../reporters/result.ts';
import { writeRecord } from '../cache/record.ts';
import { nodeFiles } from '../node-files.ts';
import { isLasting } from '../problem.ts';
import { rememberedInRun, Workspace } from '../workspace.ts';
import type { Answer, Task, WorkerOptions } from './pool.ts';

/** Opens the workspace as the program did that started this thread, and checks one draft for each message. */
export function answerTasks(): void {
  const workspace = new Workspace({ ...(workerData as WorkerOptions), files: nodeFiles, remember: rememberedInRun });
  parentPort?.on('message', async ({ path, bytes }: Task) => {
    const { result, source, error } = await workspace.checkFile(path, bytes);
    const stack = error instanceof Error ? error.stack : undefined;
    const answer: Answer = isTroubled(result)
      ? { problem: result.problem, source, error: stack, isLasting: isLasting(error) }
      : { record: writeRecord(result), source };
    parentPort?.postMessage(answer);
  });
}
