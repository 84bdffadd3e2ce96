import type { Instant } from '../../contract/instant.ts';

export interface StackFacts {
  /** CloudFormation's word, such as `UPDATE_COMPLETE`. */
  readonly status: string;
  readonly outputs: ReadonlyMap<string, string>;
}

export interface BucketFacts {
  readonly versioned: boolean;
  /** All four ways of making it public are blocked. */
  readonly isPrivate: boolean;
  /** Functions that it calls when an object is made: by prefix and ending of the key, empty for any. */
  readonly calls: readonly { readonly function: string; readonly prefix: string; readonly suffix: string }[];
}

export interface QueueFacts {
  /** About how many messages can be received. */
  readonly waiting: number;
  /** About how many somebody has received and not finished. */
  readonly inHand: number;
}

export interface ScheduleFacts {
  readonly name: string;
  readonly enabled: boolean;
}

export interface FunctionFacts {
  /** Lambda's words: `Active`, `Inactive`, `Pending`, `Failed` … */
  readonly state: string;
  /** `Successful`, `InProgress`, `Failed`. */
  readonly update: string;
  /** Why, where Lambda says it. */
  readonly reason: string | null;
}

export interface AlarmFacts {
  readonly name: string;
  readonly state: 'OK' | 'ALARM' | 'INSUFFICIENT_DATA';
  readonly since: Instant | null;
  readonly actionsEnabled: boolean;
  /** ARNs told when it is raised. */
  readonly tells: readonly string[];
}

/** Runs of functions at a time, of the whole account in this region. */
export interface ConcurrencyFacts {
  readonly limit: number;
  /** What no function of the account keeps for itself. */
  readonly unreserved: number;
}

export interface Subscriber {
  readonly protocol: string;
  readonly endpoint: string;
  readonly confirmed: boolean;
}

/** A mail to whoever runs Hinomi that asks for nothing. */
export interface TestMessage {
  readonly at: Instant;
  readonly subject: string;
  readonly text: string;
}

/**
 * A deployment seen from outside: what AWS says of its parts. Only `sendTest` changes anything. Every promise rejects with
 * a `DeploymentError`.
 */
export interface Deployment {
  stack(): Promise<StackFacts>;
  bucket(name: string): Promise<BucketFacts>;
  queue(url: string): Promise<QueueFacts>;
  /** Seconds for which the oldest message has waited, within the last quarter of an hour; null: none was counted. */
  oldestSeconds(url: string, at: Instant): Promise<number | null>;
  schedules(group: string): Promise<readonly ScheduleFacts[]>;
  function(name: string): Promise<FunctionFacts>;
  concurrency(): Promise<ConcurrencyFacts>;
  /** Alarms whose names begin so. */
  alarms(prefix: string): Promise<readonly AlarmFacts[]>;
  subscribers(topicArn: string): Promise<readonly Subscriber[]>;
  sendTest(topicArn: string, message: TestMessage): Promise<void>;
}

/** Something could not be asked of AWS. */
export class DeploymentError extends Error {
  override readonly name = 'DeploymentError';
  /** The IAM action that whoever asks lacks; null where that is not the reason. */
  readonly denied: string | null;
  /** There is no such thing. */
  readonly absent: boolean;
  constructor(message: string, detail: { denied: string | null; absent: boolean; cause?: unknown }) {
    super(message, { cause: detail.cause });
    this.denied = detail.denied;
    this.absent = detail.absent;
  }
}
