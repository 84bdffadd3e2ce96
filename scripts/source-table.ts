import { format, resolveConfig } from 'prettier';
import { channelsOf, isUnproven } from '../lambdas/core/source.ts';
import type { Source } from '../lambdas/core/source.ts';

/** The page about the catalogue; what stands between the two marks is made from the definitions. */
export const PAGE = 'docs/sources.md';
const START = '<!-- made by `npm run goldens` from sources/*.json -->';
const END = '<!-- end -->';

const HOW = {
  capture: 'seen',
  measurement: 'measured',
  claim: 'claimed',
  never: 'never',
} as const satisfies Record<Source['verified']['how'], string>;

/** Whether a source is polled without being asked for. */
const state = (source: Source): string =>
  !source.enabled ? 'off' : isUnproven(source) ? 'on request' : 'on';

const cadence = (minutes: number): string => (minutes < 60 ? `${minutes} min` : `${minutes / 60} h`);

const cells = (source: Source): readonly string[] => [
  source.id,
  source.name.en,
  channelsOf(source).map(({ type, url }) => `[${type}](${url})`).join(', then '), // prettier-ignore
  [HOW[source.verified.how], source.verified.on].filter((word) => word !== undefined).join(' '),
  state(source),
  source.page.access,
  `${source.terms.licence}; ${source.terms.keep}`,
  cadence(source.everyMinutes),
];

const row = (words: readonly string[]): string =>
  `| ${words.map((word) => word.replaceAll('|', '\\|')).join(' | ')} |`;

const HEAD = ['source', 'what', 'where', 'verified', 'polled', 'pages', 'terms; kept', 'every'];

const catalogue = (sources: readonly Source[]): string =>
  [
    row(HEAD),
    row(HEAD.map(() => '---')),
    ...sources.map((source) => row(cells(source))),
    '',
    '## What is known of each',
    '',
    ...sources.map(({ id, verified }) => `- **${id}**: ${verified.note ?? 'nothing'}`),
  ].join('\n');

/** The page with its made part written anew from the definitions. Throws where the marks are not in it. */
export async function withTable(page: string, sources: readonly Source[]): Promise<string> {
  const [before, after] = [page.indexOf(START), page.indexOf(END)];
  if (before < 0 || after < before) throw new Error(`${PAGE}: the marks ${START} and ${END} are not in it`);
  const made = [page.slice(0, before) + START, catalogue(sources), page.slice(after)].join('\n\n');
  return format(made, { ...(await resolveConfig(PAGE)), filepath: PAGE });
}
