import * as v from 'valibot';
import type { StackFacts } from '../ports/deployment.ts';
import { bad, good } from './finding.ts';
import type { Finding } from './finding.ts';

/** Outputs that the checks are made from (`lib/outputs.ts`). */
const NEEDED = [
  'ArchiveBucket', 'AlertTopic', 'DigestTopic', 'OperationsTopic', 'PageQueue', 'PageDeadLetters', 'FailedPollQueue',
  'FailedAlertQueue', 'FailedWatchQueue', 'FailedDigestQueue', 'ScrapeFunction', 'CaptureFunction', 'PublishFunction',
  'WatchdogFunction', 'DigestFunction', 'SourceSchedules', 'RoutineSchedules',
] as const; // prettier-ignore
const partsSchema = v.object(v.entriesFromList(NEEDED, v.string()));
/** What a stack says its parts are called. */
export type Parts = Readonly<v.InferOutput<typeof partsSchema>>;

/** Null where the stack lacks one. */
export function partsIn(outputs: StackFacts['outputs']): Parts | null {
  const result = v.safeParse(partsSchema, Object.fromEntries(outputs));
  return result.success ? result.output : null;
}

const EVENTS = 'look under Events of the stack in the CloudFormation console for the first failure';

/** How the last deployment ended, and whether it is of this program. `version`: of this program. */
export const stackFindings = (stack: string, facts: StackFacts, version: string): readonly Finding[] => [
  statusFinding(stack, facts.status),
  ...outputsFinding(stack, facts.outputs),
  versionFinding(facts.outputs.get('Version'), version),
];

/** https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/view-stack-events.html */
function statusFinding(stack: string, status: string): Finding {
  if (status === 'UPDATE_ROLLBACK_COMPLETE' || status === 'IMPORT_ROLLBACK_COMPLETE')
    return bad('stack', stack, 'warning', `${status}: the last deployment failed, the one before it runs`, `${EVENTS}, then npm run deploy`); // prettier-ignore
  if (status.endsWith('_IN_PROGRESS'))
    return bad('stack', stack, 'warning', `${status}: a deployment is under way`, 'ask again when it has ended');
  const isGood = ['CREATE_COMPLETE', 'UPDATE_COMPLETE', 'IMPORT_COMPLETE'].includes(status);
  return isGood
    ? good('stack', stack, status)
    : bad('stack', stack, 'problem', `${status}: it is not whole`, `${EVENTS}, then npm run deploy`);
} // prettier-ignore

function outputsFinding(stack: string, outputs: StackFacts['outputs']): readonly Finding[] {
  const missing = NEEDED.filter((name) => !outputs.has(name));
  if (missing.length === 0) return [];
  const says = `it has no output ${missing.join(', ')}: it is no deployment of Hinomi, or an older one`;
  return [bad('stack', stack, 'problem', says, 'npm run deploy, or name another stack with --stack')];
}

function versionFinding(deployed: string | undefined, version: string): Finding {
  if (deployed === version) return good('stack', 'version', version);
  const says = `${deployed ?? 'unknown'} is deployed, this program is ${version}`;
  return bad('stack', 'version', 'warning', says, 'npm run deploy, or use the program that was deployed');
}
