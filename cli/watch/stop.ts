import { setMaxListeners } from 'node:events';

/** What a shell reports of a program that SIGINT ended. */
const INTERRUPTED = 130;

/**
 * Aborted at the first SIGINT or SIGTERM; a second one ends the process at once. The listeners stay until `forget`: what
 * gives the terminal its cursor back takes a signal that nobody listens to any more for the end, and ends the process.
 */
export function stopOnSignals(): { readonly signal: AbortSignal; readonly forget: () => void } {
  const controller = new AbortController();
  // Every host that waits listens to it: more than the ten that Node takes for a leak.
  setMaxListeners(0, controller.signal);
  const stop = (): void => {
    if (controller.signal.aborted) process.exit(INTERRUPTED);
    controller.abort();
  };
  process.on('SIGINT', stop).on('SIGTERM', stop);
  return {
    signal: controller.signal,
    forget: () => process.off('SIGINT', stop).off('SIGTERM', stop),
  };
}
