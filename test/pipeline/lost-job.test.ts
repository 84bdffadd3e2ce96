import { expect, test } from '@jest/globals';
import { page, world } from '../support/world.ts';

test('an item whose job ended in the dead letters is told at its first visit, under its title', async () => {
  const w = await world((ports) => ({
    ...ports,
    queue: {
      ...ports.queue,
      send: (jobs) => ports.queue.send(jobs.filter(({ reason }) => reason !== 'new')),
    },
  }));
  try {
    w.site.list([{ path: '/old.html', title: '古い発表' }]);
    await w.round('2026-03-01T00:00:00Z');
    w.site.answer('/a.html', page('見出し', '会談を行った。'));
    w.site.list([
      { path: '/a.html', title: '日豪防衛相会談' },
      { path: '/old.html', title: '古い発表' },
    ]);
    expect(await w.alertsAt('2026-03-01T01:00:00Z')).toEqual([]);
    expect(await w.alertsAt('2026-03-01T02:00:00Z')).toEqual(['new 日豪防衛相会談']);
    expect(await w.alertsAt('2026-03-01T07:00:00Z')).toEqual([]);
    const [alert] = await w.alerts();
    expect(alert).toMatchObject({ basis: 'page', url: 'https://site.example/a.html' });
  } finally {
    await w.remove();
  }
});
