import { describe, expect, test } from '@jest/globals';
import { BatchFailed, MalformedMessage, runFifoBatch } from '../../lambdas/runtime/batch.ts';
import type { SqsEvent } from '../../lambdas/runtime/batch.ts';

/** `x1 y1 x2`: messages of the groups x and y, in that order. */
const batchOf = (names: string): SqsEvent => ({
  Records: names.split(' ').map((name) => ({
    messageId: name,
    body: name,
    attributes: { MessageGroupId: name.charAt(0) },
  })),
});

/** Runs a batch in which `broken` messages meet a failing infrastructure and `malformed` ones do not parse. */
async function run(names: string, { broken = '', malformed = '' }: { broken?: string; malformed?: string }) {
  const worked: string[] = [];
  const failed: [string, string][] = [];
  const answer = await runFifoBatch(batchOf(names), {
    parse: (body) => {
      if (malformed.split(' ').includes(body)) throw new SyntaxError('not JSON');
      return body;
    },
    work: (job) => {
      worked.push(job);
      return broken.split(' ').includes(job)
        ? Promise.reject(new Error(`${job}: S3 is away`))
        : Promise.resolve();
    },
    failed: (id, error) => failed.push([id, error.name]),
  });
  return { worked, failed, back: answer.batchItemFailures.map(({ itemIdentifier }) => itemIdentifier) };
}

describe('a batch of a FIFO queue', () => {
  test('is done in order', async () => {
    expect(await run('x1 y1 x2', {})).toEqual({ worked: ['x1', 'y1', 'x2'], failed: [], back: [] });
  });

  test('the rest of a failing group goes back untouched, other groups go on', async () => {
    expect(await run('x1 x2 y1 x3 y2', { broken: 'x2' })).toEqual({
      worked: ['x1', 'x2', 'y1', 'y2'],
      failed: [['x2', 'Error']],
      back: ['x2', 'x3'],
    });
  });

  test('a message that does not parse goes back alone and is never worked on', async () => {
    expect(await run('x1 x2 x3', { malformed: 'x2' })).toEqual({
      worked: ['x1', 'x3'],
      failed: [['x2', 'MalformedMessage']],
      back: ['x2'],
    });
  });

  test('throws when nothing was done, with the errors of what was tried', async () => {
    const failure = await run('x1 x2 y1', { broken: 'x1 y1' }).catch((error: unknown) => error);
    expect(failure).toBeInstanceOf(BatchFailed);
    expect(failure).toMatchObject({
      message: 'none of 3 messages was done: x1: S3 is away',
      errors: [{ message: 'x1: S3 is away' }, { message: 'y1: S3 is away' }],
    });
  });

  test('a batch of malformed messages throws too', async () => {
    const failure = await run('x1', { malformed: 'x1' }).catch((error: unknown) => error);
    expect(failure).toMatchObject({ errors: [expect.any(MalformedMessage)] });
    expect(failure).toHaveProperty(
      'message',
      expect.stringContaining('message x1 is no job of this queue: not JSON'),
    );
  });

  test('an empty batch is done', async () => {
    expect(
      await runFifoBatch(
        { Records: [] },
        { parse: String, work: () => Promise.resolve(), failed: () => undefined },
      ),
    ).toEqual({ batchItemFailures: [] });
  });
});
