import type { Classification, Evidence, Label } from '../../contract/alert.ts';
import type { Taxonomy } from '../taxonomy.ts';
import { decideCounterparts } from './counterparts.ts';
import type { Coded } from './counterparts.ts';
import type { Sentence } from './document.ts';
import { evidenceOf } from './document.ts';
import { claimsOf } from './engagement.ts';
import type { Claim } from './claim.ts';
import { decideFrameworks } from './frameworks.ts';
import type { Dropped } from './found.ts';
import { decideKind } from './kind.ts';
import { meetingsOf } from './meetings.ts';
import { readSubject } from './reading.ts';
import type { Reading } from './reading.ts';
import { isReference, isRelevant } from './relevance.ts';
import { sittingsOf } from './sittings.ts';
import type { Subject } from './subject.ts';
import { partiesInUrl } from './url-evidence.ts';

/** A classification, and the forms of frameworks that were found and passed over, each with the reason. */
export interface Explanation {
  readonly classification: Classification;
  readonly dropped: readonly Dropped[];
}

/** Evidence kept for one label. */
const EVIDENCE = 4;
const NONE: Classification = {
  defence_diplomacy: false,
  kind: 'other',
  frameworks: [],
  counterparts: [],
  mentions: [],
  meetings: [],
};

/** Labels a subject and says which forms were passed over. Countries passed over are the mentions, with their rule. */
export function explain(subject: Subject, taxonomy: Taxonomy): Explanation {
  const reading = readSubject(subject, taxonomy);
  if (reading.document.sentences.length === 0) return { classification: NONE, dropped: [] };
  const claims = new Map(
    reading.document.sentences.map((sentence) => [
      sentence,
      claimsOf(sentence, reading.runs.get(sentence) ?? []),
    ]),
  );
  const sittings = sittingsOf(reading, claims);
  const { found, dropped } = decideFrameworks(reading, sittings, claims);
  const ids = new Set(found.map((each) => each.id));
  const kind = decideKind(reading, ids);
  const administrative = kind === 'personnel' || kind === 'procurement';
  const shown = administrative ? [] : found;
  const coded =
    administrative || isReference(reading)
      ? []
      : [...decideCounterparts(reading, shown, sittings, claims), ...partiesInUrl(reading)];
  const counterparts = gather(coded, taxonomy);
  const engaged = new Set(counterparts.map((each) => each.code));
  return {
    classification: {
      defence_diplomacy: isRelevant(reading, kind, new Set(shown.map((each) => each.id)), engaged),
      kind,
      frameworks: gatherFrameworks(shown, taxonomy),
      counterparts,
      mentions: gather(mentionsIn(reading, claims), taxonomy).filter((each) => !engaged.has(each.code)),
      meetings: administrative ? [] : meetingsOf(reading, shown, sittings, coded),
    },
    dropped,
  };
}

function gatherFrameworks(
  found: readonly { id: string; evidence: Evidence }[],
  taxonomy: Taxonomy,
): Classification['frameworks'] {
  const byId = new Map<string, Evidence[]>();
  for (const { id, evidence } of found) push(byId, id, evidence);
  return [...byId].flatMap(([id, evidence]) => {
    const framework = taxonomy.frameworks.get(id);
    return framework === undefined ? [] : [{ id, label: framework.label, evidence }];
  });
}

function gather(
  coded: readonly Coded[],
  taxonomy: Taxonomy,
): { code: string; label: Label; evidence: Evidence[] }[] {
  const byCode = new Map<string, Evidence[]>();
  for (const { code, evidence } of coded) push(byCode, code, evidence);
  return [...byCode].flatMap(([code, evidence]) => {
    const label = taxonomy.labels.get(code);
    return label === undefined ? [] : [{ code, label, evidence }];
  });
}

function push(map: Map<string, Evidence[]>, key: string, evidence: Evidence): void {
  const known = map.get(key) ?? [];
  map.set(key, known);
  if (evidence.text === '' || known.length >= EVIDENCE) return;
  if (!known.some((each) => each.text === evidence.text && each.where === evidence.where))
    known.push(evidence);
}

function mentionsIn(reading: Reading, claims: ReadonlyMap<Sentence, readonly Claim[]>): Coded[] {
  return reading.document.sentences.flatMap((sentence) =>
    (claims.get(sentence) ?? []).flatMap((claim) =>
      claim.parties.map((party) => ({
        code: party.code,
        evidence: evidenceOf(sentence, party.start, party.end, claim.rule),
      })),
    ),
  );
}
