import * as v from 'valibot';
import { callsOf } from './aws-calls.ts';
import type { AwsCall } from './aws-calls.ts';
import { STAGES } from '../../lambdas/contract/stages.ts';
import type { Stage } from '../../lambdas/contract/stages.ts';
import { functionOf } from './deployed-functions.ts';
import type { MirrorRun } from './mirror-run.ts';
import { isAllowed, matches, statementsOf } from './policies.ts';
import type { Statement } from './policies.ts';
import { ACCOUNT } from './stack-in-moto.ts';

/** What a stage asked of AWS, and by which statements it may. */
export interface Use {
  readonly stage: Stage;
  readonly statements: readonly Statement[];
  readonly calls: readonly AwsCall[];
}

/** One action on one resource pattern that a stage's role allows; of a listing, for one prefix. */
export interface Grant {
  readonly stage: Stage;
  readonly action: string;
  readonly resource: string;
  readonly prefix: string | null;
}

const roleSchema = v.object({ 'Fn::GetAtt': v.tuple([v.string(), v.literal('Arn')]) });

/** Everything that the stages asked of AWS in a run. */
export const usesOf = ({ stack, invocations }: MirrorRun): readonly Use[] =>
  STAGES.map((stage) => {
    const [, { Properties }] = functionOf(stack.template, stage);
    const [role] = v.parse(roleSchema, Properties['Role'])['Fn::GetAtt'];
    const requests = invocations.filter((one) => one.stage === stage).flatMap((one) => one.requests);
    const calls = requests.flatMap((request) => callsOf(request, 'ap-northeast-1', ACCOUNT));
    return { stage, statements: statementsOf(stack.template, role, stack.deployed), calls };
  });

export const deniedOf = ({ stage, statements, calls }: Use): readonly object[] =>
  calls.filter((call) => !isAllowed(call, statements)).map((call) => ({ stage, ...call }));

/** What a stage's role allows, one by one. */
export const grantsOf = ({ stage, statements }: Pick<Use, 'stage' | 'statements'>): readonly Grant[] =>
  statements
    .filter(({ effect }) => effect === 'Allow')
    .flatMap(({ actions, resources, conditions }) => {
      const prefixes = conditions.find(({ key }) => key === 's3:prefix')?.values ?? [null];
      return actions.flatMap((action) =>
        resources.flatMap((resource) => prefixes.map((prefix) => ({ stage, action, resource, prefix }))),
      );
    });

/** Whether a call of that stage made use of the grant. */
export const isUsed = (grant: Grant, uses: readonly Use[]): boolean =>
  uses
    .filter(({ stage }) => stage === grant.stage)
    .flatMap(({ calls }) => calls)
    .some(
      ({ action, resource, context }) =>
        action === grant.action &&
        matches(grant.resource, resource) &&
        (grant.prefix === null || matches(grant.prefix, context['s3:prefix'] ?? '')),
    );
