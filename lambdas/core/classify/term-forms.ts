import { expandForm } from '../taxonomy.ts';
import type { Counterparts, Framework, Organisation, State, Taxonomy } from '../taxonomy.ts';
import { allOf, guardOf, hasCapitalsOf, isAcronym, isShortWord, notBefore } from './form-conditions.ts';
import type { Fits } from './form-conditions.ts';
import type { Form } from './matcher.ts';
import { normalise } from './normalise.ts';
import type { Sense } from './sense.ts';

/** What the frameworks, states and organisations of the taxonomy, and Japan, are called: everything but kanji and stops. */
export function termsOf({ frameworks, counterparts }: Taxonomy): Form<Sense>[] {
  const { japan, contexts, states, organisations } = counterparts;
  const guard = guardOf(contexts);
  return [
    ...[...frameworks.values()].flatMap(frameworkForms),
    ...[...states, ...organisations].flatMap(nameForms),
    ...states.flatMap((state) => stateForms(state, guard)),
    ...japanForms(japan),
  ];
}

/** One written form → a form for each of its expansions, each with its condition. */
const formsOfEach = (written: string, sense: Sense, condition: (form: string) => Fits | undefined) =>
  expandForm(written).map((form) => formOf(form, sense, condition(form)));

/** The acronym of a framework is the same in both languages. */
function frameworkForms({ id, type, forms }: Framework): Form<Sense>[] {
  const condition = type === 'exercise' ? ofName : ofPhrase;
  return forms
    .filter(({ form }, at) => forms.findIndex((each) => each.form === form) === at)
    .flatMap(({ form, parties }) => formsOfEach(form, { kind: 'framework', id, parties }, condition));
}

function nameForms({ code, ja, en, people, offices }: State | Organisation): Form<Sense>[] {
  const kind = 'country';
  const named = [...new Set([...ja, ...en])];
  return [
    ...named.flatMap((name) => formsOfEach(name, { kind, code, via: 'name' }, ofNameAmong(ja))),
    ...offices.flatMap((each) =>
      formsOfEach(each.ja, { kind, code, via: 'office', office: each.office }, ofPhrase),
    ),
    ...people.flatMap((person) =>
      namesOf(person).flatMap((name) =>
        formsOfEach(name, { kind, code, via: 'person', office: person.office }, ofName),
      ),
    ),
  ];
}

function stateForms({ code, guarded, capitals }: State, guard: (form: string) => Fits): Form<Sense>[] {
  const kind = 'country';
  const inContext = (form: string): Fits | undefined => allOf(hasCapitalsOf(form), guard(form));
  const places = [...capitals.ja, ...capitals.en];
  return [
    ...guarded.flatMap((name) => formsOfEach(name, { kind, code, via: 'name' }, inContext)),
    ...places.flatMap((name) => formsOfEach(name, { kind, code, via: 'capital' }, ofName)),
  ];
}

function japanForms({ ja, en, people, kanji: day }: Counterparts['japan']): Form<Sense>[] {
  const kind = 'japan';
  return [
    ...[...ja, ...en].flatMap((name) => formsOfEach(name, { kind, via: 'name' }, ofName)),
    ...people.flatMap((person) =>
      namesOf(person).flatMap((name) =>
        formsOfEach(name, { kind, via: 'person', office: person.office }, ofName),
      ),
    ),
    formOf(day, { kind, via: 'kanji' }, undefined),
  ];
}

const namesOf = ({ ja, en }: State['people'][number]): string[] => (en === undefined ? [ja] : [ja, en]);

const ofName = (form: string): Fits | undefined => (/^[A-Z]/.test(form) ? hasCapitalsOf(form) : undefined);
const ofPhrase = (form: string): Fits | undefined => (isShortWord(form) ? hasCapitalsOf(form) : undefined);

/** タイ国 of タイ国大使館, but タイ of タイ国防相, タイ国王, タイ国軍. ドミニカ国 has no other name. */
const NOUN = /^(?:防(?!衛)|[王会家軍連民内営務際旗賓益境])/;
const ofNameAmong =
  (names: readonly string[]) =>
  (form: string): Fits | undefined =>
    /[ァ-ヺー]国$/.test(form) && names.flatMap(expandForm).includes(form.slice(0, -1))
      ? notBefore(form, NOUN)
      : ofName(form);

/** Words that folding leaves as they are. */
const FOLDED = /^(?:[ -}]+|[ぁ-んァ-ンー一-龥A-Za-z0-9+%]+)$/;

/** A form as the matcher takes it. */
export function formOf(written: string, sense: Sense, fits: Fits | undefined): Form<Sense> {
  const form = FOLDED.test(written) ? written.trim() : normalise(written).text;
  return { form, sense, exact: isAcronym(form), take: undefined, fits };
}
