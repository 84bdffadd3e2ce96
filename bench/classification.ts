import { spawnSync } from 'node:child_process';
import AhoCorasick from 'modern-ahocorasick';
import { classify } from '../lambdas/core/classify/classify.ts';
import { defaultTaxonomy } from '../lambdas/core/classify/default-taxonomy.ts';
import { formsOf } from '../lambdas/core/classify/lexicon.ts';
import type { Subject } from '../lambdas/core/classify/subject.ts';
import { median, ratio, timed } from './figure.ts';
import type { Figure } from './figure.ts';
import { denseText, sparseText } from './texts.ts';

const LENGTH = 5000;
const ROUNDS = 15;
const CALLS = 20;

/** Classification of a page against one pass of a stock automaton with the same terms over the same text. */
export function classificationFigures(): readonly Figure[] {
  const terms = [...new Set(formsOf(defaultTaxonomy()).map(({ form }) => form))];
  const automaton = new AhoCorasick(terms);
  const texts = { 'full of terms': denseText(LENGTH), 'of plain prose': sparseText(LENGTH) };
  return Object.entries(texts).flatMap(([what, text]) => {
    const ours = (): unknown => classify(subjectOf(text));
    const theirs = (): unknown => automaton.search(text);
    timed(ours, 3, CALLS);
    timed(theirs, 3, CALLS);
    return [
      {
        name: `classification of a text ${what}`,
        measured: ratio(ours, theirs, ROUNDS, CALLS),
        hold: 4,
        unit: 'times',
        detail: `${LENGTH} characters, against one search of modern-ahocorasick with the same ${terms.length} terms`,
      },
      {
        name: `a text ${what}`,
        measured: timed(ours, ROUNDS, CALLS),
        hold: 5,
        unit: 'ms',
        detail: `${LENGTH} characters`,
      },
    ];
  });
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
export function startUpFigure(): Figure {
  const starts = Array.from({ length: STARTS }, () => {
    const run = spawnSync(process.execPath, ['--input-type=module', '--eval', START], { encoding: 'utf8' });
    if (run.status !== 0) throw new Error(`the start-up of the taxonomy failed: ${run.stderr}`);
    return Number(run.stdout.trim());
  });
  return {
    name: 'start-up of the taxonomy',
    measured: median(starts),
    hold: 30,
    unit: 'ms',
    detail: `median of ${STARTS} fresh processes, the modules' own loading apart`,
  };
}
