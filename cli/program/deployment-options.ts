export const DEFAULT_STACK = 'hinomi';

/** Names a deployment. */
export const STACK_OPTION = ['--stack <name>', 'the deployment: its CloudFormation stack', DEFAULT_STACK] as const; // prettier-ignore
