import { mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import type { Message } from '@aws-sdk/client-sqs';
import { replay } from '../../cli/commands/replay.ts';
import { readSources } from '../../lambdas/runtime/source-files.ts';
import type { Settings } from '../../lambdas/contract/settings.ts';
import { startMoto } from '../support/moto.ts';
import { readBucket, readDirectory } from './archives.ts';
import type { Objects } from './archives.ts';
import type { Invocation } from './deployed-functions.ts';
import { takeAll } from './queues.ts';
import type { StackInMoto } from './stack-in-moto.ts';
import { deployOverWire, replayOverWire } from './wire-replay.ts';
import type { WireDeployment } from './wire-replay.ts';

export interface MirrorRunProps {
  readonly mirror: string;
  /** Folder of definitions. */
  readonly sources: string;
  /** Days for which the deployment locks evidence. */
  readonly evidenceDays?: number;
  /** What is done with the deployment when it has been compared. */
  readonly afterwards?: (deployment: WireDeployment) => Promise<void>;
}

/** One mirror, taken through the deployed functions and through local mode. */
export interface MirrorRun {
  readonly wire: Objects;
  readonly local: Objects;
  /** What machines got that were subscribed to the topics. */
  readonly received: Readonly<Record<keyof StackInMoto['receivers'], readonly Message[]>>;
  /** Ids of what local mode wrote into its mailbox. */
  readonly mailbox: Readonly<Record<'mails' | 'digests' | 'operations', readonly string[]>>;
  readonly stack: StackInMoto;
  /** All of them, those of `afterwards` too. */
  readonly invocations: readonly Invocation[];
}

const SETTINGS: Settings = {
  zone: 'Asia/Tokyo',
  digestHour: 8,
  console: null,
  contact: 'keeper@hinomi.example',
};

export async function runMirror({
  mirror,
  sources,
  evidenceDays,
  afterwards,
}: MirrorRunProps): Promise<MirrorRun> {
  const moto = await startMoto();
  const scratch = mkdtempSync(path.join(tmpdir(), 'hinomi-local-'));
  const archive = path.join(scratch, 'archive');
  const mailbox = path.join(scratch, 'mailbox');
  try {
    const places = { mirror, sources, archive, mailbox };
    await Array.fromAsync(replay({ ...places, json: true, settings: SETTINGS }));
    const deployment = await deployOverWire({
      moto,
      mirror,
      sources: readSources(sources),
      settings: SETTINGS,
      evidenceDays: evidenceDays ?? null,
    });
    try {
      await replayOverWire(deployment);
      const { stack, functions } = deployment;
      const seen = {
        wire: await readBucket(stack.s3, stack.bucket),
        received: await takeReceived(stack),
        local: await readDirectory(archive),
        mailbox: mailsIn(mailbox),
      };
      await afterwards?.(deployment);
      return { ...seen, stack, invocations: functions.invocations };
    } finally {
      await deployment.end();
    }
  } finally {
    rmSync(scratch, { recursive: true });
    await moto.stop();
  }
}

async function takeReceived({ sqs, receivers }: StackInMoto): Promise<MirrorRun['received']> {
  return {
    alerts: await takeAll(sqs, receivers.alerts),
    mails: await takeAll(sqs, receivers.mails),
    digests: await takeAll(sqs, receivers.digests),
    operations: await takeAll(sqs, receivers.operations),
  };
}

/** `<at>-<id>.eml`. */
function mailsIn(mailbox: string): MirrorRun['mailbox'] {
  const idsIn = (folder: string): readonly string[] =>
    readdirSync(path.join(mailbox, folder), { withFileTypes: true })
      .filter((entry) => entry.isFile() && entry.name.endsWith('.eml'))
      .map(({ name }) => name.slice(name.indexOf('-') + 1, -'.eml'.length));
  const folders = readdirSync(mailbox);
  return {
    mails: idsIn(''),
    digests: folders.includes('digests') ? idsIn('digests') : [],
    operations: folders.includes('operations') ? idsIn('operations') : [],
  };
}
