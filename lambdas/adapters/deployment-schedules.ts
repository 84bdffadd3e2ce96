import { paginateListSchedules } from '@aws-sdk/client-scheduler';
import type { SchedulerClient } from '@aws-sdk/client-scheduler';
import type { ScheduleFacts } from '../core/ports/deployment.ts';
import { answerTo } from './deployment-failure.ts';

/** Every schedule of a group. */
export async function scheduleFacts(
  client: SchedulerClient,
  group: string,
): Promise<readonly ScheduleFacts[]> {
  const asking = Array.fromAsync(paginateListSchedules({ client }, { GroupName: group }));
  const pages = await answerTo('scheduler:ListSchedules', `list the schedules of group ${group}`, asking);
  return pages.flatMap(({ Schedules = [] }) =>
    Schedules.map(({ Name: name = '', State }) => ({ name, enabled: State === 'ENABLED' })),
  );
}
