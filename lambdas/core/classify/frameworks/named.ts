import type { Framework } from '../../taxonomy.ts';
import { RULES } from '../claim.ts';
import type { Claim } from '../claim.ts';
import type { Party } from '../countries.ts';
import type { Sentence } from '../document.ts';
import type { Reading } from '../reading.ts';

/** A framework named at a place of a sentence: by one of its forms, or a minilateral by its states. */
export interface Form {
  readonly framework: Framework;
  /** States that the form alone implies. */
  readonly parties: readonly string[];
  readonly start: number;
  readonly end: number;
}

/** Every framework that a sentence names, in the order of its words. */
export function formsIn(reading: Reading, sentence: Sentence, claims: readonly Claim[]): Form[] {
  const { frameworks } = reading.taxonomy;
  const forms = sentence.hits.flatMap(({ start, end, senses }) =>
    senses.flatMap((sense): Form[] => {
      const framework = sense.kind === 'framework' ? frameworks.get(sense.id) : undefined;
      return framework === undefined || sense.kind !== 'framework'
        ? []
        : [{ framework, parties: sense.parties, start, end }];
    }),
  );
  return [...forms, ...groupsIn(reading, claims)].sort((a, b) => a.start - b.start);
}

/** 日米豪比 and its other orders by the set of its states; so too the states of a list with Japan. */
function groupsIn(reading: Reading, claims: readonly Claim[]): Form[] {
  const runs = claims.filter((claim) => claim.run.japan).map((claim) => claim.run);
  const listed = claims.filter((claim) => claim.rule === RULES.list);
  const first = listed[0];
  const last = listed.at(-1);
  const list =
    first === undefined || last === undefined
      ? []
      : [{ parties: listed.flatMap((claim) => claim.parties), start: first.start, end: last.end }];
  return [...runs, ...list].flatMap(({ parties, start, end }) => {
    const framework = frameworkOf(reading, parties);
    return framework === undefined ? [] : [{ framework, parties: [], start, end }];
  });
}

function frameworkOf(reading: Reading, parties: readonly Party[]): Framework | undefined {
  if (parties.length < 2) return undefined;
  return [...reading.taxonomy.frameworks.values()].find(
    (each) =>
      each.parties?.length === parties.length &&
      each.parties.every((code) => parties.some((party) => party.code === code)),
  );
}
