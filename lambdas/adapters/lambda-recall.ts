import { InvokeCommand, LambdaClient } from '@aws-sdk/client-lambda';
import { RecallError } from '../core/ports/dead-letters.ts';
import type { Recall } from '../core/ports/dead-letters.ts';
import { awsClientOptions } from './aws-client.ts';
import { awsFailure } from './aws-failure.ts';

export interface LambdaRecallOptions {
  readonly client: LambdaClient;
  readonly functionName: string;
}

/** A client for Lambda, from the environment (`AWS_REGION`, `AWS_ENDPOINT_URL`). */
export const lambdaClient = (
  environment: Readonly<Record<string, string | undefined>> = process.env,
): LambdaClient => new LambdaClient(awsClientOptions(environment));

/** Calls a function as its schedule does: asynchronously, so that its own tries and dead letters count. */
export const lambdaRecall = ({ client, functionName }: LambdaRecallOptions): Recall => ({
  async call(event) {
    const input = { FunctionName: functionName, InvocationType: 'Event' as const, Payload: JSON.stringify(event) };
    await client.send(new InvokeCommand(input)).catch((cause: unknown) => {
      throw new RecallError(`cannot call ${functionName}: ${awsFailure(cause).detail}`, { cause });
    });
  },
}); // prettier-ignore
