import * as v from 'valibot';
import { DATE } from '../contract/alert.ts';
import type { Label } from '../contract/alert.ts';

/**
 * The taxonomy: what frameworks and counterparts are called, and facts about them (members, hosts, parties). The data
 * lies in `taxonomy/*.json`; this module checks it and turns it into what the classifier looks things up in.
 */
const text = v.pipe(v.string(), v.nonEmpty());
const label = v.strictObject({ en: text, ja: text });
const code = v.pipe(v.string(), v.regex(/^[A-Z][A-Z0-9-]+$/, 'a code such as JP, ASEAN'));
const member = v.strictObject({ code, from: v.optional(DATE), to: v.optional(DATE) });

export const FRAMEWORK_TYPES = [
  'forum', 'sitting', 'minilateral', 'organisation', 'instrument', 'document', 'programme', 'activity', 'exercise',
] as const; // prettier-ignore

export const OFFICES = [
  'defence', 'foreign', 'leader', 'officials', 'chief', 'ambassador', 'forum', 'organisation',
] as const; // prettier-ignore
const office = v.picklist(OFFICES);

/** `parties`: states that the form alone implies (the Security Consultative Committee is that with the US). */
const frameworkForm = v.strictObject({
  language: v.picklist(['ja', 'en']),
  form: text,
  parties: v.optional(v.array(code), []),
});

const framework = v.strictObject({
  id: v.pipe(v.string(), v.regex(/^[a-z0-9]+(-[a-z0-9]+)*$/, 'lower-case words joined by hyphens')),
  type: v.picklist(FRAMEWORK_TYPES),
  label,
  /** `{a,b}` stands for either; an empty choice is allowed. */
  forms: v.pipe(v.array(frameworkForm), v.minLength(1)),
  /** Code of the organisation that is the counterpart of a forum (decision 1: a forum gives the organisation only). */
  organisation: v.optional(code),
  /** The office that sits: whose bilaterals beside it are meant. */
  office: v.optional(office),
  /** The states other than Japan that make up a minilateral or programme. */
  parties: v.optional(v.array(code)),
  /** Standing foreign hosts of an exercise. */
  hosts: v.optional(v.array(code)),
  members: v.optional(v.array(member)),
  /** False where Japan is no member. */
  japan: v.optional(v.boolean(), true),
});

const person = v.strictObject({ ja: text, en: v.optional(text), office });
const names = { ja: v.array(text), en: v.array(text), people: v.optional(v.array(person), []) };
const kanji = v.strictObject({
  form: v.pipe(v.string(), v.length(1)),
  /** True for the codes newspapers use alone in headlines; the others need 日 or a diplomatic word beside them. */
  alone: v.boolean(),
});
const state = v.strictObject({
  code,
  alpha3: v.pipe(v.string(), v.regex(/^[A-Z]{3}$/, 'ISO 3166-1 alpha-3')),
  label,
  ...names,
  kanji: v.optional(v.array(kanji), []),
});
const organisation = v.strictObject({ code, label, ...names });
/** Words that hold a form of `reads` and do not mean it; `why`: what they mean. */
const stop = v.strictObject({ reads: code, why: text, forms: v.array(text) });

export const frameworksSchema = v.strictObject({ frameworks: v.array(framework) });
export const counterpartsSchema = v.strictObject({
  japan: v.strictObject({ ...names, kanji: v.pipe(v.string(), v.length(1)) }),
  states: v.array(state),
  organisations: v.array(organisation),
  stops: v.array(stop),
});

export type Framework = v.InferOutput<typeof framework>;
export type State = v.InferOutput<typeof state>;
export type Organisation = v.InferOutput<typeof organisation>;
export type Counterparts = v.InferOutput<typeof counterpartsSchema>;
export type Office = v.InferOutput<typeof office>;

export interface Taxonomy {
  readonly frameworks: ReadonlyMap<string, Framework>;
  readonly counterparts: Counterparts;
  /** Labels of every state and organisation by code. */
  readonly labels: ReadonlyMap<string, Label>;
  /** ISO 3166-1 alpha-3, lower case, to our code. */
  readonly alpha3: ReadonlyMap<string, string>;
}

export class TaxonomyError extends Error {
  override readonly name = 'TaxonomyError';
}

/**
 * Builds the taxonomy from the parsed `frameworks.json` and `counterparts.json`. Throws a `TaxonomyError` that names
 * the file, the field and what it should be, one line a problem.
 */
export function buildTaxonomy(frameworksData: unknown, counterpartsData: unknown): Taxonomy {
  const { frameworks } = parse(frameworksSchema, frameworksData, 'taxonomy/frameworks.json');
  const counterparts = parse(counterpartsSchema, counterpartsData, 'taxonomy/counterparts.json');
  const everyone = [...counterparts.states, ...counterparts.organisations];
  return {
    frameworks: new Map(frameworks.map((each) => [each.id, each])),
    counterparts,
    labels: new Map(everyone.map((each) => [each.code, each.label])),
    alpha3: new Map(counterparts.states.map((each) => [each.alpha3.toLowerCase(), each.code])),
  };
}

function parse<T extends v.GenericSchema>(schema: T, data: unknown, file: string): v.InferOutput<T> {
  const result = v.safeParse(schema, data);
  if (result.success) return result.output;
  const lines = result.issues.map((issue) => `${file}: ${v.getDotPath(issue) ?? '(file)'}: ${issue.message}`);
  throw new TaxonomyError(lines.join('\n'));
}

/** `{日,日本}ASEAN` → `日ASEAN`, `日本ASEAN`. Braces do not nest. */
export function expandForm(form: string): string[] {
  const open = form.indexOf('{');
  if (open < 0) return [form];
  const close = form.indexOf('}', open);
  if (close < 0) return [form];
  const choices = form.slice(open + 1, close).split(',');
  const tails = expandForm(form.slice(close + 1));
  return choices.flatMap((choice) => tails.map((tail) => form.slice(0, open) + choice + tail));
}
