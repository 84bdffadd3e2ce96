import type { Grant } from './grants.ts';
import { STAGES } from '../../lambdas/contract/stages.ts';
import type { Stage } from '../../lambdas/contract/stages.ts';

/** What roles allow though the functions themselves never ask for it, and why. */
export interface Exemption {
  readonly stages: readonly Stage[];
  readonly action: string;
  readonly resource: RegExp;
  readonly reason: string;
}

const LOGS = 'The runtime writes what a function prints to its log, as the function.';
const MAPPING = 'The event source mapping works through the queue as the function.';

export const EXEMPTIONS: readonly Exemption[] = [
  { stages: STAGES, action: 'logs:CreateLogStream', resource: /:log-group:/, reason: LOGS },
  { stages: STAGES, action: 'logs:PutLogEvents', resource: /:log-group:/, reason: LOGS },
  { stages: ['capture'], action: 'sqs:ReceiveMessage', resource: /:PagesQueue/, reason: MAPPING },
  { stages: ['capture'], action: 'sqs:DeleteMessage', resource: /:PagesQueue/, reason: MAPPING },
  { stages: ['capture'], action: 'sqs:GetQueueAttributes', resource: /:PagesQueue/, reason: MAPPING },
  {
    stages: ['scrape', 'publish', 'watchdog', 'digest'],
    action: 'sqs:SendMessage',
    resource: /:Failed[A-Z]\w*Queue/,
    reason: 'Lambda sends an event that failed at every try to the dead letters, as the function.',
  },
  {
    stages: STAGES,
    action: 's3:ListBucket',
    resource: /:::hinomi-archive-[\w-]+$/,
    reason:
      'Without it S3 answers 403 for a key that is absent. Its condition names the prefixes that a stage may read, though most stages list none of them.',
  },
];

export const isExempt = (grant: Grant, exemption: Exemption): boolean =>
  exemption.stages.includes(grant.stage) &&
  exemption.action === grant.action &&
  exemption.resource.test(grant.resource);
