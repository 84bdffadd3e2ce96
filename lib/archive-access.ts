/** Key patterns that a stage may touch; `*` stands for any characters, slashes too, as in IAM. */
export interface ArchiveAccess {
  readonly read: readonly string[];
  readonly write: readonly string[];
  /** What it may lock against deletion when it creates it, where the operator wants that. */
  readonly lock: readonly string[];
}

/** Who may touch what in the archive. The run over the wire (test/e2e) proves that each stage keeps to its part. */
export const ARCHIVE_ACCESS = {
  scrape: {
    read: ['sources/*'],
    // `bursts` and, below, `alerts` are created and not read.
    write: ['sources/*', 'bursts/*'],
    lock: ['sources/*/listings/*'],
  },
  capture: {
    read: ['items/*', 'events/*', 'hosts/*', 'sources/*/state.json', 'sources/*/seen/*'],
    // `seen`: the addresses that an item's link redirects to.
    write: ['items/*', 'alerts/*', 'events/*', 'hosts/*', 'sources/*/state.json', 'sources/*/seen/*'],
    lock: ['items/*', 'alerts/*'],
  },
  publish: {
    read: ['alerts/*', 'bursts/*', 'digests/*', 'deliveries/*'],
    write: ['deliveries/*'],
    lock: [],
  },
  watchdog: {
    read: ['sources/*/state.json', 'alerts/*', 'bursts/*', 'digests/*', 'deliveries/*', 'feeds/*'],
    // `alerts` and the like: a record that nobody delivered is written again as it is, which announces it.
    write: ['sources/*/state.json', 'alerts/*', 'bursts/*', 'digests/*', 'feeds/*'],
    lock: [],
  },
  digest: { read: ['sources/*/state.json', 'alerts/*', 'digests/*'], write: ['digests/*'], lock: [] },
} as const satisfies Record<string, ArchiveAccess>;
