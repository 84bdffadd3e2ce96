import { paginateDescribeAlarms } from '@aws-sdk/client-cloudwatch';
import type { CloudWatchClient, MetricAlarm } from '@aws-sdk/client-cloudwatch';
import { instantOf } from '../contract/instant.ts';
import type { AlarmFacts } from '../core/ports/deployment.ts';
import { answerTo } from './deployment-failure.ts';

/** Every metric alarm whose name begins so. */
export async function alarmFacts(client: CloudWatchClient, prefix: string): Promise<readonly AlarmFacts[]> {
  const asked = { AlarmNamePrefix: prefix, AlarmTypes: ['MetricAlarm' as const] };
  const asking = Array.fromAsync(paginateDescribeAlarms({ client }, asked));
  const pages = await answerTo('cloudwatch:DescribeAlarms', `list the alarms ${prefix}…`, asking);
  return pages.flatMap(({ MetricAlarms = [] }) => MetricAlarms.map(factsOf));
}

const factsOf = ({ AlarmName, StateValue, StateUpdatedTimestamp, ActionsEnabled, AlarmActions }: MetricAlarm): AlarmFacts => ({
  name: AlarmName ?? '',
  state: StateValue ?? 'INSUFFICIENT_DATA',
  since: StateUpdatedTimestamp === undefined ? null : instantOf(StateUpdatedTimestamp.getTime()),
  actionsEnabled: ActionsEnabled ?? true,
  tells: AlarmActions ?? [],
}); // prettier-ignore
