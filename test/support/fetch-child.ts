/**
 * A child process that fetches pages as the program does: each message is a `PageRequest`, each answer what `livePages`
 * gave, with the milliseconds it took and the most memory the process has held. Once its channel is closed nothing of
 * its own may keep it alive: that it ends by itself is part of what the tests show.
 */
import { livePages } from '../../lambdas/adapters/live-pages.ts';
import type { PageAnswer, PageRequest } from '../../lambdas/core/ports/pages.ts';

export interface ChildAnswer {
  readonly id: number;
  readonly answer: PageAnswer;
  /** The body as text; the answer's own is left out. */
  readonly text: string;
  readonly milliseconds: number;
  readonly mebibytes: number;
}

const pages = livePages({ userAgent: 'hinomi-test/1.0 (+https://www.example.jp/contact)' });

process.on('message', ({ id, request }: { id: number; request: PageRequest }) => {
  const started = performance.now();
  void pages.fetch(request).then((answer) => {
    const text = answer.kind === 'response' ? Buffer.from(answer.body).toString('utf8') : '';
    const milliseconds = performance.now() - started;
    const mebibytes = process.resourceUsage().maxRSS / 1024;
    process.send?.({ id, answer: { ...answer, body: undefined }, text, milliseconds, mebibytes });
  });
});
