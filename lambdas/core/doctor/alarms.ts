import { ALARM_IDS, ALARMS, alarmName } from '../../contract/alarms.ts';
import type { AlarmId } from '../../contract/alarms.ts';
import { clocksOf } from '../compose/clock.ts';
import type { AlarmFacts } from '../ports/deployment.ts';
import { bad, good } from './finding.ts';
import type { Finding } from './finding.ts';

/** Each alarm of the fleet: that it is there, that it would tell the operators, and what it says now. */
export const alarmFindings = (
  alarms: readonly AlarmFacts[],
  { stack, operations }: { readonly stack: string; readonly operations: string },
): readonly Finding[] =>
  ALARM_IDS.flatMap((id) => {
    const alarm = alarms.find(({ name }) => name === alarmName(stack, id));
    if (alarm === undefined) return [bad('alarms', id, 'problem', 'there is no such alarm', 'npm run deploy')];
    const mute = muteFinding(id, alarm, operations);
    return mute === null ? [stateFinding(id, alarm)] : [mute, stateFinding(id, alarm)];
  }); // prettier-ignore

function muteFinding(id: AlarmId, { name, actionsEnabled, tells }: AlarmFacts, operations: string): Finding | null {
  if (!actionsEnabled)
    return bad('alarms', id, 'problem', 'its actions are switched off: it tells nobody', `aws cloudwatch enable-alarm-actions --alarm-names ${name}`); // prettier-ignore
  if (tells.includes(operations)) return null;
  return bad('alarms', id, 'problem', 'it does not tell the operations topic', 'somebody changed it by hand: undo that in the CloudWatch console'); // prettier-ignore
} // prettier-ignore

function stateFinding(id: AlarmId, { state, since }: AlarmFacts): Finding {
  const { broke, hurt } = ALARMS[id];
  const when = since === null ? '' : ` since ${clocksOf(since)}`;
  if (state === 'ALARM')
    return bad('alarms', id, 'problem', `raised${when}. ${broke} ${hurt}`, `docs/runbook.md#${id}`);
  if (state === 'INSUFFICIENT_DATA')
    return bad('alarms', id, 'warning', `has no data${when}`, `usual in the first hours of a deployment; after a day: docs/runbook.md#${id}`); // prettier-ignore
  return good('alarms', id, 'quiet');
}
