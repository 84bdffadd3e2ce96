import { PROGRAM_VERSION } from '../contract/version.ts';

/**
 * Who we say we are to every site, so that its owner can reach the person who runs this.
 * `contact`: an e-mail address or an https URL (a person at a terminal may have given none) → `hinomi/0.1.0 (+mailto:someone@example.jp)`.
 */
export const userAgentOf = (contact: string | undefined): string =>
  contact === undefined
    ? `hinomi/${PROGRAM_VERSION}`
    : `hinomi/${PROGRAM_VERSION} (+${contact.startsWith('https://') ? contact : `mailto:${contact}`})`;
