import { expect, test } from '@jest/globals';
import { attributesOf } from '../../../lambdas/core/compose/attributes.ts';
import { mailText } from '../../../lambdas/core/compose/mail.ts';
import { notificationOf } from '../../../lambdas/core/compose/notification.ts';
import { subjectOf } from '../../../lambdas/core/compose/subject.ts';
import { UPDATED } from './alerts.ts';

test('a notification is the alert with its subject, text and attributes; terms reach the text', () => {
  const options = { keep: 'link', licence: 'Public Data License 1.0' } as const;
  expect(notificationOf(UPDATED, options)).toEqual({
    alert: UPDATED,
    subject: subjectOf(UPDATED),
    text: mailText(UPDATED, options),
    attributes: attributesOf(UPDATED),
  });
});
