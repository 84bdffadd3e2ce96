import type { Output } from '../output.ts';

/** What every command of the program is given. */
export interface Context {
  readonly output: Output;
  /** The directory of source definitions that is used unless `--sources` names another. */
  readonly catalogue: string;
  /** Told the exit status once the command has ended: 0 done, 1 failed. */
  readonly finish: (status: number) => void;
}

/** Options that several commands share, said the same everywhere. */
export const JSON_OPTION = ['--json', 'one JSON object a line on stdout, everything else on stderr'] as const;
export const ARCHIVE_OPTION = ['--archive <place>', 'the archive: a directory or s3://bucket'] as const;
export const SOURCES_OPTION = ['--sources <directory>', 'the source definitions, <id>.json each'] as const;
export const CONTACT_OPTION = [
  '--contact <address>',
  'whom sites can reach: an e-mail address or an https:// page (default: $HINOMI_CONTACT)',
] as const;
export const CONFIG_OPTION = [
  '--config <file>',
  'contact, sources, time zone, digest hour and the like (default: hinomi.yaml of this folder, where there is one)',
] as const;
export const MIRROR_OPTION = [
  '--mirror <directory>',
  'read recorded pages instead of the web: the last layer of a mirror',
] as const;
export const AT_OPTION = [
  '--at <instant>',
  'with --mirror: as it was then, 2026-10-06T09:00:00Z (default: the last layer)',
] as const;
