/**
 * A child process that fetches pages as the program does: each question is a `PageRequest`, each answer what `livePages`
 * gave and what it cost. Once its channel is closed nothing of its own may keep it alive: that it ends by itself is part
 * of what the tests show.
 *
 * A question `{ plain: url }` is asked with node's own HTTP client instead, without any guard of the program: a test
 * shows by it that an address would have answered.
 */
import http from 'node:http';
import https from 'node:https';
import { livePages } from '../../lambdas/adapters/live-pages.ts';
import type { PageAnswer, PageRequest } from '../../lambdas/core/ports/pages.ts';
import { answerQuestions, measured } from './child.ts';
import type { Cost } from './child.ts';

export interface FetchAnswer extends Cost {
  readonly answer: PageAnswer;
  /** The body as text; the answer's own is left out. */
  readonly text: string;
}

export type FetchQuestion = PageRequest | { readonly plain: string };

const pages = livePages({ userAgent: 'hinomi-test/1.0 (+https://www.example.jp/contact)' });

answerQuestions(async (question: FetchQuestion) => {
  if ('plain' in question) return plainGet(question.plain);
  const { value: answer, cost } = await measured(() => pages.fetch(question));
  const text = answer.kind === 'response' ? Buffer.from(answer.body).toString('utf8') : '';
  return { answer: { ...answer, body: undefined }, text, ...cost };
});

/** The status, or how it failed. */
const plainGet = (url: string): Promise<{ text: string }> =>
  new Promise((resolve) => {
    const { get } = url.startsWith('https:') ? https : http;
    const request = get(new URL(url), { timeout: 5000 }, (response) => {
      response.destroy();
      resolve({ text: String(response.statusCode) });
    });
    request.once('error', (error) => {
      resolve({ text: error.message });
    });
  });
