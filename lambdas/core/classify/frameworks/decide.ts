import type { Claim } from '../claim.ts';
import { evidenceOf } from '../document.ts';
import type { Sentence } from '../document.ts';
import { impliedInEnglish } from '../english/implied.ts';
import { isEnglish } from '../english/language.ts';
import { englishVerdict } from '../english/verdicts.ts';
import type { Dropped, Found } from '../found.ts';
import type { Reading } from '../reading.ts';
import type { Sitting } from '../sitting.ts';
import { frameworksInUrl } from '../url-evidence.ts';
import { formsIn } from './named.ts';
import type { Form } from './named.ts';
import type { Verdict } from './rule.ts';
import { shownIn } from './signs.ts';
import { judge } from './verdict.ts';

type Claims = ReadonlyMap<Sentence, readonly Claim[]>;
/** Ids of exercises → the forms by which the title names them. */
type Exercises = ReadonlyMap<string, readonly string[]>;

export interface FrameworkDecision {
  readonly found: readonly Found[];
  readonly dropped: readonly Dropped[];
}

/** The frameworks that title and lead name and that count, those that the words show, and those that the sittings are. */
export function decideFrameworks(
  reading: Reading,
  sittings: readonly Sitting[],
  claims: Claims,
): FrameworkDecision {
  const found: Found[] = [];
  const dropped: Dropped[] = [];
  const titleIds = new Set<string>();
  const exercises = exercisesOf(reading);
  for (const sentence of reading.opening) {
    for (const form of formsIn(reading, sentence, claims.get(sentence) ?? [])) {
      const { framework, parties, start, end } = form;
      const verdict = verdictOn(reading, sentence, form, titleIds, exercises);
      const evidence = evidenceOf(sentence, start, end, verdict.rule);
      if (!verdict.counts) {
        dropped.push({ what: framework.id, why: verdict.rule, evidence });
        continue;
      }
      found.push({ id: framework.id, sentence, start, end, evidence, parties });
      if (sentence.place === 'title') titleIds.add(framework.id);
    }
  }
  const ids = new Set(found.map((each) => each.id));
  found.push(...shownIn(reading, claims, ids), ...impliedInEnglish(reading, claims, ids));
  const [first] = reading.opening;
  if (first !== undefined)
    found.push(...frameworksInUrl(reading).map((each) => ({ ...each, sentence: first, start: 0, end: 0 })));
  for (const { frameworks, sentence, evidence } of sittings)
    found.push(...frameworks.map((id) => ({ id, sentence, start: 0, end: 0, evidence })));
  return { found, dropped };
}

function verdictOn(
  reading: Reading,
  sentence: Sentence,
  { framework, start, end }: Form,
  titleIds: ReadonlySet<string>,
  exercises: Exercises,
): Verdict {
  if (isEnglish(sentence)) {
    const known = new Set([...titleIds, ...exercises.keys()]);
    return englishVerdict(reading, framework, sentence, start, end, known);
  }
  const titled = sentence.place === 'title';
  return judge({
    framework,
    reading,
    sentence,
    start,
    end,
    before: sentence.text.slice(Math.max(0, start - 40), start),
    form: sentence.text.slice(start, end),
    after: sentence.text.slice(end),
    titled,
    first: titled || sentence.index === 0,
    titleIds,
    exercises,
  });
}

/** The exercises that the title names, known before anything is judged. */
function exercisesOf({ document, taxonomy }: Reading): Exercises {
  const forms = new Map<string, string[]>();
  for (const { text, hits } of document.title) {
    for (const { start, end, senses } of hits) {
      for (const sense of senses) {
        if (sense.kind !== 'framework' || taxonomy.frameworks.get(sense.id)?.type !== 'exercise') continue;
        forms.set(sense.id, [...(forms.get(sense.id) ?? []), text.slice(start, end)]);
      }
    }
  }
  return forms;
}
