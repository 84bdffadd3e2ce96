import type { Operations, OperationsMessage } from '../../lambdas/core/ports/operations.ts';
import type { Topic } from '../../lambdas/core/ports/topic.ts';

/** A receiver that remembers: each mail once by its content, and how many were handed over. */
export function memoryTopic(): Topic & { readonly mails: Set<string>; handedOver: number } {
  const mails = new Set<string>();
  return {
    mails,
    handedOver: 0,
    publish({ id, subject, text, attributes }) {
      mails.add(JSON.stringify([id, subject, text, attributes]));
      this.handedOver += 1;
      return Promise.resolve({ messageId: id });
    },
  };
}

/** An operator who keeps every message that was handed over, repeats too. */
export function memoryOperations(): Operations & { readonly messages: OperationsMessage[] } {
  const messages: OperationsMessage[] = [];
  return {
    messages,
    send: (message) => {
      messages.push(message);
      return Promise.resolve({ messageId: message.id });
    },
  };
}
