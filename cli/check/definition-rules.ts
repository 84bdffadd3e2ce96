import { isUnproven } from '../../lambdas/core/source.ts';
import type { Findings } from './read-source.ts';
import { advice, stop } from './warning.ts';
import type { Rule } from './warning.ts';

/** A declaration of the site that the bytes deny. */
export const charsetRule: Rule = ({ charset, source }) =>
  charset?.note === undefined || source.charset !== undefined
    ? []
    : [advice(`${charset.note}: the content was believed; "charset": "${charset.name}" would settle it`)];

/** Periods that a schedule can say: they divide an hour, or are whole hours that divide a day. */
export const periodRule: Rule = ({ source: { everyMinutes } }) =>
  60 % everyMinutes === 0 || (everyMinutes % 60 === 0 && 1440 % everyMinutes === 0)
    ? []
    : [stop(`everyMinutes ${everyMinutes} cannot be scheduled: take a number that divides an hour, or whole hours that divide a day`)]; // prettier-ignore

/** What was read now is a measurement: it should be written down. */
export const unprovenRule: Rule = (findings) =>
  findings.chosen?.trusted === true && isUnproven(findings.source) ? [advice(provenText(findings))] : [];

const provenText = ({ source, recorded, at }: Findings): string =>
  `the source counts as unproven ("how": "${source.verified.how}") and is polled on request only; ${
    recorded
      ? 'check it against the live site before you change that'
      : `write down what you saw: "verified": { "how": "measurement", "on": "${at.slice(0, 10)}", "note": "…" }`
  }`;
