import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import * as v from 'valibot';
import { runCli } from '../../support/cli.ts';

let root = '';
let page = '';
beforeAll(() => {
  root = mkdtempSync(join(tmpdir(), 'hinomi-classify-'));
  page = join(root, 'page.txt');
  writeFileSync(
    page,
    '中谷防衛大臣は2月24日、マニラでテオドロ国防大臣と会談した。中国の行動に懸念を示した。バリカタンについても議論した。',
  );
});
afterAll(() => {
  rmSync(root, { recursive: true, force: true });
});
const TITLE = ['--title', '日比防衛相会談を開催'];

const explained = v.object({
  title: v.string(),
  explanation: v.object({
    shown: v.array(v.object({ field: v.string(), start: v.number(), text: v.string() })),
    kind: v.object({ rule: v.object({ name: v.string(), because: v.string() }) }),
  }),
});

describe('classify --explain', () => {
  test('shows the words that decided in the text as published, and the rule of each', async () => {
    const { out, status } = await runCli('classify', page, ...TITLE, '--explain');
    const text = out.join('\n');
    expect(status).toBe(0);
    expect(text).toMatch(/⟦⟦日比防衛相⟧\d+会談⟧\d[\d,]*を開催/);
    expect(text).toMatch(/bilateral-defence: “日比防衛相会談” \(title\) by the format after 日X/);
    expect(text).toMatch(/CN: “中国” \(lead\) by the topic/);
    expect(text).toMatch(/Kind: meeting, by .+\n {2}because /);
    expect(text).toMatch(/Relevance: defence diplomacy, by .+\n {2}because /);
  });

  test('says what was considered and dropped, and why', async () => {
    const { out } = await runCli('classify', page, ...TITLE, '--explain');
    expect(out.join('\n')).toMatch(/Considered and dropped:\n {2}balikatan: “バリカタン” \(lead\): \S/);
  });

  test('without it only the labels are printed', async () => {
    const { out } = await runCli('classify', page, ...TITLE);
    expect(out.join('\n')).not.toMatch(/⟦|because|dropped/);
    expect(out).toContain('  counterpart  PH (Philippines)');
  });

  test('--json has each place, so that a program finds the words again', async () => {
    const { out } = await runCli('classify', page, ...TITLE, '--explain', '--json');
    const { title, explanation } = v.parse(explained, JSON.parse(out[0] ?? ''));
    const titled = explanation.shown.filter(({ field }) => field === 'title');
    expect(titled.length).toBeGreaterThan(0);
    for (const { start, text } of titled) expect(title.slice(start, start + text.length)).toBe(text);
    expect(explanation.kind.rule.because).not.toBe('');
  });
});
