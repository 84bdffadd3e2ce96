import type { Whereabouts } from '../../lambdas/contract/names.ts';

/** What is there before a deployment. */
export interface Found {
  readonly isDeployed: boolean;
  /** Where a bucket of the archive's name is that no stack has: kept from an earlier deployment, or copied there. */
  readonly keptArchive: Whereabouts | null;
}

/** A CDK command, after the question that a person has to say yes to. */
export interface Step {
  readonly question?: string;
  readonly command: readonly string[];
}

export interface Plan {
  readonly stack: string;
  /** The command that lays template and code into `output`, from where they are then taken: what is shown is what is deployed. */
  readonly synth: readonly string[];
  readonly output: string;
  /** Puts back what was changed or deleted by hand: an unchanged template alone changes nothing. */
  readonly repair: boolean;
}

/**
 * The steps of a deployment to an account that is prepared for the CDK, in order, the first synthesis done. A kept archive is
 * taken in first, by its name written out and with nothing else said of it: CloudFormation imports only what has a
 * static name, and changes nothing of what it imports, so the step after it is what gives the bucket its rules and connects
 * it with the functions.
 * https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/import-resources-automatically.html
 */
export function stepsFor({ stack, synth, output, repair }: Plan, { isDeployed, keptArchive }: Found): readonly Step[] {
  const deploy = ['deploy', '--app', output, '--require-approval', 'never'];
  const question = `Deploy ${stack}?`;
  const show = { command: ['diff', '--app', output] };
  if (isDeployed) return [show, { question, command: [...deploy, ...(repair ? ['--revert-drift'] : [])] }];
  if (keptArchive === null) return [show, { question, command: deploy }];
  const { account, region } = keptArchive;
  return [
    show,
    { question, command: [...synth, '--context', `archive=${account}/${region}`] },
    { command: [...deploy, '--import-existing-resources'] },
    { command: synth },
    { command: deploy },
  ];
} // prettier-ignore
