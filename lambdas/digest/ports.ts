import type { Settings } from '../contract/settings.ts';
import type { Archive } from '../core/ports/archive.ts';

export interface DigestPorts {
  readonly archive: Archive;
  readonly settings: Settings;
}
