import { Worker } from 'node:worker_threads';
import { readRecord } from '../cache/record.ts';
import type { Visit, WorkspaceOptions } from '../workspace.ts';

/** What a worker is told when it starts. */
export type WorkerOptions = Omit<WorkspaceOptions, 'files'>;

/** One draft to check; `bytes` where they were read already. */
export interface Task {
  path: string;
  bytes: Uint8Array | undefined;
}

/** What a worker says of a draft. */
export type Answer =
  | { record: string; source: string | undefined }
  | { problem: string; source: string | undefined; error: string | undefined; isLasting: boolean };

interface Waiting {
  task: Task;
  settle(visit: PooledVisit): void;
}

/** A thread and what it is at. */
interface Hand {
  worker: Worker;
  at: Waiting | undefined;
  /** The error that ends it. */
  cause?: unknown;
}

/** A visit that may come from another thread. */
export interface PooledVisit extends Visit {
  /** The result as it was sent. */
  record?: string;
  /** Of a problem: whether the same bytes give it again, which its error does not tell here. */
  isLasting?: boolean;
}

const ended =
  'The thread that was checking this draft ended before it was done, perhaps for want of memory. Check it by itself, with --workers off.';

/**
 * Checks drafts in threads, each with its own rules and configurations. Plain `worker_threads`: a library for this finds
 * its own files by their place, which bundling takes away.
 */
export class Pool {
  private readonly hands = new Set<Hand>();
  private readonly queue: Waiting[] = [];

  /**
   * @param size how many threads; each is started when there is a draft for it
   * @param script that they run
   */
  constructor(
    readonly size: number,
    private readonly options: WorkerOptions,
    private readonly script: URL = workerScript,
  ) {}

  /** Checks one draft in the next thread that is free. It is never rejected: a thread that ends gives a problem. */
  check(path: string, bytes?: Uint8Array): Promise<PooledVisit> {
    return new Promise((settle) => {
      this.queue.push({ task: { path, bytes }, settle });
      this.next();
    });
  }

  /** Ends all threads. What they are at is lost. */
  async close(): Promise<void> {
    await Promise.all([...this.hands].map(({ worker }) => worker.terminate()));
  }

  private next(): void {
    const hand = this.queue.length > 0 ? this.free() : undefined;
    if (hand === undefined) return;
    hand.at = this.queue.shift();
    hand.worker.postMessage(hand.at?.task);
  }

  private free(): Hand | undefined {
    for (const hand of this.hands) if (hand.at === undefined) return hand;
    return this.hands.size < this.size ? this.start() : undefined;
  }

  private start(): Hand {
    const worker = new Worker(this.script, { workerData: this.options });
    const hand: Hand = { worker, at: undefined };
    this.hands.add(hand);
    worker.on('message', (answer: Answer) => {
      const done = hand.at;
      hand.at = undefined;
      this.next();
      done?.settle(visitOf(done.task.path, answer));
    });
    // An error ends the thread: what it was at is told when it has ended.
    worker.on('error', (error) => {
      hand.cause = error;
    });
    worker.on('exit', () => {
      this.hands.delete(hand);
      const { at, cause } = hand;
      at?.settle({ result: { path: at.task.path, problem: ended }, source: undefined, error: cause });
      this.next();
    });
    return hand;
  }
}

function visitOf(path: string, answer: Answer): PooledVisit {
  if ('record' in answer) return { result: readRecord(answer.record), source: answer.source, record: answer.record };
  const { problem, source, error, isLasting } = answer;
  // The error itself is of another thread; its stack is what --debug shows.
  const told = error === undefined ? undefined : withStack(problem, error);
  return { result: { path, problem }, source, error: told, isLasting };
}

function withStack(message: string, stack: string): Error {
  const error = new Error(message);
  error.stack = stack;
  return error;
}

/** src/cli/worker.ts: in the package, beside this. */
const workerScript = new URL('./worker.cjs', import.meta.url);
