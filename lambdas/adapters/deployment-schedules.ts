import { ListSchedulesCommand } from '@aws-sdk/client-scheduler';
import type { SchedulerClient } from '@aws-sdk/client-scheduler';
import type { ScheduleFacts } from '../core/ports/deployment.ts';
import { answerTo } from './deployment-failure.ts';

/** The most that EventBridge Scheduler gives at once. */
const PAGE = 100;

/** Every schedule of a group. */
export async function scheduleFacts(client: SchedulerClient, group: string): Promise<readonly ScheduleFacts[]> {
  const all: ScheduleFacts[] = [];
  let NextToken: string | undefined;
  do {
    const asking = client.send(new ListSchedulesCommand({ GroupName: group, MaxResults: PAGE, NextToken }));
    const page = await answerTo('scheduler:ListSchedules', `list the schedules of group ${group}`, asking);
    all.push(...(page.Schedules ?? []).map(({ Name = '', State }) => ({ name: Name, enabled: State === 'ENABLED' })));
    NextToken = page.NextToken;
  } while (NextToken !== undefined && NextToken !== '');
  return all;
} // prettier-ignore
