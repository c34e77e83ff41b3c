import { globSync } from 'tinyglobby';
import { nodeFiles } from '../src/workspace/node-files.ts';
import { Workspace } from '../src/workspace/workspace.ts';

/** Drafts with the readers that they were published for. */
export interface Site {
  name: string;
  /** Whose limits hold for the site: an audience, or ‘several’ where its configuration chooses. */
  audience: string;
  /** Its folder is the one that `paths` are relative to. */
  workspace: Workspace;
  paths: readonly string[];
}

/** Who each folder of `$COMMSLINT_EVAL/pages` was written for, and how it reached them. */
const folders: readonly { name: string; files: string; audience: string; channel: string }[] = [
  { name: 'govuk2012', files: '**/*.md', audience: 'families', channel: 'web' },
  { name: 'smart-answers', files: '**/*.md', audience: 'families', channel: 'web' },
  { name: 'get-into-teaching', files: '**/*.md', audience: 'families', channel: 'web' },
  { name: 'mavis-notify', files: '**/*-email-*.md', audience: 'families', channel: 'email' },
  { name: 'mavis-notify', files: '**/*-sms-*.md', audience: 'families', channel: 'text-message' },
  { name: 'service-manual', files: '**/*.md', audience: 'professionals', channel: 'web' },
  { name: 'lgd-docs', files: '**/*.md', audience: 'professionals', channel: 'web' },
];

/**
 * The public pages in the folder that the environment variable COMMSLINT_EVAL names: none when it is not set, or when the
 * folder has no `pages/`.
 */
export function realPages(): Site[] {
  const evaluation = process.env.COMMSLINT_EVAL;
  if (evaluation === undefined || evaluation === '') return [];
  const folder = `${evaluation}/pages`;
  const sites = folders.map(({ name, files, audience, channel }) => ({
    name: channel === 'web' ? name : `${name} (${channel})`,
    audience,
    workspace: new Workspace({ folder, files: nodeFiles, audiences: [audience], channel }),
    paths: globSync(`${name}/${files}`, { cwd: folder }).sort(),
  }));
  return sites.filter(({ paths }) => paths.length > 0);
}

/** The project's own fixtures, for who has no real pages at hand. */
export function fixtures(): Site {
  const folder = 'fixtures';
  return {
    name: folder,
    audience: 'several',
    workspace: new Workspace({ folder, files: nodeFiles }),
    paths: globSync('**/*.{md,html,txt}', { cwd: folder, ignore: '**/*.findings.txt' }).sort(),
  };
}
