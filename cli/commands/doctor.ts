import type { Instant } from '../../lambdas/contract/instant.ts';
import { PROGRAM_VERSION } from '../../lambdas/contract/version.ts';
import type { Configuration } from '../../lambdas/core/configuration.ts';
import { configuredSources } from '../../lambdas/core/configured-sources.ts';
import type { Finding } from '../../lambdas/core/doctor/finding.ts';
import { partsIn, stackFindings } from '../../lambdas/core/doctor/stack.ts';
import type { Parts } from '../../lambdas/core/doctor/stack.ts';
import { sentFinding, testMessage } from '../../lambdas/core/doctor/test-message.ts';
import { DeploymentError } from '../../lambdas/core/ports/deployment.ts';
import { readSources } from '../../lambdas/runtime/source-files.ts';
import { examine } from '../doctor/checks.ts';
import type { Patient } from '../doctor/checks.ts';
import { guarded } from '../doctor/guard.ts';
import type { DoctorPorts } from '../doctor/ports.ts';
import { reportLines, summaryOf } from '../doctor/report.ts';
import { UsageError } from '../output.ts';
import type { Output } from '../output.ts';

export interface DoctorOptions {
  readonly stack: string;
  readonly sendTest: boolean;
  readonly sources: string;
  readonly configuration: Configuration;
  readonly json: boolean;
}

/**
 * Looks at a deployment from outside and says what to do. Changes nothing; `sendTest` sends the operators one message.
 * Resolves with the exit status: 1 where there is a problem, or something could not be asked. Throws a `UsageError`
 * where there is no such stack, or nothing to ask AWS with.
 */
export async function doctorCommand(
  options: DoctorOptions,
  ports: DoctorPorts,
  at: Instant,
  output: Output,
): Promise<number> {
  const { stack, json } = options;
  const findings = await findingsOf(options, ports, at);
  const lines = json
    ? findings.map((finding) => JSON.stringify(finding))
    : reportLines(stack, findings, at);
  for (const line of lines) output.result(line);
  output.say(`${json ? '' : '\n'}${summaryOf(findings)}`);
  return findings.some(({ verdict }) => verdict === 'problem' || verdict === 'unknown') ? 1 : 0;
} // prettier-ignore

async function findingsOf(options: DoctorOptions, ports: DoctorPorts, at: Instant): Promise<readonly Finding[]> {
  const { stack, sendTest, configuration } = options;
  const { polled } = configuredSources(readSources(options.sources), configuration);
  const { findings, parts } = await lookAtStack(stack, ports);
  if (parts === null) return findings;
  const archive = ports.openArchive(parts.ArchiveBucket);
  const topics = { alerts: parts.AlertTopic, digests: parts.DigestTopic };
  const subscriptions = ports.openSubscriptions(topics, archive);
  const { settings, operations: wanted } = configuration;
  const { deployment } = ports;
  const patient: Patient = { stack, at, parts, deployment, archive, subscriptions, polled, settings, wanted };
  const tested = sendTest ? await test(patient) : [];
  return [...findings, ...(await examine(patient)), ...tested];
} // prettier-ignore

/** `parts`: null where nothing more can be asked. */
async function lookAtStack(
  stack: string,
  { deployment }: DoctorPorts,
): Promise<{ readonly findings: readonly Finding[]; readonly parts: Parts | null }> {
  let outputs: ReadonlyMap<string, string> | undefined;
  const findings = await guarded(['stack', stack], 'cloudformation:DescribeStacks', async () => {
    const facts = await deployment.stack().catch(unlessUsage);
    outputs = facts.outputs;
    return stackFindings(stack, facts, PROGRAM_VERSION);
  });
  return { findings, parts: outputs === undefined ? null : partsIn(outputs) };
}

/** What no question can be asked without: a stack, and somebody to ask as. */
function unlessUsage(error: unknown): never {
  if (!(error instanceof DeploymentError)) throw error;
  if (error.absent)
    throw new UsageError(`${error.message}: npm run deploy, name another with --stack, or set AWS_REGION`);
  if (/Credential|Region is missing/.test(error.message) && error.denied === null)
    throw new UsageError(`${error.message}: name a profile (AWS_PROFILE) and a region (AWS_REGION)`);
  throw error;
}

const test = ({ deployment, parts: { OperationsTopic }, stack, at }: Patient): Promise<readonly Finding[]> =>
  guarded(['test', 'test message'], 'sns:Publish', async () => {
    await deployment.sendTest(OperationsTopic, testMessage(stack, at));
    return [sentFinding(await deployment.subscribers(OperationsTopic))];
  }); // prettier-ignore
