import { snsTopic as real } from '../../../lambdas/adapters/sns-topic.ts';
import type { SnsTopicOptions } from '../../../lambdas/adapters/sns-topic.ts';
import type { Topic } from '../../../lambdas/core/ports/topic.ts';

export { snsClient } from '../../../lambdas/adapters/sns-topic.ts';

/** The adapter is loaded and made as ever; what is published is taken at once. */
export function snsTopic(options: SnsTopicOptions): Topic {
  real(options);
  return { publish: () => Promise.resolve({ messageId: 'bench' }) };
}
