import { GetAccountSettingsCommand, GetFunctionConfigurationCommand } from '@aws-sdk/client-lambda';
import type { LambdaClient } from '@aws-sdk/client-lambda';
import type { ConcurrencyFacts, FunctionFacts } from '../core/ports/deployment.ts';
import { answerTo } from './deployment-failure.ts';

export async function functionFacts(client: LambdaClient, name: string): Promise<FunctionFacts> {
  const asking = client.send(new GetFunctionConfigurationCommand({ FunctionName: name }));
  const answer = await answerTo('lambda:GetFunctionConfiguration', `look at function ${name}`, asking);
  const { State, StateReason, LastUpdateStatus, LastUpdateStatusReason } = answer;
  return {
    state: State ?? 'unknown',
    update: LastUpdateStatus ?? 'unknown',
    reason: StateReason ?? LastUpdateStatusReason ?? null,
  };
}

export async function concurrencyFacts(client: LambdaClient): Promise<ConcurrencyFacts> {
  const asking = client.send(new GetAccountSettingsCommand({}));
  const { AccountLimit } = await answerTo(
    'lambda:GetAccountSettings',
    'ask for the account’s limits',
    asking,
  );
  const limit = AccountLimit?.ConcurrentExecutions ?? 0;
  return { limit, unreserved: AccountLimit?.UnreservedConcurrentExecutions ?? limit };
}
