import { ENVIRONMENT } from '../../lambdas/contract/environment.ts';
import { BUCKET } from './cloud.ts';

const arn = (topic: string): string => `arn:aws:sns:ap-northeast-1:000000000000:${topic}`;

/** What the stack sets, by the names in the contract: one that is added there is missed here at once. */
const SETTINGS = {
  bucket: BUCKET,
  alertTopicArn: arn('alerts'),
  digestTopicArn: arn('digests'),
  operationsTopicArn: arn('operations'),
  settings: JSON.stringify({ zone: 'Asia/Tokyo', digestHour: 8, console: null, contact: null }),
  contact: 'keeper@bench.example',
  metricNamespace: 'Hinomi',
  evidenceDays: '0',
} as const satisfies Readonly<Record<Exclude<keyof typeof ENVIRONMENT, 'pageQueueUrl'>, string>>;

/** The environment of a function of a deployment whose cloud answers at `port` of this machine. */
export function environmentOf(port: number): Readonly<Record<string, string>> {
  const endpoint = `http://localhost:${port}`;
  const values: Readonly<Record<keyof typeof ENVIRONMENT, string>> = {
    ...SETTINGS,
    pageQueueUrl: `${endpoint}/queue`,
  };
  const names = new Map<string, string>(Object.entries(ENVIRONMENT));
  return {
    AWS_REGION: 'ap-northeast-1',
    AWS_ACCESS_KEY_ID: 'bench',
    AWS_SECRET_ACCESS_KEY: 'bench',
    AWS_ENDPOINT_URL: endpoint,
    ...Object.fromEntries(Object.entries(values).map(([key, value]) => [names.get(key) ?? key, value])),
  };
}
