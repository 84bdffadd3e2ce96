import { existsSync } from 'node:fs';
import { fileSubscriptions } from '../../lambdas/adapters/file-subscriptions.ts';
import { instantOf } from '../../lambdas/contract/instant.ts';
import type { Instant } from '../../lambdas/contract/instant.ts';
import type { Subscriptions } from '../../lambdas/core/ports/subscriptions.ts';
import { UsageError } from '../output.ts';

/** Where somebody is subscribed. */
export interface Place {
  readonly subscriptions: Subscriptions;
  readonly kind: 'mailbox' | 'stack';
  /** The option that names it. */
  readonly option: string;
}

/** Opens a place once the command knows that it was called rightly: a deployment is asked over the network. */
export type OpenPlace = () => Promise<Place>;

export interface PlaceOptions {
  readonly mailbox?: string | undefined;
  readonly stack?: string | undefined;
}

const DEFAULT_STACK = 'hinomi';
const clock = (): Instant => instantOf(Date.now());

/**
 * The place that `--mailbox` or `--stack` names; neither: the stack `hinomi`. `create`: the mailbox need not be there yet.
 * Throws a `UsageError` for both. Opening rejects with a `StackError` where a deployment cannot be found.
 */
export function placeOf({ mailbox, stack }: PlaceOptions, { create = false } = {}): OpenPlace {
  if (mailbox !== undefined && stack !== undefined)
    throw new UsageError('--mailbox and --stack: a subscription is in one of the two; give one');
  return mailbox === undefined
    ? () => openStack(stack ?? DEFAULT_STACK)
    : () => Promise.resolve(openMailbox(mailbox, create));
}

function openMailbox(directory: string, create: boolean): Place {
  if (!create && !existsSync(directory)) throw new UsageError(`--mailbox ${directory}: no such directory`);
  return {
    subscriptions: fileSubscriptions({ directory, clock }),
    kind: 'mailbox',
    option: `--mailbox ${directory}`,
  };
}

/** The SDK's clients are loaded only here: they take longer to load than a mailbox to change. */
async function openStack(stack: string): Promise<Place> {
  const { cloudFormationClient, stackOutputs } = await import('../../lambdas/adapters/stack-outputs.ts');
  const { snsClient } = await import('../../lambdas/adapters/sns-topic.ts');
  const { snsSubscriptions } = await import('../../lambdas/adapters/sns-subscriptions.ts');
  const { openArchive } = await import('../open-archive.ts');
  const names = ['ArchiveBucket', 'AlertTopic', 'DigestTopic'];
  const [bucket = '', alerts = '', digests = ''] = await stackOutputs(cloudFormationClient(), stack, names);
  const archive = openArchive(`s3://${bucket}`);
  const subscriptions = snsSubscriptions({
    client: snsClient(),
    topics: { alerts, digests },
    archive,
    clock,
  });
  return { subscriptions, kind: 'stack', option: `--stack ${stack}` };
}
