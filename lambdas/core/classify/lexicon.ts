import { expandForm } from '../taxonomy.ts';
import type { Office, Taxonomy } from '../taxonomy.ts';
import { isInRun } from './japan-kanji.ts';
import { compileMatcher } from './matcher.ts';
import type { Form, Matcher } from './matcher.ts';
import { normalise } from './normalise.ts';

/** What a form of the taxonomy means. `kanji`: a one-character code, a country only where its surroundings say so. */
export type Sense =
  | {
      readonly kind: 'country';
      readonly code: string;
      readonly via: 'name' | 'kanji' | 'person';
      readonly office?: Office;
    }
  | { readonly kind: 'japan'; readonly via: 'name' | 'kanji' | 'person'; readonly office?: Office }
  | { readonly kind: 'framework'; readonly id: string; readonly parties: readonly string[] }
  | { readonly kind: 'stop'; readonly reads: string };

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
  const { japan, states, organisations, stops } = taxonomy.counterparts;
  const forms: Form<Sense>[] = [];
  const codes = new Set([japan.kanji, ...states.flatMap((state) => state.kanji.map((each) => each.form))]);
  const add = (written: string, sense: Sense): void => {
    for (const each of expandForm(written)) {
      if (!isRun(each, codes)) forms.push(formOf(each, sense));
    }
  };
  for (const framework of taxonomy.frameworks.values()) {
    for (const { form, parties } of framework.forms) {
      add(form, { kind: 'framework', id: framework.id, parties });
    }
  }
  for (const { code, ja, en, people } of [...states, ...organisations]) {
    for (const name of [...ja, ...en]) add(name, { kind: 'country', code, via: 'name' });
    for (const { ja: written, en: latin, office } of people) {
      const sense: Sense = { kind: 'country', code, via: 'person', office };
      for (const name of latin === undefined ? [written] : [written, latin]) add(name, sense);
    }
  }
  for (const { code, kanji } of states) for (const { form } of kanji) addKanji(forms, form, code);
  for (const name of [...japan.ja, ...japan.en]) add(name, { kind: 'japan', via: 'name' });
  for (const { ja, en, office } of japan.people) {
    for (const name of en === undefined ? [ja] : [ja, en])
      add(name, { kind: 'japan', via: 'person', office });
  }
  add(japan.kanji, { kind: 'japan', via: 'kanji' });
  const fits = (text: string, start: number): boolean => !isInRun(text, start, japan.kanji, codes);
  for (const { forms: words, reads } of stops) {
    const sense: Sense = { kind: 'stop', reads };
    for (const word of words) {
      forms.push(formOf(word, sense, codes.has(word.charAt(0)) ? fits : undefined));
    }
  }
  return forms;
}

/** 日米豪比 is read as a run of states, in whatever order; as a form of its own it would hide in 日米豪比韓. */
const isRun = (form: string, codes: ReadonlySet<string>): boolean =>
  form.length > 2 && codes.has(form.charAt(0)) && form.split('').every((char) => codes.has(char));

/** 米国防長官 is 米 + 国防長官, but 米国防衛 is 米国 + 防衛. */
function addKanji(forms: Form<Sense>[], form: string, code: string): void {
  const sense: Sense = { kind: 'country', code, via: 'kanji' };
  forms.push({ form, sense, exact: true, take: undefined, fits: undefined });
  forms.push({ form: `${form}国防`, sense, exact: true, take: 1, fits: undefined });
  forms.push({
    form: `${form}国防衛`,
    sense: { kind: 'country', code, via: 'name' },
    exact: true,
    take: 2,
    fits: undefined,
  });
}

/** Words that folding leaves as they are. */
const FOLDED = /^(?:[ -}]+|[ぁ-んァ-ンー一-龥A-Za-z0-9+%]+)$/;

const CASED = /^(?:[A-Z0-9.+/-]{2,}|[A-Z][a-z]{1,4})$/;

/** Written all in capitals, or a Latin word of one capital and up to five letters (`Squad`): case matters. */
function formOf(written: string, sense: Sense, fits?: Form<Sense>['fits']): Form<Sense> {
  const text = FOLDED.test(written) ? written.trim() : normalise(written).text;
  return { form: text, sense, exact: CASED.test(text), take: undefined, fits };
}
