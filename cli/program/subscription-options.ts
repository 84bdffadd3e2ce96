import type { Command } from 'commander';
import * as v from 'valibot';

/** Options that the commands about subscriptions share, said the same everywhere. */
const text = v.optional(v.string());

export const placeSchema = { mailbox: text, stack: text };

export const withPlace = (command: Command): Command =>
  command
    .option('--mailbox <directory>', 'of a mailbox folder, as with watch and replay')
    .option('--stack <name>', 'of a deployment: its CloudFormation stack (default: hinomi)');

export const targetSchema = {
  email: text,
  sqs: text,
  https: text,
  digest: v.optional(v.boolean(), false),
};

export const withTarget = (command: Command): Command =>
  command
    .option('--email <address>', 'an e-mail address')
    .option('--sqs <arn>', 'a queue, by its ARN')
    .option('--https <url>', 'an address that records are posted to')
    .option('--digest', 'the daily digest, not alerts');
