/** Key patterns that a stage may touch; `*` stands for any characters, slashes too, as in IAM. */
export interface ArchiveAccess {
  readonly read: readonly string[];
  readonly write: readonly string[];
}

/** Who may touch what in the archive. The run over the wire (test/e2e) proves that each stage keeps to its part. */
export const ARCHIVE_ACCESS = {
  scrape: { read: ['sources/*'], write: ['sources/*'] },
  capture: {
    read: ['items/*', 'alerts/*', 'hosts/*', 'sources/*/state.json', 'sources/*/seen/*'],
    // `seen`: the addresses that an item's link redirects to.
    write: ['items/*', 'alerts/*', 'hosts/*', 'sources/*/state.json', 'sources/*/seen/*'],
  },
  publish: { read: ['alerts/*', 'deliveries/*'], write: ['deliveries/*'] },
  watchdog: {
    read: ['sources/*/state.json', 'alerts/*', 'deliveries/*'],
    // `alerts`: the record of an alert that nobody delivered is written again as it is, which announces it.
    write: ['sources/*/state.json', 'alerts/*'],
  },
} as const satisfies Record<string, ArchiveAccess>;
