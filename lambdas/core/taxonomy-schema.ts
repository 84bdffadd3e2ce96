import * as v from 'valibot';
import { DATE } from '../contract/alert.ts';

/**
 * What `taxonomy/frameworks.json` and `taxonomy/counterparts.json` may hold. The files are part of the program: a test
 * parses them, and the running program takes them as they are (`frameworks.d.json.ts` gives them the type that the
 * schema proves), which saves each cold start the check of data that cannot have changed since.
 */
const text = v.pipe(v.string(), v.nonEmpty());
const label = v.strictObject({ en: text, ja: text });
const code = v.pipe(v.string(), v.regex(/^[A-Z][A-Z0-9-]+$/, 'a code such as JP, ASEAN'));
const id = v.pipe(v.string(), v.regex(/^[a-z0-9]+(-[a-z0-9]+)*$/, 'lower-case words joined by hyphens'));
/** First and last day. No `from`: the day is not known, or lies before all that is watched. */
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
  id,
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
  /** Those with whom Japan has such an agreement or format, each from its entry into force or first sitting. */
  partners: v.optional(v.array(member), []),
  /** Standing foreign hosts of an exercise. */
  hosts: v.optional(v.array(code)),
  /** An organisation stands for its own members. */
  members: v.optional(v.array(member), []),
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
/** An office that one state alone calls so: 国防部長官 is Korea's minister. Not where another state's name leads it. */
const namedOffice = v.strictObject({ ja: text, office });
const offices = v.optional(v.array(namedOffice), []);

const state = v.strictObject({
  code,
  alpha3: v.pipe(v.string(), v.regex(/^[A-Z]{3}$/, 'ISO 3166-1 alpha-3')),
  label,
  ...names,
  /** English names that are also everyday words, surnames or other places: only in one of the `contexts`. */
  guarded: v.optional(v.array(text), []),
  /** Capitals and seats of government: a place, and the government where the sentence says that it acts. */
  capitals: v.optional(v.strictObject({ ja: v.array(text), en: v.array(text) }), { ja: [], en: [] }),
  kanji: v.optional(v.array(kanji), []),
  offices,
});
const organisation = v.strictObject({
  code,
  label,
  ...names,
  offices,
  members: v.optional(v.array(member), []),
});
/** Words that hold a form of `reads` (a code, or a framework's id) and do not mean it; `why`: what they mean. */
const stop = v.strictObject({ reads: v.union([code, id]), why: text, forms: v.array(text) });

const frameworksFile = v.strictObject({ frameworks: v.array(framework) });
const counterpartsFile = v.strictObject({
  japan: v.strictObject({ ...names, kanji: v.pipe(v.string(), v.length(1)) }),
  /** What stands directly before or after a guarded name, in whatever case. */
  contexts: v.strictObject({ before: v.array(text), after: v.array(text) }),
  states: v.array(state),
  organisations: v.array(organisation),
  stops: v.array(stop),
});

/** The files as they are written. */
export type FrameworksData = v.InferInput<typeof frameworksFile>;
export type CounterpartsData = v.InferInput<typeof counterpartsFile>;

export type Office = v.InferOutput<typeof office>;
export type FrameworkType = v.InferOutput<typeof framework>['type'];
export type Member = v.InferOutput<typeof member>;
export type Framework = v.InferOutput<typeof framework>;
export type State = v.InferOutput<typeof state>;
export type Organisation = v.InferOutput<typeof organisation>;
export type Counterparts = v.InferOutput<typeof counterpartsFile>;

export class TaxonomyError extends Error {
  override readonly name = 'TaxonomyError';
}

/**
 * Checks the content of the two files and fills in what they leave out. Throws a `TaxonomyError` that names the file,
 * the field and what it should be, one line a problem.
 */
export function parseTaxonomy(
  frameworks: unknown,
  counterparts: unknown,
): { frameworks: Framework[]; counterparts: Counterparts } {
  return {
    frameworks: parse(frameworksFile, frameworks, 'taxonomy/frameworks.json').frameworks,
    counterparts: parse(counterpartsFile, counterparts, 'taxonomy/counterparts.json'),
  };
}

function parse<T extends v.GenericSchema>(schema: T, data: unknown, file: string): v.InferOutput<T> {
  const result = v.safeParse(schema, data);
  if (result.success) return result.output;
  const lines = result.issues.map((issue) => `${file}: ${v.getDotPath(issue) ?? '(file)'}: ${issue.message}`);
  throw new TaxonomyError(lines.join('\n'));
}
