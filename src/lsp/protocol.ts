/**
 * What this server and its clients say to each other beyond the protocol. Types and names only, so that a client can take
 * them from here without the server.
 */
import type { Verdict } from '../reporters/summary.ts';

export const methods = {
  /** To the client, where it asked for it: `DraftStatus`, whenever a draft was checked. */
  status: 'commslint/status',
  /** From the client, by URI: `AudienceChoice`. */
  audiences: 'commslint/audiences',
  /** From the client, by URI, with the ids of audiences: text edits; null where the front matter cannot be changed safely. */
  audienceEdits: 'commslint/audienceEdits',
  /** To the client, by URI: a file's bytes in base64; null where there is none that can be read. */
  readFile: 'commslint/readFile',
  /** To the client, by URI: `FolderEntry[]`; none for a folder that cannot be read. */
  listFolder: 'commslint/listFolder',
} as const;

/** Names of the commands that a client can have executed. */
export const commands = {
  /** Who a draft is ready for: `Fit`. Its argument is the draft's URI. */
  fit: 'commslint.fit',
  /** Checks every draft of the open folders: `{ files, findings }`. */
  checkWorkspace: 'commslint.checkWorkspace',
} as const;

/** What a client can show of a draft at a glance. */
export interface DraftStatus {
  uri: string;
  version: number;
  /** Why it was not checked; nothing else is known then. */
  problem?: string;
  /** Whether it is not to be checked: the configuration leaves it out, or its project does not use commslint. */
  ignored?: boolean;
  channel?: string;
  words?: number;
  phoneScreens?: number;
  /** Years: from and to; none where there is too little prose to say. */
  readingAge?: { from: number; to: number } | null;
  audiences?: { id: string; name: string; verdict: Verdict }[];
}

/** Who a draft is ready for. */
export interface Fit {
  /** The table as the command line shows it. */
  text: string;
  channel: string;
  audiences: {
    id: string;
    name: string;
    verdict: Verdict;
    errors: number;
    warnings: number;
    /** What keeps it from being ready: by rule, the most frequent first. */
    rules: { id: string; times: number }[];
  }[];
}

/** What a client needs to let people choose who a draft is for. */
export interface AudienceChoice {
  /** Every audience that there is for this draft. */
  known: { id: string; name: string; reader: string }[];
  /** Ids of those that it is held to now. */
  chosen: readonly string[];
  /** Where the draft can say it itself: it has front matter, may have it, or is of a format without. */
  frontMatter: 'there' | 'possible' | 'none';
}

/** Something in a folder. */
export interface FolderEntry {
  name: string;
  kind: 'file' | 'folder';
}
