import { readFile, rm } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { relative } from 'node:path';
import pc from 'picocolors';
import * as v from 'valibot';
import { replay } from '../cli/commands/replay.ts';
import type { ReplayEvent } from '../cli/commands/replay.ts';
import type { Alert } from '../lambdas/contract/alert.ts';
import { mailText } from '../lambdas/core/compose/mail.ts';

/** `npm run demo`: replays a small site that the project wrote itself, over some simulated days, and tells the story. */
const at = (path: string): string => fileURLToPath(new URL(`../${path}`, import.meta.url));
const PLACES = {
  mirror: at('test/mirrors/demo'),
  sources: at('test/mirrors/demo-sources'),
  archive: at('demo/archive'),
  mailbox: at('demo/mailbox'),
};

const storySchema = v.object({ layers: v.array(v.object({ at: v.string(), why: v.string() })) });

const print = (line = ''): void => {
  process.stdout.write(`${line}\n`);
};

const short = (path: string): string => relative(process.cwd(), path);

function tell(event: ReplayEvent): void {
  if (event.kind === 'polled') {
    const { source, outcome, health, items } = event.report;
    const well = outcome === 'ok' || outcome === 'not-modified';
    const state = well ? pc.dim(outcome) : pc.yellow(`${outcome} (${health})`);
    print(`  ${source.padEnd(14)} ${state}${items === null ? '' : pc.dim(`, ${items} items`)}`);
  }
  if (event.kind === 'alert') {
    const { change, headline, title, note, unread } = event.alert;
    const said = [note, unread === undefined ? undefined : `the page could not be read: ${unread}`].filter(
      (word) => word !== undefined,
    );
    print(`    ${pc.green(pc.bold(change.toUpperCase()))}  ${pc.bold(headline.en)}`);
    print(`        ${title}${said.length === 0 ? '' : pc.dim(`  (${said.join('; ')})`)}`);
  }
}

async function demo(): Promise<void> {
  await rm(at('demo'), { recursive: true, force: true });
  const story = v.parse(storySchema, JSON.parse(await readFile(`${PLACES.mirror}/expected.json`, 'utf8')));
  const alerts: Alert[] = [];
  let layer = '';
  for await (const event of replay({ ...PLACES, json: false })) {
    if (event.layer !== layer) {
      layer = event.layer;
      print(`\n${pc.bold(layer)}  ${pc.cyan(story.layers.find((one) => one.at === layer)?.why ?? '')}`);
    }
    tell(event);
    if (event.kind === 'alert') alerts.push(event.alert);
  }
  const shown = alerts.find(({ diff }) => diff !== undefined) ?? alerts[0];
  print(`\n${pc.bold('One of the mails, as its reader gets it:')}\n`);
  if (shown !== undefined) print(mailText(shown).replaceAll(/^/gm, '  │ '));
  print(`\n${pc.bold('Where to look')}`);
  print(
    `  ${short(PLACES.mailbox)}/    ${alerts.length} mails, one .eml an alert: open them with any mail program`,
  );
  print(`  ${short(PLACES.mailbox)}/digests/    one digest a day, also of days on which nothing happened`);
  print(`  ${short(PLACES.archive)}/feeds/    the same for a feed reader, per framework and counterpart too`);
  print(
    `  ${short(PLACES.archive)}/    pages as they were served, texts, alert records, under the keys a bucket would have`,
  );
  print(`  npx hinomi archive list --archive ${short(PLACES.archive)}`);
  if (shown !== undefined) print(`  npx hinomi archive show ${shown.id} --archive ${short(PLACES.archive)}`);
}

await demo();
