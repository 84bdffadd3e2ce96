import { Stack } from 'aws-cdk-lib';
import type { StackProps } from 'aws-cdk-lib';
import type { Construct } from 'constructs';
import type { Whereabouts } from '../lambdas/contract/names.ts';
import { AlertQueries } from './alert-queries.ts';
import { Archive } from './archive.ts';
import { Budget } from './budget.ts';
import { DeadLetters } from './dead-letters.ts';
import { FleetAlarms } from './fleet-alarms.ts';
import { FleetDashboard } from './fleet-dashboard.ts';
import { FailedWork } from './fleet-metrics.ts';
import { archiveName } from './names.ts';
import { createOutputs } from './outputs.ts';
import { PageQueue } from './page-queue.ts';
import { Routines } from './routines.ts';
import { Schedules } from './schedules.ts';
import type { PolledSource } from './spread.ts';
import { createStages } from './stages.ts';
import type { StagesProps } from './stages.ts';
import { Subscribers } from './subscribers.ts';
import type { Subscriber } from './subscribers.ts';
import { Topics } from './topics.ts';

export interface HinomiStackProps extends StackProps, Pick<StagesProps, 'code' | 'settings' | 'retention'> {
  /** Enabled sources. */
  readonly sources: readonly PolledSource[];
  /** Who is subscribed by the configuration; others subscribe from the command line. */
  readonly subscribers: readonly Subscriber[];
  /** E-mail addresses that alarms go to. */
  readonly operations: readonly string[];
  /** US dollars a month of the account beyond which the operators get a mail; null: no such mail. */
  readonly budget: number | null;
  /** Where the archive's bucket is, where it is there already and this deployment takes it in; else null. */
  readonly adopts: Whereabouts | null;
}

/**
 * Everything of one deployment: schedules → scrape → page queue → capture → archive → publish → topics; watchdog, digest;
 * alarms, a dashboard, saved queries.
 */
export class HinomiStack extends Stack {
  constructor(scope: Construct, id: string, props: HinomiStackProps) {
    super(scope, id, props);
    const { sources, settings, retention, operations } = props;
    const topics = new Topics(this, 'Topics', { operators: operations });
    new Subscribers(this, 'Subscribers', { topics, subscribers: props.subscribers });
    const pages = new PageQueue(this, 'Pages');
    const deadLetters = {
      polls: new DeadLetters(this, 'FailedPolls').queue,
      pages: pages.deadLetters.queue,
      alerts: new DeadLetters(this, 'FailedAlerts').queue,
      watches: new DeadLetters(this, 'FailedWatches').queue,
      digests: new DeadLetters(this, 'FailedDigests').queue,
    };
    const { code } = props;
    const stages = createStages(this, { code, settings, retention, topics, pages, deadLetters });
    const archive = new Archive(this, 'Archive', {
      onAlert: stages.publish.lambda,
      locks: retention.evidenceDays !== null,
      adopts: props.adopts,
    });
    const { group: schedules } = new Schedules(this, 'Schedules', {
      sources,
      scrape: stages.scrape,
      deadLetters: deadLetters.polls,
    });
    const { group: routines } = new Routines(this, 'Routines', { stages, deadLetters, settings });
    new FleetAlarms(this, 'Alarms', { topics, pages: pages.queue, deadLetters });
    const { metric: failedWork } = new FailedWork(this, 'FailedWork', stages);
    new FleetDashboard(this, 'Dashboard', { stages, pages: pages.queue, deadLetters, failedWork, topics });
    new AlertQueries(this, 'Queries', { archive: archiveName(this.stackName) });
    if (props.budget !== null) new Budget(this, 'Budget', { dollars: props.budget, tell: operations });
    createOutputs(this, { archive, topics, pages, stages, deadLetters, schedules, routines });
  }
}
