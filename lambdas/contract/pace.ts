/**
 * How fast pages of one host are read, and what follows from it for the queue and the function.
 *
 * A batch may belong to one host, and the function waits `spacingSeconds` after each fetch, so
 * `pageBatch × (spacingSeconds + pageLimitSeconds)` stays under the function's timeout, and that under the time for which
 * a received message stays hidden: else a message would be handed out again while it is still being worked on. The
 * limit counts both resources that a job may ask for, robots.txt (10 s) and the page (30 s), and the reading of a PDF (15 s).
 */
export const PACE = {
  pageBatch: 4,
  spacingSeconds: 2,
  pageLimitSeconds: 55,
  /** Batches that are worked on at a time, each of another host. */
  pageConcurrency: 4,
  /**
   * Between two alerts that the watchdog announces again. Mail to one address stays under five a second (SNS drops what is
   * over ten: https://docs.aws.amazon.com/general/latest/gr/sns.html): pages come at `pageConcurrency / spacingSeconds`
   * a second at most, these at two.
   */
  announceMilliseconds: 500,
  captureTimeoutSeconds: 240,
  visibilitySeconds: 480,
  /**
   * The longest poll asks for eight things: the page that names the preferred channel's address with its robots.txt (10 s
   * and 30 s), and of three channels robots.txt and the list; between two of them it waits `longestWaitSeconds` at most. It
   * ends before the next tick of the most frequent source (5 minutes).
   */
  pollTimeoutSeconds: 285,
  longestWaitSeconds: 10,
} as const;

/** Receives of a page job before it goes to the dead letters. */
export const PAGE_RECEIVES = 3;
