import { SNSClient } from '@aws-sdk/client-sns';
import { answeredBy } from './fake-aws.ts';
import type { FakeAnswer } from './fake-aws.ts';

interface Held {
  readonly topic: string;
  readonly protocol: string;
  readonly endpoint: string;
  readonly arn: string;
  state: 'confirmed' | 'PendingConfirmation' | 'Deleted';
  attributes: Record<string, string>;
}

/** Fewer than SNS's hundred, so that there is a second page. */
const PAGE = 2;

/**
 * SNS as its documentation describes subscriptions, and moto does not: e-mail and HTTPS wait to be confirmed, and are
 * listed without ARN until then; the same request again sends the confirmation again, another one is refused.
 */
export function fakeSns() {
  const held: Held[] = [];
  const calls: URLSearchParams[] = [];
  /** Addresses to which a request to confirm was sent, in order. */
  const confirmations: string[] = [];
  const client = new SNSClient(answeredBy((body) => respond(new URLSearchParams(body))));

  function respond(call: URLSearchParams): FakeAnswer {
    calls.push(call);
    const found = held.find(({ arn, state }) => arn === call.get('SubscriptionArn') && state === 'confirmed');
    switch (call.get('Action') ?? '') {
      case 'Subscribe':
        return subscribe(call);
      case 'ListSubscriptionsByTopic':
        return list(call);
      case 'GetSubscriptionAttributes':
        return found === undefined ? refusal(404, 'NotFound', 'no such subscription') : answer(call, `<Attributes>${entries(found.attributes)}</Attributes>`); // prettier-ignore
      case 'SetSubscriptionAttributes':
        if (found === undefined) return refusal(404, 'NotFound', 'no such subscription');
        found.attributes[call.get('AttributeName') ?? ''] = call.get('AttributeValue') ?? '';
        return answer(call, '');
      default:
        if (found !== undefined) found.state = 'Deleted';
        return answer(call, '');
    }
  }

  function subscribe(call: URLSearchParams): FakeAnswer {
    const [topic = '', protocol = '', endpoint = ''] = ['TopicArn', 'Protocol', 'Endpoint'].map((name) => call.get(name) ?? ''); // prettier-ignore
    const attributes = attributesIn(call);
    const there = held.find((each) => each.topic === topic && each.protocol === protocol && each.endpoint === endpoint && each.state !== 'Deleted'); // prettier-ignore
    if (
      there !== undefined &&
      Object.entries(attributes).some(([name, value]) => there.attributes[name] !== value)
    )
      // prettier-ignore
      return refusal(400, 'InvalidParameter', 'Subscription already exists with different attributes');
    const state = protocol === 'sqs' ? 'confirmed' : 'PendingConfirmation';
    const arn = `${topic}:${held.length}`;
    if (there === undefined) held.push({ topic, protocol, endpoint, arn, state, attributes });
    if ((there?.state ?? state) === 'PendingConfirmation') confirmations.push(endpoint);
    return answer(call, `<SubscriptionArn>${there?.arn ?? arn}</SubscriptionArn>`);
  }

  function list(call: URLSearchParams): FakeAnswer {
    const all = held.filter(({ topic }) => topic === call.get('TopicArn'));
    const from = Number(call.get('NextToken') ?? 0);
    const members = all.slice(from, from + PAGE).map(({ state, arn, ...each }) => {
      const shown = state === 'confirmed' ? arn : state;
      return `<member><SubscriptionArn>${shown}</SubscriptionArn><Protocol>${each.protocol}</Protocol><Endpoint>${each.endpoint}</Endpoint><TopicArn>${each.topic}</TopicArn></member>`;
    });
    const next = from + PAGE < all.length ? `<NextToken>${from + PAGE}</NextToken>` : '';
    return answer(call, `<Subscriptions>${members.join('')}</Subscriptions>${next}`);
  }

  const change = (endpoint: string, state: Held['state']): void => {
    for (const each of held) if (each.endpoint === endpoint) each.state = state;
  };
  return {
    client,
    calls,
    confirmations,
    held,
    /** Its reader follows the link of the mail. */
    confirm: (endpoint: string) => { change(endpoint, 'confirmed'); },
    /** Its reader follows the link at the end of a mail. */
    end: (endpoint: string) => { change(endpoint, 'Deleted'); },
    /** What SNS does 48 hours after the request, or some days after the end. */
    forget: (endpoint: string) => { held.splice(0, held.length, ...held.filter((each) => each.endpoint !== endpoint)); },
  }; // prettier-ignore
}

function attributesIn(call: URLSearchParams): Record<string, string> {
  const indexes = [...call.keys()].flatMap((key) => /^Attributes\.entry\.(\d+)\.key$/.exec(key)?.[1] ?? []);
  return Object.fromEntries(
    indexes.map((index) => [
      call.get(`Attributes.entry.${index}.key`) ?? '',
      call.get(`Attributes.entry.${index}.value`) ?? '',
    ]),
  );
}

const escaped = (text: string): string => text.replaceAll('&', '&amp;').replaceAll('<', '&lt;');

const entries = (attributes: Record<string, string>): string =>
  Object.entries(attributes)
    .map(([name, value]) => `<entry><key>${name}</key><value>${escaped(value)}</value></entry>`)
    .join('');

function answer(call: URLSearchParams, result: string): FakeAnswer {
  const action = call.get('Action') ?? '';
  const body = `<${action}Response><${action}Result>${result}</${action}Result></${action}Response>`;
  return { status: 200, type: 'text/xml', body };
}

const refusal = (status: number, code: string, message: string): FakeAnswer => ({
  status,
  type: 'text/xml',
  body: `<ErrorResponse><Error><Type>Sender</Type><Code>${code}</Code><Message>${message}</Message></Error></ErrorResponse>`,
});
