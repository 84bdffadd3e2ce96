import { bad } from './finding.ts';
import type { Check, Finding } from './finding.ts';

/** Something that could not be asked. `denied`: the IAM action that whoever asks lacks, null where that is not why. */
export const unknownFinding = (
  check: Check,
  subject: string,
  denied: string | null,
  message: string,
): Finding =>
  denied === null
    ? bad(check, subject, 'unknown', message, 'ask again; if it stays: the line, the region (AWS_REGION), the credentials (AWS_PROFILE)')
    : bad(check, subject, 'unknown', `not asked: ${denied} is not allowed to whoever asks here`,
        `allow ${denied} to the user or role that runs doctor`); // prettier-ignore
