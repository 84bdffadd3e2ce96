import type { Alert, Evidence } from '../../contract/alert.ts';
import { columnsOf, cutColumns, wrap } from './columns.ts';
import { plainLine } from './plain-line.ts';

type Keep = 'full' | 'private' | 'link';

const EVIDENCE = 10;
/** With a diff to show there is less room for what the reader knows from the first alert. */
const EVIDENCE_BESIDE_DIFF = 5;
/** Of states that are only mentioned a few will do: they decide nothing. */
const EVIDENCE_OF_MENTIONS = 3;
const RUNS = 4;
/** Lines that one run may fill: its context alone can fill most of the first. */
const RUN_LINES = 2;

/**
 * Why each label was given, one line a label, `"拡大ASEAN国防相会議" (title) → ADMM-Plus, by rule name`: the first
 * evidence of each framework and counterpart and of three mentions, at most ten lines. Under `link` terms only the title and the
 * URL, which the mail shows anyway, are quoted; of the rest, place and rule are said.
 */
export function evidenceLines(alert: Alert, keep: Keep, width: number): readonly string[] {
  const lineOf = ([label, evidence]: readonly [string, Evidence]): string =>
    evidenceLine(label, evidence, keep, width);
  const { decisive, mentioned } = labelled(alert);
  const shown = [...decisive, ...mentioned.slice(0, EVIDENCE_OF_MENTIONS)];
  if (shown.length === 0) return [];
  const most = Math.min(shown.length, alert.diff === undefined ? EVIDENCE : EVIDENCE_BESIDE_DIFF);
  const rest = decisive.length + mentioned.length - most;
  return ['Why', ...shown.slice(0, most).map(lineOf), ...(rest > 0 ? [`  +${rest} more`] : [])];
}

function labelled({ classification }: Alert): {
  readonly decisive: readonly (readonly [string, Evidence])[];
  readonly mentioned: readonly (readonly [string, Evidence])[];
} {
  const { frameworks, counterparts, mentions } = classification;
  const first = (of: (typeof frameworks)[number] | (typeof counterparts)[number], suffix: string) =>
    of.evidence.slice(0, 1).map((evidence) => [plainLine(of.label.en) + suffix, evidence] as const);
  return {
    decisive: [...frameworks, ...counterparts].flatMap((label) => first(label, '')),
    mentioned: mentions.flatMap((mention) => first(mention, ' (mentioned)')),
  };
}

function evidenceLine(label: string, { text, where, rule }: Evidence, keep: Keep, width: number): string {
  const shown = keep !== 'link' || where === 'title' || where === 'url';
  const tail = `(${where}) → ${cutColumns(label, 40)}, by ${cutColumns(plainLine(rule), 24)}`;
  if (!shown) return `  ${tail}`;
  return `  “${cutColumns(plainLine(text), width - columnsOf(tail) - 5)}” ${tail}`;
}

/**
 * What changed: `+` added and `-` removed runs in wdiff notation, `…context{+added+}context…`. Under `private` terms
 * without the context; under `link` terms only that something changed.
 */
export function diffLines({ diff }: Alert, keep: Keep, width: number): readonly string[] {
  if (diff === undefined) return [];
  if (keep === 'link') return ['Changed     the text; the source’s terms allow no quotation: see the link'];
  const shown = (sign: '+' | '-') => (run: string) =>
    signed(sign, plainLine(keep === 'private' ? changedWords(run) : run), width);
  return [
    'Changed',
    ...bounded(diff.removed.map(shown('-')), RUNS),
    ...bounded(diff.added.map(shown('+')), RUNS),
  ];
}

/** `  + text`, continued under the text. */
function signed(sign: '+' | '-', text: string, width: number): string {
  const room = width - 4;
  const lines = wrap(cutColumns(text, room * RUN_LINES - 4), room);
  return `  ${sign} ${lines.join('\n    ')}`;
}

const bounded = (lines: readonly string[], most: number): readonly string[] =>
  lines.length <= most ? lines : [...lines.slice(0, most), `  +${lines.length - most} more`];

/** The marked words of a run without what stands around them; a run without marks is all changed words. */
function changedWords(run: string): string {
  const marked = run.match(/\{\+.*?\+\}|\[-.*?-\]/gsu);
  return marked === null ? run : marked.join(' … ');
}
