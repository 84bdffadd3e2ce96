import type { LocalPorts } from '../../cli/local/ports.ts';

/** The process was stopped here. */
export class Killed extends Error {
  override readonly name = 'Killed';
}

/** Stops a pipeline at one call to a port, before or after the call takes effect; every later call fails too. */
export interface Fault {
  readonly call: number;
  readonly when: 'before' | 'after';
}

export interface Faulty {
  readonly ports: LocalPorts;
  /** Calls so far, each `port.method(first argument)`. */
  readonly calls: string[];
}

/** Counts calls, each by its name, and lets the one that `fault` names be the last of this process. */
export function stopping(fault: Fault | null): {
  readonly calls: string[];
  readonly guarded: <T>(name: string, run: () => Promise<T>) => Promise<T>;
} {
  const calls: string[] = [];
  let dead = false;
  return {
    calls,
    guarded: async (name, run) => {
      if (dead) throw new Killed(name);
      calls.push(name);
      const fatal = fault?.call === calls.length - 1;
      if (fatal) dead = true;
      if (fatal && fault.when === 'before') throw new Killed(name);
      const result = await run();
      if (fatal) throw new Killed(name);
      return result;
    },
  };
}

/** Wraps every port so that each call is counted, and the one that `fault` names is the last of this process. */
export function faulty(ports: LocalPorts, fault: Fault | null): Faulty {
  const { calls, guarded } = stopping(fault);
  const { archive, queue, outbox, topic, operations, pages } = ports;
  return {
    calls,
    ports: {
      ...ports,
      archive: {
        read: (key) => guarded(`archive.read(${key})`, () => archive.read(key)),
        create: (key, body) => guarded(`archive.create(${key})`, () => archive.create(key, body)),
        replace: (key, body, version) =>
          guarded(`archive.replace(${key})`, () => archive.replace(key, body, version)),
        list: (prefix) => archive.list(prefix),
      },
      queue: {
        send: (jobs) => guarded('queue.send', () => queue.send(jobs)),
        due: async function* due(now) {
          for await (const { job, done } of queue.due(now)) {
            yield { job, done: () => guarded(`queue.done(${job.item.id})`, done) };
          }
        },
      },
      outbox: {
        add: (key) => outbox.add(key),
        pending: () => outbox.pending(),
        done: (key) => guarded(`outbox.done(${key})`, () => outbox.done(key)),
      },
      operations: { send: (message) => guarded('operations.send', () => operations.send(message)) },
      topic: { publish: (notification) => guarded('topic.publish', () => topic.publish(notification)) },
      pages: { fetch: (request) => guarded(`pages.fetch(${request.url})`, () => pages.fetch(request)) },
    },
  };
}
