import type { Stage } from '../../lambdas/contract/stages.ts';
import { instantOf, secondsOf } from '../../lambdas/contract/instant.ts';
import type { Instant } from '../../lambdas/contract/instant.ts';
import { PACE } from '../../lambdas/contract/pace.ts';
import type { PageJob } from '../../lambdas/contract/page-job.ts';
import type { Archive } from '../../lambdas/core/ports/archive.ts';
import type { Notification } from '../../lambdas/core/ports/topic.ts';
import type { Source } from '../../lambdas/core/source.ts';
import { Killed } from '../support/faults.ts';
import { bucketOf } from './bucket.ts';
import { fifo } from './fifo.ts';
import type { Fifo } from './fifo.ts';
import { FUNCTIONS } from './functions.ts';
import type { Functions, Ports } from './functions.ts';
import { agenda, dueAt, nextTry } from './lambda.ts';
import type { Due, Task } from './lambda.ts';
import { portsFor } from './ports.ts';
import type { Outside } from './ports.ts';
import { raceBy } from './race.ts';
import type { Race } from './race.ts';
import { invocation } from './stops.ts';
import type { Call, Stop, Stopped, Stops } from './stops.ts';
import type { Weather } from './weather.ts';
import { webOf } from './web.ts';
import type { WebChange } from './web.ts';

/** What happens to a deployment. */
export interface Plan {
  readonly sources: readonly Source[];
  readonly web: readonly WebChange[];
  readonly schedule: readonly { readonly at: Instant; readonly task: Task }[];
  readonly weather: Weather;
  readonly stops: Stops;
  /** Others than those of the program, for tests that must fail. */
  readonly functions?: Functions;
}

/** One event for one function. */
interface Work {
  readonly stage: Stage;
  /** Resolves with what is to be done when the answer is heard. */
  readonly run: (ports: Ports) => Promise<() => void>;
  readonly failed: () => void;
}

const NOTHING = (): void => undefined;

/**
 * A deployment in memory: schedules, functions, bucket, queue and topics, each doing to us what AWS' do. Time is made up:
 * it goes from one task to the next, and none passes while an invocation runs.
 */
export class Cloud {
  readonly archive: Archive;
  /** All that the topics accepted, in order. */
  readonly accepted: Notification[] = [];
  readonly calls: Call[] = [];
  readonly stopped: Stopped[] = [];
  /** What ended in the dead letters of a function. */
  readonly dead: Task[] = [];
  /** Why invocations failed, for the reader of a failed test. */
  readonly failures: string[] = [];
  readonly queue: Fifo;
  readonly #plan: Plan;
  readonly #functions: Functions;
  readonly #agenda = agenda();
  readonly #outside: Outside;
  /** When each group of the queue is looked at next. */
  readonly #looks = new Map<string, number>();
  #now = 0;
  #invocations = 0;

  constructor(plan: Plan) {
    const clock = (): Instant => instantOf(this.#now * 1000);
    this.#plan = plan;
    this.#functions = plan.functions ?? FUNCTIONS;
    this.queue = fifo(plan.weather);
    this.archive = bucketOf((key) => {
      for (const seconds of plan.weather.arrivals(this.#now)) {
        this.#agenda.add(dueAt({ stage: 'publish', key }, this.#now + seconds));
      }
    });
    this.#outside = {
      archive: this.archive,
      pages: webOf(plan.web, clock),
      clock,
      take: (jobs) => {
        this.#take(jobs);
      },
      accept: (notification) => this.accepted.push(notification),
    };
    for (const { at, task } of plan.schedule) this.#agenda.add(dueAt(task, secondsOf(at)));
  }

  /** Does everything that comes due, to the end. */
  async run(): Promise<this> {
    const { reversed, racing } = this.#plan.weather;
    for (let due = this.#agenda.next(); due.length > 0; due = this.#agenda.next()) {
      this.#now = due[0]?.at ?? this.#now;
      const works = (reversed ? due.toReversed() : due).flatMap((each) => this.#workOf(each));
      if (racing === null) for (const work of works) await this.#inTurn(work);
      else
        await this.#atOnce(
          works.flatMap((work) => [work, work]),
          raceBy(racing),
        );
    }
    return this;
  }

  async #inTurn(work: Work): Promise<void> {
    const good = await this.#invoke(work, () => Promise.resolve());
    if (good && this.#plan.weather.twice) await this.#invoke(work, () => Promise.resolve());
  }

  async #atOnce(works: readonly Work[], race: Race): Promise<void> {
    await race.settle(works.map((work, runner) => this.#invoke(work, () => race.turn(runner))));
  }

  /** Resolves with whether it ended well. */
  async #invoke({ stage, run, failed }: Work, turn: () => Promise<void>): Promise<boolean> {
    this.#invocations += 1;
    const one = invocation({ stage, turn, count: (call) => this.#count(call) });
    try {
      const heard = await run(portsFor(one, `invocation ${this.#invocations}`, this.#outside));
      if (one.isDead()) throw new Killed(stage);
      heard();
      return true;
    } catch (error) {
      this.failures.push(`${this.#outside.clock()} ${stage}: ${String(error)}`);
      failed();
      return false;
    }
  }

  #count(made: Omit<Call, 'index' | 'at'>): Stop | null {
    const call = { ...made, index: this.calls.length, at: this.#outside.clock() };
    this.calls.push(call);
    const stop = this.#plan.stops(call);
    if (stop !== null) this.stopped.push({ ...stop, call });
    return stop;
  }

  #workOf(due: Due): readonly Work[] {
    const { task } = due;
    if (task.stage === 'capture') return this.#received(task.group);
    if (task.stage === 'redrive') return this.#redriven();
    const failed = (): void => {
      const again = nextTry(due, this.#now);
      if (again === null) this.dead.push(task);
      else this.#agenda.add(again);
    };
    const run = async (ports: Ports): Promise<() => void> => {
      await this.#answer(task, ports);
      return NOTHING;
    };
    return [{ stage: task.stage, run, failed }];
  }

  #answer(task: Exclude<Task, { stage: 'capture' | 'redrive' }>, ports: Ports): Promise<void> {
    const { sources } = this.#plan;
    switch (task.stage) {
      case 'scrape':
        return this.#functions.scrape(sourceNamed(task.source, sources), task.at, ports);
      case 'publish':
        return this.#functions.publish(task.key, ports);
      case 'watchdog':
        return this.#functions.watchdog(task.at, sources, ports);
      case 'digest':
        return this.#functions.digest(task.at, sources, ports);
    }
  }

  #take(jobs: readonly PageJob[]): void {
    const { copies, pickup } = this.#plan.weather;
    const sent = Array.from({ length: copies }, () => jobs).flat();
    for (const group of new Set(sent.map((job) => this.queue.send(job, this.#now))))
      this.#look(group, pickup());
  }

  /** A batch of a group's messages; what is left of the group is looked at later. */
  #received(group: string): readonly Work[] {
    if (this.#looks.get(group) !== this.#now) return [];
    this.#looks.delete(group);
    const messages = this.queue.receive(group, this.#now);
    this.#look(group, 0);
    if (messages.length === 0) return [];
    const run = async (ports: Ports): Promise<() => void> => {
      const back = await this.#functions.capture(messages, this.#plan.sources, ports);
      return () => {
        this.queue.done(messages.filter(({ id }) => !back.includes(id)));
        this.#look(group, messages.length * PACE.spacingSeconds);
      };
    };
    return [{ stage: 'capture', run, failed: NOTHING }];
  }

  #redriven(): readonly Work[] {
    for (const task of this.dead.splice(0)) this.#agenda.add(dueAt(task, this.#now + 1));
    for (const group of this.queue.redrive()) this.#look(group, 1);
    return [];
  }

  /** Looks after so many seconds for messages of a group, or when the hidden ones come back. */
  #look(group: string, seconds: number): void {
    const at = this.queue.nextAt(group, this.#now + seconds);
    if (at === undefined || at >= (this.#looks.get(group) ?? Infinity)) return;
    this.#looks.set(group, at);
    this.#agenda.add(dueAt({ stage: 'capture', group }, at));
  }
}

function sourceNamed(id: string, sources: readonly Source[]): Source {
  const source = sources.find((each) => each.id === id);
  if (source === undefined) throw new RangeError(`no such source: ${id}`);
  return source;
}
