import type { Template } from 'aws-cdk-lib/assertions';
import * as v from 'valibot';
import { STAGES } from '../../lambdas/contract/stages.ts';
import type { Stage } from '../../lambdas/contract/stages.ts';
import { resourceOf } from '../lib/template.ts';
import type { Resource } from '../lib/template.ts';
import type { Moto } from '../support/moto.ts';
import { startAwsProxy } from './aws-proxy.ts';
import type { AwsProxy, WireRequest } from './aws-proxy.ts';
import { startFunction } from './lambda-process.ts';
import type { Answered, WarmFunction } from './lambda-process.ts';
import type { StackInMoto } from './stack-in-moto.ts';
import { resolveText } from './template-values.ts';
import type { Deployment } from './template-values.ts';

/** One event that a stage was given, with everything that it asked of AWS for it. */
export interface Invocation {
  readonly stage: Stage;
  readonly event: unknown;
  /** The lines it logged, read. */
  readonly log: readonly unknown[];
  readonly requests: readonly WireRequest[];
}

/** All stages of a deployment, each in a warm process of its own. */
export interface DeployedFunctions {
  /** Gives a stage an event at an instant. Rejects with the stage's `FunctionError`. */
  invoke(stage: Stage, event: unknown, at: string): Promise<Answered>;
  /** What was done so far, in order; failed invocations too. */
  readonly invocations: readonly Invocation[];
  end(): Promise<void>;
}

export interface FunctionsProps {
  readonly stack: StackInMoto;
  readonly moto: Moto;
  /** Folders of the built handlers of those stages that are started. */
  readonly folders: Readonly<Partial<Record<Stage, string>>>;
  /** The `LOOPBACK_WEB` of the preload; null: no preload. */
  readonly web: object | null;
}

interface Started {
  readonly lambda: WarmFunction;
  readonly proxy: AwsProxy;
}

export async function startFunctions({
  stack,
  moto,
  folders,
  web,
}: FunctionsProps): Promise<DeployedFunctions> {
  const start = async ([stage, folder]: readonly [Stage, string]): Promise<[Stage, Started]> => {
    const proxy = await startAwsProxy(moto.endpoint);
    const environment = environmentOf(stage, stack, moto, proxy.endpoint);
    return [stage, { lambda: await startFunction({ folder, environment, web }), proxy }];
  };
  const chosen = STAGES.flatMap((stage) => {
    const folder = folders[stage];
    return folder === undefined ? [] : [[stage, folder] as const];
  });
  const started = new Map(await Promise.all(chosen.map(start)));
  const invocations: Invocation[] = [];
  return {
    invoke: async (stage, event, at) => {
      const { lambda, proxy } = started.get(stage)!;
      const before = proxy.requests.length;
      const log: unknown[] = [];
      try {
        const answered = await lambda.invoke(event, web === null ? null : at);
        log.push(...answered.log.map((line): unknown => JSON.parse(line)));
        return answered;
      } finally {
        invocations.push({ stage, event, log, requests: proxy.requests.slice(before) });
      }
    },
    invocations,
    end: async () => {
      for (const { lambda, proxy } of started.values()) {
        await lambda.end();
        await proxy.close();
      }
    },
  };
}

const functionSchema = v.looseObject({
  Environment: v.object({ Variables: v.record(v.string(), v.unknown()) }),
  MemorySize: v.number(),
});

/**
 * What a function finds in its environment: the template's variables, resolved; Lambda's own
 * (https://docs.aws.amazon.com/lambda/latest/dg/configuration-envvars.html); and the SDK's for moto in AWS's place.
 */
function environmentOf(
  stage: Stage,
  { template, deployed }: StackInMoto,
  { client }: Moto,
  endpoint: string,
): Record<string, string> {
  const [name, { Properties }] = functionOf(template, stage);
  const { Environment, MemorySize } = v.parse(functionSchema, Properties);
  // The SDK asks a queue where its address says: there too the proxy stands between.
  const here: Deployment = Object.fromEntries(
    Object.entries(deployed).map(([id, one]) => [
      id,
      { ...one, ref: one.ref.replace(client.endpoint, endpoint) },
    ]),
  );
  const given = Object.entries(Environment.Variables).map(([key, value]): [string, string] => [
    key,
    resolveText(value, here),
  ]);
  return {
    ...Object.fromEntries(given),
    TZ: ':UTC',
    AWS_REGION: client.region,
    AWS_EXECUTION_ENV: 'AWS_Lambda_nodejs24.x',
    AWS_LAMBDA_FUNCTION_NAME: name,
    AWS_LAMBDA_FUNCTION_MEMORY_SIZE: `${MemorySize}`,
    AWS_ACCESS_KEY_ID: client.credentials.accessKeyId,
    AWS_SECRET_ACCESS_KEY: client.credentials.secretAccessKey,
    AWS_ENDPOINT_URL: endpoint,
  };
}

/** The function of a stage, by its logical id. */
export const functionOf = (template: Template, stage: Stage): [id: string, resource: Resource] =>
  resourceOf(template, 'AWS::Lambda::Function', `${stage[0]?.toUpperCase() ?? ''}${stage.slice(1)}Function`);
