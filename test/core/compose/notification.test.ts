import { expect, test } from '@jest/globals';
import { alertKey } from '../../../lambdas/contract/keys.ts';
import { attributesOf } from '../../../lambdas/core/compose/attributes.ts';
import { mailText } from '../../../lambdas/core/compose/mail.ts';
import { notificationOf } from '../../../lambdas/core/compose/notification.ts';
import { subjectOf } from '../../../lambdas/core/compose/subject.ts';
import { UPDATED } from './alerts.ts';

test('a notification is the alert with its subject, text and attributes; terms reach the text', () => {
  const options = { keep: 'link', licence: 'Public Data License 1.0' } as const;
  const key = alertKey(UPDATED.detectedAt, UPDATED.id);
  const { diff, ...short } = UPDATED;
  expect(diff).toBeDefined();
  expect(notificationOf(UPDATED, options)).toEqual({
    id: UPDATED.id,
    to: 'alerts',
    at: UPDATED.detectedAt,
    key,
    subject: subjectOf(UPDATED),
    text: mailText(UPDATED, options),
    attributes: attributesOf(UPDATED),
    record: UPDATED,
    shortRecord: { ...short, note: `diff left out, too large to send; the whole is kept at ${key}` },
  });
});
