import type { State, Taxonomy } from '../taxonomy.ts';
import { allOf, notBefore } from './form-conditions.ts';
import type { Fits } from './form-conditions.ts';
import { isInRun } from './japan-kanji.ts';
import { compileMatcher } from './matcher.ts';
import type { Form, Matcher } from './matcher.ts';
import type { Sense } from './sense.ts';
import { formOf, termsOf } from './term-forms.ts';

export type { Sense, Via } from './sense.ts';

export interface Lexicon {
  readonly matcher: Matcher<Sense>;
  /** One-kanji codes that newspapers use alone. */
  readonly alone: ReadonlySet<string>;
  /** Every one-kanji code. */
  readonly kanji: ReadonlyMap<string, string>;
  readonly japan: string;
}

const compiled = new WeakMap<Taxonomy, Lexicon>();

/** The compiled forms of a taxonomy; compiled once for each. */
export function lexiconOf(taxonomy: Taxonomy): Lexicon {
  const known = compiled.get(taxonomy);
  if (known !== undefined) return known;
  const { states } = taxonomy.counterparts;
  const alone = new Set(
    states.flatMap((state) => state.kanji.filter((each) => each.alone).map((each) => each.form)),
  );
  const kanji = new Map(
    states.flatMap((state) => state.kanji.map((each) => [each.form, state.code] as const)),
  );
  const japan = taxonomy.counterparts.japan.kanji;
  const lexicon = { matcher: compileMatcher(formsOf(taxonomy)), alone, kanji, japan };
  compiled.set(taxonomy, lexicon);
  return lexicon;
}

/** Every form of the taxonomy with its meaning, normalised, braces expanded. */
export function formsOf(taxonomy: Taxonomy): Form<Sense>[] {
  const { japan, states, stops } = taxonomy.counterparts;
  const codes = new Set([japan.kanji, ...states.flatMap((state) => state.kanji.map((each) => each.form))]);
  const startsFree: Fits = (text, start) => !isInRun(text, start, japan.kanji, codes);
  const stopForm = (word: string, reads: string): Form<Sense> => {
    const starts = codes.has(word.charAt(0)) ? startsFree : undefined;
    return formOf(word, { kind: 'stop', reads }, allOf(starts, endOfStop(word, codes)));
  };
  return [
    ...termsOf(taxonomy).filter(({ form }) => !isRun(form, codes)),
    ...states.flatMap(({ code, kanji }) => kanji.flatMap((each) => kanjiForms(each, code))),
    ...stops.flatMap(({ forms, reads }) => forms.map((word) => stopForm(word, reads))),
  ];
}

/** 日米豪比 is read as a run of states, in whatever order; as a form of its own it would hide in 日米豪比韓. */
const isRun = (form: string, codes: ReadonlySet<string>): boolean =>
  form.length > 2 && codes.has(form.charAt(0)) && form.split('').every((char) => codes.has(char));

/** 米国防長官 is 米 + 国防長官, but 米国防衛 is 米国 + 防衛; 西国 and 土国 are no names of states. */
function kanjiForms({ form, alone }: State['kanji'][number], code: string): Form<Sense>[] {
  const sense: Sense = { kind: 'country', code, via: 'kanji' };
  const state: Sense = { kind: 'country', code, via: 'name' };
  const forms: Form<Sense>[] = [
    { form, sense, exact: true, take: undefined, fits: undefined },
    { form: `${form}国防`, sense, exact: true, take: 1, fits: undefined },
  ];
  if (alone) forms.push({ form: `${form}国防衛`, sense: state, exact: true, take: 2, fits: undefined });
  return forms;
}

/** 本日中 is no China and フィリピン海 no state, but 本日中国国防相 and フィリピン海軍 hold one. 国 in 国会, 国内 is no part of a name. */
function endOfStop(word: string, codes: ReadonlySet<string>): Fits | undefined {
  if (codes.has(word.slice(-1))) return notBefore(word, /^国(?![会家際内民務旗益])/);
  return word.endsWith('海') ? notBefore(word, /^[軍上兵空]/) : undefined;
}
