import type { Archive } from '../core/ports/archive.ts';
import type { PageQueue } from '../core/ports/page-queue.ts';
import type { Pages } from '../core/ports/pages.ts';

export interface PollPorts {
  readonly archive: Archive;
  readonly pages: Pages;
  readonly queue: PageQueue;
}
