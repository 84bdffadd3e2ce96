import type { Framework } from '../taxonomy.ts';
import { evidenceOf } from './document.ts';
import type { Sentence } from './document.ts';
import type { Dropped, Found } from './found.ts';
import { impliedBy } from './framework-implied.ts';
import { judge } from './framework-verdicts.ts';
import { RULES } from './claim.ts';
import type { Claim } from './claim.ts';
import type { Reading } from './reading.ts';
import type { Sitting } from './sitting.ts';

export interface FrameworkDecision {
  readonly found: readonly Found[];
  readonly dropped: readonly Dropped[];
}

/** The frameworks that the words of title and lead name, and those that its sittings are. */
export function decideFrameworks(
  reading: Reading,
  sittings: readonly Sitting[],
  claims: ReadonlyMap<Sentence, readonly Claim[]>,
): FrameworkDecision {
  const found: Found[] = [];
  const dropped: Dropped[] = [];
  const titleIds = exercisesNamed(reading);
  for (const sentence of reading.opening) {
    for (const each of namedIn(reading, sentence, claims)) {
      const verdict = judge(reading, each.framework, sentence, each.start, each.end, titleIds);
      const evidence = evidenceOf(sentence, each.start, each.end, verdict.rule);
      if (verdict.counts) {
        found.push({
          id: each.framework.id,
          sentence,
          start: each.start,
          end: each.end,
          evidence,
          parties: each.parties,
        });
        if (sentence.place === 'title') titleIds.add(each.framework.id);
      } else dropped.push({ what: each.framework.id, why: verdict.rule, evidence });
    }
  }
  found.push(...impliedBy(reading, claims));
  for (const sitting of sittings) {
    for (const id of sitting.frameworks)
      found.push({ id, sentence: sitting.sentence, start: 0, end: 0, evidence: sitting.evidence });
  }
  return { found, dropped };
}

/** Exercises that the title names, wherever in it: known before anything is judged. */
function exercisesNamed(reading: Reading): Set<string> {
  const ids = reading.document.title.flatMap((sentence) =>
    sentence.hits.flatMap((hit) =>
      hit.senses.flatMap((sense) => (sense.kind === 'framework' ? [sense.id] : [])),
    ),
  );
  return new Set(ids.filter((id) => reading.taxonomy.frameworks.get(id)?.type === 'exercise'));
}

interface Named {
  readonly framework: Framework;
  readonly parties: readonly string[];
  readonly start: number;
  readonly end: number;
}

function namedIn(
  reading: Reading,
  sentence: Sentence,
  claims: ReadonlyMap<Sentence, readonly Claim[]>,
): Named[] {
  const named: Named[] = [];
  for (const hit of sentence.hits) {
    for (const sense of hit.senses) {
      if (sense.kind !== 'framework') continue;
      const framework = reading.taxonomy.frameworks.get(sense.id);
      if (framework !== undefined)
        named.push({ framework, parties: sense.parties, start: hit.start, end: hit.end });
    }
  }
  for (const claim of claims.get(sentence) ?? []) {
    const framework = claim.run.japan ? minilateralOf(reading, claim) : undefined;
    if (framework !== undefined)
      named.push({ framework, parties: [], start: claim.run.start, end: claim.run.end });
  }
  const listed = (claims.get(sentence) ?? []).filter((claim) => claim.rule === RULES.list);
  const together = minilateralOfCodes(
    reading,
    listed.flatMap((claim) => claim.parties.map((party) => party.code)),
  );
  const [first] = listed;
  const last = listed.at(-1);
  if (together !== undefined && first !== undefined && last !== undefined) {
    named.push({ framework: together, parties: [], start: first.start, end: last.end });
  }
  return named.sort((a, b) => a.start - b.start);
}

/** 日米豪比 and its other orders, by the set of its states. */
export function minilateralOf(reading: Reading, claim: Claim): Framework | undefined {
  return minilateralOfCodes(
    reading,
    claim.run.parties.map((party) => party.code),
  );
}

function minilateralOfCodes(reading: Reading, codes: readonly string[]): Framework | undefined {
  if (codes.length < 2) return undefined;
  return [...reading.taxonomy.frameworks.values()].find(
    (each) =>
      each.parties !== undefined &&
      each.parties.length === codes.length &&
      each.parties.every((code) => codes.includes(code)),
  );
}
