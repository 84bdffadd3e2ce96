import type { FunctionFacts } from '../ports/deployment.ts';
import { bad, good } from './finding.ts';
import type { Finding } from './finding.ts';

/** Null: there is no such function. */
export function functionFinding(name: string, facts: FunctionFacts | null): Finding {
  if (facts === null) return bad('functions', name, 'problem', 'it is gone', 'npm run deploy');
  const { state, update, reason } = facts;
  const why = reason === null ? '' : ` (${reason})`;
  if (state === 'Failed' || update === 'Failed')
    return bad('functions', name, 'problem', `${state}, last update ${update}${why}`, 'mend what it names, then npm run deploy');
  if (state === 'Pending' || update === 'InProgress')
    return bad('functions', name, 'warning', `${state}, last update ${update}${why}`, 'ask again in a minute');
  // Inactive: not called for weeks; the next call wakes it.
  return good('functions', name, state);
} // prettier-ignore
