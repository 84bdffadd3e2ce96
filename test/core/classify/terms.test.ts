import { describe, expect, test } from '@jest/globals';
import { classify } from '../../../lambdas/core/classify/classify.ts';
import { runsOf } from '../../../lambdas/core/classify/countries.ts';
import { defaultTaxonomy } from '../../../lambdas/core/classify/default-taxonomy.ts';
import { formsOf, lexiconOf } from '../../../lambdas/core/classify/lexicon.ts';
import type { Sense } from '../../../lambdas/core/classify/lexicon.ts';
import { compileMatcher } from '../../../lambdas/core/classify/matcher.ts';
import type { Hit } from '../../../lambdas/core/classify/matcher.ts';
import { normalise } from '../../../lambdas/core/classify/normalise.ts';
import { readSubject } from '../../../lambdas/core/classify/reading.ts';
import { expandForm } from '../../../lambdas/core/taxonomy.ts';
import { subject } from './subject-of.ts';

/** Every term of the data fires and every stop word holds, alone and in a sentence: the tables are the data itself. */
const taxonomy = defaultTaxonomy();
const lexicon = lexiconOf(taxonomy);
const forms = formsOf(taxonomy);
const guarded = new Set(taxonomy.counterparts.states.flatMap((state) => state.guarded));
const named = (sense: Sense): string =>
  'code' in sense ? sense.code : 'id' in sense ? sense.id : sense.kind;

/** A guarded name needs its context; every other form fires wherever it stands. */
const sentencesWith = (form: string): readonly (readonly [before: string, after: string])[] => {
  if (guarded.has(form)) return [['The Ministry of Defence of ', ' said so.'], ['The ', ' Army was there.']];
  return /^[ -~À-ž]+$/.test(form)
    ? [['', ''], ['They noted (', ') again.'], ['このほど、', 'を挙げた。']]
    : [['', ''], ['防衛省は、', 'について説明した。'], ['「', '」の件']];
}; // prettier-ignore

const written = forms
  .filter((form) => form.take === undefined)
  .map((form) => [form.form, named(form.sense), form.sense] as const);

const NOUNS = [
  '海軍', '海上保安庁', '陸軍', '空軍', '軍', '国防相', '国防大臣', '防衛相', '政府', '首相', '大統領', '沿岸警備隊', '大使', '側', '外相',
  '国軍', '海兵隊', '国王', '代表団', '、', 'と', '中部', '国防軍', '人民軍', '首脳',
]; // prettier-ignore

describe('every term', () => {
  test.each(written)('%s is read as %s', (form, _name, sense) => {
    for (const [before, after] of sentencesWith(form)) {
      const text = normalise(`${before}${form}${after}`);
      const start = text.text.indexOf(form, normalise(before).text.length > 0 ? 1 : 0);
      const hit = lexicon.matcher.find(text).find((each) => each.start === start);
      expect([text.text, hit]).toMatchObject([text.text, { start, end: start + form.length }]);
      expect(hit?.senses).toContainEqual(sense);
    }
  });

  const names = taxonomy.counterparts.states.flatMap(({ code, ja }) =>
    ja.flatMap(expandForm).map((name) => [normalise(name).text, code] as const),
  );
  test.each(names)('%s is %s before its forces, offices and organs', (name, code) => {
    for (const noun of NOUNS) {
      const hits = lexicon.matcher.find(normalise(`訪日した${name}${noun}`)).filter((hit) => hit.start === 4);
      expect([name + noun, ...hits.flatMap((hit) => hit.senses.map(named))]).toContain(code);
    }
  });

  const minilaterals = [...taxonomy.frameworks.values()].flatMap((framework) =>
    framework.forms
      .flatMap((each) => expandForm(each.form))
      .filter((form) => /^[日米韓豪比印]{3,}$/.test(form) && framework.type === 'minilateral')
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
  const isRead = (hits: readonly Hit<Sense>[], code: string): boolean =>
    hits.some((hit) => hit.senses.some((sense) => named(sense) === (code === 'JP' ? 'japan' : code)));
  const stops = taxonomy.counterparts.stops.flatMap(({ forms: words, reads }) =>
    words.map((word) => [word, reads] as const),
  );

  test.each(stops)('%s is not %s, as it would be without', (word, code) => {
    expect(isRead(lexicon.matcher.find(normalise(word)), code)).toBe(false);
    expect(isRead(without.find(normalise(word)), code)).toBe(true);
  });

  /** The runs that a title shows within a word of it. */
  const readIn = (title: string, word: string): string[] => {
    const reading = readSubject(subject({ title }), taxonomy);
    const start = normalise(title, true).text.indexOf(normalise(word).text);
    const end = start + normalise(word).text.length;
    return reading.document.title
      .flatMap((sentence) => runsOf(sentence, lexicon.alone))
      .flatMap((run) => [
        ...run.parties.filter((party) => party.start < end && party.end > start).map((party) => party.code),
        ...(run.japan && run.start < end && run.end > start ? ['JP'] : []),
      ]);
  };
  test.each(stops)('%s is not %s in a sentence', (word, code) => {
    const titles = /^[ -~]+$/.test(word)
      ? [`Ministers meet near ${word} today`, `${word} and talks in Tokyo`]
      : [`${word}で防衛相会談`, `防衛省は${word}について発表`, `担当者、${word}と訓練`];
    for (const title of titles) expect([title, ...readIn(title, word)]).not.toContain(code);
    const found = titles.flatMap((title) => classify(subject({ title })).frameworks.map(({ id }) => id));
    expect(found).not.toContain(code);
  });
});
