import { writeSync } from 'node:fs';
import { join } from 'node:path';
import { directoryArchive } from '../../lambdas/adapters/directory-archive.ts';
import { withLock } from '../../lambdas/adapters/directory-lock.ts';

/** A process of its own at work on an archive directory, for tests that let several compete or kill one. */
const [task, root = '', count = '0'] = process.argv.slice(2);
const archive = directoryArchive(root);

const ready = () => writeSync(1, 'at work\n');

async function increment(times: number): Promise<void> {
  for (let done = 0; done < times;) {
    const stored = await archive.read('state/counter.json');
    if (stored === undefined) throw new Error('the counter is missing');
    const next = Number(new TextDecoder().decode(stored.body)) + 1;
    const answer = await archive.replace(
      'state/counter.json',
      new TextEncoder().encode(String(next)),
      stored.version,
    );
    if (answer !== 'conflict') done += 1;
  }
}

/** Takes the lock and keeps it until it is killed. */
function hold(): void {
  withLock(join(root, '.hinomi', 'lock.db'), 1000, () => {
    ready();
    Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0);
  });
}

/** Creates and replaces large objects of one repeated byte, without end. */
async function write(): Promise<never> {
  for (let round = 0; ; round += 1) {
    const body = new Uint8Array(3_000_000).fill(round % 256);
    await archive.create('replaced.bin', body);
    await archive.create(`created/${process.pid}-${round}.bin`, body);
    const stored = await archive.read('replaced.bin');
    if (stored !== undefined) await archive.replace('replaced.bin', body, stored.version);
    if (round === 0) ready();
  }
}

if (task === 'increment') await increment(Number(count));
else if (task === 'hold') hold();
else if (task === 'write') await write();
else throw new Error(`no such task: ${String(task)}`);
