import { describe, expect, test } from '@jest/globals';
import { classify } from '../../../lambdas/core/classify/classify.ts';
import { defaultTaxonomy } from '../../../lambdas/core/classify/default-taxonomy.ts';
import { formsOf, lexiconOf } from '../../../lambdas/core/classify/lexicon.ts';
import type { Sense } from '../../../lambdas/core/classify/lexicon.ts';
import { compileMatcher } from '../../../lambdas/core/classify/matcher.ts';
import type { Hit } from '../../../lambdas/core/classify/matcher.ts';
import { normalise } from '../../../lambdas/core/classify/normalise.ts';
import { expandForm } from '../../../lambdas/core/taxonomy.ts';
import { subject } from './subject-of.ts';

/** Every term of the data fires and every stop word holds: the tables are the data itself. */
const taxonomy = defaultTaxonomy();
const { matcher } = lexiconOf(taxonomy);
const forms = formsOf(taxonomy);
const named = (sense: Sense): string =>
  'code' in sense ? sense.code : 'id' in sense ? sense.id : sense.kind;

const written = forms
  .filter((form) => form.take === undefined)
  .map((form) => [form.form, named(form.sense), form.sense] as const);

describe('every term', () => {
  test.each(written)('%s is read as %s', (form, _name, sense) => {
    const [hit] = matcher.find(normalise(form));
    expect(hit).toMatchObject({ start: 0, end: form.length });
    expect(hit?.senses).toContainEqual(sense);
  });

  const minilaterals = [...taxonomy.frameworks.values()].flatMap((framework) =>
    framework.forms
      .flatMap((each) => expandForm(each.form))
      .filter((form) => /^[一-龥]+$/.test(form) && framework.type === 'minilateral')
      .map((form) => [form, framework.id] as const),
  );
  test.each(minilaterals)('%s, a run of states, is %s', (form, id) => {
    const found = classify(subject({ title: `${form}防衛相会談を開催` })).frameworks.map((each) => each.id);
    expect(found).toEqual([id]);
  });

  const codes = taxonomy.counterparts.states.flatMap((state) =>
    state.kanji.map(({ form }) => [form, state.code] as const),
  );
  test.each(codes.filter(([, code]) => code !== 'KP'))('日%s防衛相会談 is with %s', (kanji, code) => {
    const { counterparts, frameworks } = classify(subject({ title: `日${kanji}防衛相会談について` }));
    expect(counterparts.map((each) => each.code)).toEqual([code]);
    expect(frameworks.map((each) => each.id)).toEqual(['bilateral-defence']);
  });

  test.each(
    taxonomy.counterparts.states
      .filter((state) => state.code !== 'KP')
      .map((state) => [state.label.ja, state.code]),
  )('日・%s防衛相会談 is with %s', (name, code) => {
    const { counterparts } = classify(subject({ title: `日・${name}防衛相会談について` }));
    expect(counterparts.map((each) => each.code)).toEqual([code]);
  });
});

describe('every stop word', () => {
  const without = compileMatcher(forms.filter((form) => form.sense.kind !== 'stop'));
  const reads = (hits: readonly Hit<Sense>[], code: string): boolean =>
    hits.some((hit) =>
      hit.senses.some((sense) =>
        code === 'JP' ? sense.kind === 'japan' : sense.kind === 'country' && sense.code === code,
      ),
    );
  test.each(
    taxonomy.counterparts.stops.flatMap(({ forms: words, reads: code }) => words.map((word) => [word, code])),
  )('%s is not %s', (form, code) => {
    expect(reads(matcher.find(normalise(form)), code)).toBe(false);
    expect(reads(without.find(normalise(form)), code)).toBe(true);
  });
});
