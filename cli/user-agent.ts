import { ENVIRONMENT } from '../lambdas/contract/environment.ts';
import { PROGRAM_VERSION } from '../lambdas/contract/version.ts';

/** How we name ourselves to sites: honestly, with the address to complain to where the operator gave one. */
export function userAgent(): string {
  const contact = process.env[ENVIRONMENT.contact];
  return contact === undefined ? `Hinomi/${PROGRAM_VERSION}` : `Hinomi/${PROGRAM_VERSION} (+${contact})`;
}
