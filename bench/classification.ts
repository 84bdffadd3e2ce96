import { spawnSync } from 'node:child_process';
import AhoCorasick from 'modern-ahocorasick';
import { classify } from '../lambdas/core/classify/classify.ts';
import { defaultTaxonomy } from '../lambdas/core/classify/default-taxonomy.ts';
import { formsOf } from '../lambdas/core/classify/lexicon.ts';
import type { Subject } from '../lambdas/core/classify/subject.ts';
import { measuredOf, ratio, timed } from './figure.ts';
import type { Figure, FigureGroup } from './figure.ts';
import { denseText, sparseText } from './texts.ts';

const LENGTH = 5000;
const ROUNDS = 15;
const CALLS = 20;

const TEXTS = { 'full of terms': denseText(LENGTH), 'of plain prose': sparseText(LENGTH) };
const START_UP = 'start-up of the taxonomy';
const ratioName = (what: string): string => `classification of a text ${what}`;
const timeName = (what: string): string => `a text ${what}`;

/** Classification of a page against one pass of a stock automaton with the same terms over the same text. */
export const classificationFigures: FigureGroup = {
  names: [...Object.keys(TEXTS).flatMap((what) => [ratioName(what), timeName(what)]), START_UP],
  async *measure(wanted) {
    const isWanted = ({ name }: Figure): boolean => wanted.includes(name);
    for (const [what, text] of Object.entries(TEXTS))
      if (wanted.includes(ratioName(what)) || wanted.includes(timeName(what)))
        yield* figuresOf(what, text).filter(isWanted);
    if (wanted.includes(START_UP)) yield await Promise.resolve(startUpFigure());
  },
};

function figuresOf(what: string, text: string): readonly Figure[] {
  const terms = [...new Set(formsOf(defaultTaxonomy()).map(({ form }) => form))];
  const automaton = new AhoCorasick(terms);
  const ours = (): unknown => classify(subjectOf(text));
  const theirs = (): unknown => automaton.search(text);
  timed(ours, 3, CALLS);
  timed(theirs, 3, CALLS);
  return [
    {
      name: ratioName(what),
      measured: ratio(ours, theirs, ROUNDS, CALLS),
      hold: 4,
      unit: 'times',
      detail: `${LENGTH} characters, against one search of modern-ahocorasick with the same ${terms.length} terms`,
    },
    {
      name: timeName(what),
      measured: timed(ours, ROUNDS, CALLS),
      hold: 5,
      unit: 'ms',
      detail: `${LENGTH} characters`,
    },
  ];
}

const subjectOf = (text: string): Subject => ({
  title: '防衛大臣が拡大ASEAN国防相会議に出席',
  url: null,
  language: 'ja',
  lead: null,
  text,
  published: null,
  publisherCountry: null,
});

const STARTS = 7;
/** Measured in a process of its own: a second start in one process finds everything compiled. */
const START = `
  const { defaultTaxonomy } = await import('${new URL('../lambdas/core/classify/default-taxonomy.ts', import.meta.url).href}');
  const { lexiconOf } = await import('${new URL('../lambdas/core/classify/lexicon.ts', import.meta.url).href}');
  const start = performance.now();
  lexiconOf(defaultTaxonomy());
  console.log(performance.now() - start);
`;

/** Building the taxonomy and compiling its forms, in a fresh process. Reading the modules is not counted. */
function startUpFigure(): Figure {
  const starts = Array.from({ length: STARTS }, () => {
    const run = spawnSync(process.execPath, ['--input-type=module', '--eval', START], { encoding: 'utf8' });
    if (run.status !== 0) throw new Error(`the start-up of the taxonomy failed: ${run.stderr}`);
    return Number(run.stdout.trim());
  });
  return {
    name: START_UP,
    measured: measuredOf(starts),
    hold: 30,
    unit: 'ms',
    detail: `${STARTS} fresh processes, the modules' own loading apart`,
  };
}
