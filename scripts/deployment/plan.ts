/** What is there before a deployment. */
export interface Found {
  /** The CDK's own stack, from which it deploys. */
  readonly isBootstrapped: boolean;
  readonly isDeployed: boolean;
  /** A bucket of the archive's name in this account, kept when an earlier deployment was destroyed. */
  readonly isArchiveKept: boolean;
}

/** A CDK command, after the question that a person has to say yes to. */
export interface Step {
  readonly question?: string;
  readonly command: readonly string[];
}

/**
 * The steps of a deployment, in order. `synth`: the command that lays template and code into `output`, from where they
 * are then taken: what is shown is what is deployed. A kept archive is taken in first, as it is:
 * CloudFormation changes nothing of a resource that it imports, so the step after it is what gives the bucket its rules
 * and connects it with the functions.
 * https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/import-resources-automatically.html
 */
export function stepsFor(
  stack: string,
  { synth, output }: { readonly synth: readonly string[]; readonly output: string },
  { isBootstrapped, isDeployed, isArchiveKept }: Found,
): readonly Step[] {
  const synthesized = ['--app', output];
  const deploy = ['deploy', ...synthesized, '--require-approval', 'never'];
  const question = `Deploy ${stack}?`;
  const bootstrap = {
    question: 'This account and region are not prepared for the CDK. Prepare them?',
    command: ['bootstrap', ...synthesized],
  };
  const adopt = [
    { question, command: [...synth, '--context', 'archive=kept'] },
    { command: [...deploy, '--import-existing-resources'] },
    { command: synth },
    { command: deploy },
  ];
  return [
    { command: synth },
    ...(isBootstrapped ? [] : [bootstrap]),
    { command: ['diff', ...synthesized] },
    ...(isArchiveKept && !isDeployed ? adopt : [{ question, command: deploy }]),
  ];
}
