import { work } from './program.ts';

/** What a thread runs that checks drafts: see src/workspace/workers. */
void work();
