import type { PageRequest } from '../../lambdas/core/ports/pages.ts';
import { startChild } from './child.ts';
import type { Child, ChildOptions } from './child.ts';
import type { FetchAnswer, FetchQuestion } from './fetch-child.ts';

export interface FetchProcess {
  readonly fetch: (request: PageRequest) => Promise<FetchAnswer>;
  /** The same address asked without any guard; resolves with the status or the error. */
  readonly fetchPlainly: (url: string) => Promise<string>;
  readonly end: Child<FetchQuestion, FetchAnswer>['end'];
}

/** Starts `fetch-child.ts`. */
export function startFetchProcess(options?: ChildOptions): FetchProcess {
  const child = startChild<FetchQuestion, FetchAnswer>('fetch-child.ts', options);
  return {
    fetch: (request) => child.ask(request),
    fetchPlainly: async (url) => (await child.ask({ plain: url })).text,
    end: child.end,
  };
}
