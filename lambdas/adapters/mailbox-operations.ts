import { resolve } from 'node:path';
import { compact } from '../contract/instant.ts';
import type { Operations } from '../core/ports/operations.ts';
import { FROM, fileSafe, headerSafe, writeMail } from './mail-file.ts';

/**
 * A folder in place of the operations topic: one `.eml` a message, `<at>-<id>.eml`, its name the message id. What is there
 * already was handed over before. Rejects with a `TopicError` that names the file when it cannot be written.
 */
export function mailboxOperations(options: { readonly directory: string }): Operations {
  const directory = resolve(options.directory);
  return {
    send: async ({ id, at, kinds, subject, text }) => {
      const name = `${compact(at)}-${fileSafe(id)}.eml`;
      const headers = [{ key: 'X-Hinomi-Operations', value: headerSafe(kinds.join(', ')) }];
      await writeMail(directory, name, {
        id,
        from: FROM,
        to: 'operator@localhost',
        subject,
        at,
        headers,
        text,
      });
      return { messageId: name };
    },
  };
}
