import { readFileSync } from 'node:fs';
import { describe, expect, test } from '@jest/globals';
import { ALARM_IDS } from '../../lambdas/contract/alarms.ts';
import { EVENTS } from '../../lambdas/contract/environment.ts';
import { RUNBOOK } from '../../lambdas/contract/operations.ts';
import { messageOf } from '../../lambdas/core/alarm/message.ts';
import { noticeOn } from '../../lambdas/core/alarm/notice.ts';
import type { SourceNotice } from '../../lambdas/core/alarm/notice.ts';
import { firstState } from '../../lambdas/core/source-state.ts';
import { NOW, feed, silent } from '../core/alarm/notices.ts';
import { hour } from '../core/alarm/timeline.ts';

const runbook = readFileSync('docs/runbook.md', 'utf8');

/** What stands under a heading, up to the next. */
const section = (heading: string): string =>
  runbook.split(/^## /m).find((part) => part.startsWith(`${heading}\n`)) ?? '';

const parts = ['Description', 'Investigation', 'Resolution'];

test.each(ALARM_IDS)('alarm %s has its heading, with what it is, how to look and what to do', (id) => {
  const [own = ''] = section(id).split(/^# /m);
  for (const part of parts) expect(own).toContain(`**${part}.**`);
});

test('the query over the logs asks for what is logged', () => {
  expect(runbook).toContain(`["${EVENTS.handlerFailed}", "${EVENTS.jobFailed}"]`);
});

describe('every kind of operations message', () => {
  test.each(Object.entries(RUNBOOK))(
    '%s has its heading, with what it is, how to look and what to do',
    (_kind, heading) => {
      for (const part of parts) expect(section(heading)).toContain(`**${part}.**`);
    },
  );

  const source = feed('mod');
  const notices = {
    'source-silent': silent(source),
    'source-not-polled': noticeOn(source, firstState(source, hour(0)), 'alarm', hour(NOW)),
    'source-recovered': silent(source, 'recovery'),
  } as const satisfies Record<keyof typeof RUNBOOK, SourceNotice>;

  test.each(Object.values(notices))('$kind names it in its mail', (notice) => {
    const { kinds, text } = messageOf([notice], { watched: 1, silent: 1 }, hour(NOW));
    expect(kinds).toEqual([notice.kind]);
    expect(text).toContain(`see docs/runbook.md, “${RUNBOOK[notice.kind]}”`);
  });

  test('has a notice here', () => {
    for (const [kind, notice] of Object.entries(notices)) expect(notice.kind).toBe(kind);
  });
});
