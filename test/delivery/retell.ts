import type { Cloud } from './cloud.ts';
import type { Story } from './story.ts';

/** A story and what became of it, in the order in which it happened: for whoever looks into a failed run. */
export function retell({ plan, calmFrom }: Story, { stopped, failures, accepted }: Cloud): string {
  const { copies, deduplicates, reversed, twice, racing } = plan.weather;
  const weather = { copies, deduplicates, reversed, twice, racing: racing !== null };
  const events = [
    ...plan.web.map(({ at, url, answer }) => `${at} web      ${url}: ${inShort(answer)}`),
    ...plan.schedule.map(({ at, task }) => `${at} due      ${JSON.stringify(task)}`),
    ...stopped.map(
      ({ when, how, call }) =>
        `${call.at} ${how.padEnd(8)} ${when} ${call.stage} ${call.name} ${call.subject}`,
    ),
    ...failures.map((failure) => failure.replace(' ', ' failed   ')),
    ...accepted.map(({ at, key, subject }) => `${at} sent     ${key}: ${subject}`),
    `${calmFrom} calm`,
  ];
  return [JSON.stringify(weather), ...events.sort()].join('\n');
}

/** Of a list its entries, of a page its text. */
const inShort = (answer: string | number): string =>
  typeof answer === 'number'
    ? String(answer)
    : [...answer.matchAll(/href="[^"]*\/([^"/]+)">([^<]+)|<p>([^<]*)/g)]
        .map(([, name = '', title = '', text = '']) => `${name} ${title}${text}`.trim())
        .join(' | ');
