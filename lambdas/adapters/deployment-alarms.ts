import { DescribeAlarmsCommand } from '@aws-sdk/client-cloudwatch';
import type { CloudWatchClient, MetricAlarm } from '@aws-sdk/client-cloudwatch';
import { instantOf } from '../contract/instant.ts';
import type { AlarmFacts } from '../core/ports/deployment.ts';
import { answerTo } from './deployment-failure.ts';

/** Every metric alarm whose name begins so. */
export async function alarmFacts(client: CloudWatchClient, prefix: string): Promise<readonly AlarmFacts[]> {
  const all: AlarmFacts[] = [];
  let NextToken: string | undefined;
  do {
    const input = { AlarmNamePrefix: prefix, AlarmTypes: ['MetricAlarm' as const], NextToken };
    const asking = client.send(new DescribeAlarmsCommand(input));
    const page = await answerTo('cloudwatch:DescribeAlarms', `list the alarms ${prefix}…`, asking);
    all.push(...(page.MetricAlarms ?? []).map(factsOf));
    NextToken = page.NextToken;
  } while (NextToken !== undefined && NextToken !== '');
  return all;
}

const factsOf = ({ AlarmName, StateValue, StateUpdatedTimestamp, ActionsEnabled, AlarmActions }: MetricAlarm): AlarmFacts => ({
  name: AlarmName ?? '',
  state: StateValue ?? 'INSUFFICIENT_DATA',
  since: StateUpdatedTimestamp === undefined ? null : instantOf(StateUpdatedTimestamp.getTime()),
  actionsEnabled: ActionsEnabled ?? true,
  tells: AlarmActions ?? [],
}); // prettier-ignore
