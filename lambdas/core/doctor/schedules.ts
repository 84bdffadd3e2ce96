import type { ScheduleFacts } from '../ports/deployment.ts';
import type { Source } from '../source.ts';
import { bad, good } from './finding.ts';
import type { Finding } from './finding.ts';

const DEPLOY = 'npm run deploy';
const switchOn = (group: string, name: string): string =>
  `somebody switched it off: in the EventBridge Scheduler console, group ${group}, enable ${name}`;

interface Group {
  readonly name: string;
  readonly schedules: readonly ScheduleFacts[];
}

/** Each polled source has a schedule that is on, and no schedule is without a source. */
export function sourceScheduleFindings(group: Group, polled: readonly Source[]): readonly Finding[] {
  const wanted = polled.map(({ id }) => id);
  const strays = group.schedules.filter(({ name }) => !wanted.includes(name));
  return [
    ...wanted.map((id) => wantedFinding(group, id, 'it has no schedule: nobody polls it')),
    ...strays.map(({ name }) =>
      bad('schedules', name, 'warning', 'it is polled, and this configuration does not want it',
        `${DEPLOY}, or give doctor the --config and --sources that were deployed`),
    ),
  ]; // prettier-ignore
}

/** The watchdog runs; the digest as the configuration has it. */
export function routineFindings(
  group: Group,
  { digestHour }: { readonly digestHour: number | null },
): readonly Finding[] {
  const watchdog = wantedFinding(group, 'watchdog', 'it has no schedule: nobody is told of silent sources');
  if (digestHour !== null)
    return [watchdog, wantedFinding(group, 'digest', 'it has no schedule: no digest is made')];
  const isMade = group.schedules.some(({ name }) => name === 'digest');
  const says = 'digests are made, and this configuration wants none';
  return isMade ? [watchdog, bad('schedules', 'digest', 'warning', says, DEPLOY)] : [watchdog];
}

function wantedFinding({ name: group, schedules }: Group, id: string, without: string): Finding {
  const found = schedules.find(({ name }) => name === id);
  if (found === undefined)
    return bad(
      'schedules',
      id,
      'problem',
      without,
      `${DEPLOY}; where it was deleted by hand: ${DEPLOY} -- --repair`,
    );
  return found.enabled
    ? good('schedules', id, 'on')
    : bad('schedules', id, 'problem', 'its schedule is switched off', switchOn(group, id));
}
