import type { Burst, BurstItem } from '../../contract/burst.ts';
import { inJapanAndIn } from '../compose/clock.ts';
import { closing, termsLines } from '../compose/closing.ts';
import { wrap } from '../compose/columns.ts';
import { groupsOf, labelTallies } from '../compose/groups.ts';
import type { Group } from '../compose/groups.ts';
import { WIDTH, field, label, textOfSections, urlLine } from '../compose/lines.ts';
import type { MailOptions } from '../compose/mail.ts';
import { cut, plainLine } from '../compose/plain-line.ts';

const TITLE = 140;

/**
 * One mail for all that one look at a source found new, made from titles and addresses: first how many and where, then
 * the items by framework and counterpart, each with its title and link; then what follows. Plain text; words from pages
 * stand on lines of their own, without control characters. It holds every item, however many.
 */
export function burstText(burst: Burst, options: MailOptions = {}): string {
  const { source, items, listing } = burst;
  const count = items.length;
  const { frameworks, counterparts } = labelTallies(items);
  const name = { en: plainLine(source.name.en), ja: plainLine(source.name.ja) };
  return textOfSections([
    [
      ...wrap(`${count} new items at once: ${name.en}`, WIDTH),
      ...wrap(`${name.ja}：一度に${count}件`, WIDTH),
    ],
    [
      ...wrap(
        'BURST 一括 — one mail in place of many, made from titles and addresses before the pages were read. ' +
          'It goes to everybody whose filter any of these labels meets: it may be that no single item meets yours.',
        WIDTH,
      ),
      ...field('Source', `${name.en} ${name.ja} (${source.kind}, ${source.country})`),
      ...(frameworks === '' ? [] : field('Frameworks', frameworks)),
      ...(counterparts === '' ? [] : field('With', counterparts)),
      ...field('Detected', inJapanAndIn(burst.detectedAt, options.zone ?? 'UTC')),
    ],
    ...groupsOf(items).map(groupLines),
    wrap(
      'Every page is read and archived now. What it says is in the archive and in the next digest; of these ' +
        'items no further mail comes until one of them changes.',
      WIDTH,
    ),
    [
      ...(listing === undefined ? [] : [label('List') + plainLine(listing)]),
      `${label('Look at it')}npx hinomi archive list --source ${plainLine(source.id)} --archive <archive>`,
    ],
    [...termsLines(options), ...closing('alerts on Japan’s defence diplomacy', options.contact)],
  ]);
}

const groupLines = ({ title, items }: Group<BurstItem>): readonly string[] => [
  ...wrap(`${title} (${items.length})`, WIDTH),
  ...items.flatMap(itemLines),
];

function itemLines({ title, url, change, published, frameworks }: BurstItem): readonly string[] {
  const also = frameworks.slice(1).map(({ label: { en } }) => plainLine(en));
  const facts = [
    ...(change === 'new' ? [] : [change]),
    ...(published === null ? [] : [published]),
    ...(also.length === 0 ? [] : [`also ${also.join(', ')}`]),
  ];
  const [first = '', ...more] = wrap(cut(plainLine(title), TITLE), WIDTH - 4);
  return [
    `  - ${first}`,
    ...more.map((line) => `    ${line}`),
    ...(facts.length === 0 ? [] : wrap(facts.join('; '), WIDTH - 4).map((line) => `    ${line}`)),
    `    ${urlLine(url)}`,
  ];
}
