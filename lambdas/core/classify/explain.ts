import type { Classification, Label } from '../../contract/alert.ts';
import type { Taxonomy } from '../taxonomy.ts';
import type { Claim } from './claim.ts';
import { decideCounterparts } from './counterparts.ts';
import { evidenceOf } from './document.ts';
import type { Sentence } from './document.ts';
import { claimsOf } from './engagement.ts';
import type { Dropped } from './found.ts';
import { decideFrameworks } from './frameworks/decide.ts';
import { gather, named, plain } from './gather.ts';
import type { Gathered } from './gather.ts';
import { decideKind } from './kind/decide.ts';
import type { KindDecision } from './kind/decide.ts';
import type { Located } from './located.ts';
import { meetingsOf } from './meetings.ts';
import type { Sat } from './meetings.ts';
import { readSubject } from './reading.ts';
import type { Reading } from './reading.ts';
import { isReference } from './reference.ts';
import { decideRelevance } from './relevance/decide.ts';
import type { RelevanceDecision } from './relevance/decide.ts';
import { NOT_DEFENCE } from './relevance/rules.ts';
import { sittingsOf } from './sittings.ts';
import type { Subject } from './subject.ts';
import { partiesInUrl } from './url-evidence.ts';

type Claims = ReadonlyMap<Sentence, readonly Claim[]>;

/** A piece of evidence, and the label that it is for: a framework's id or a code. */
export interface Shown extends Located {
  readonly kind: 'framework' | 'counterpart' | 'mention' | 'meeting';
  readonly label: string;
}

/** A classification with how it came about. */
export interface Explanation {
  readonly classification: Classification;
  /** Every piece of evidence in the classification, with its place in the subject. */
  readonly shown: readonly Shown[];
  /** The forms of frameworks that were found and passed over, each with the reason. */
  readonly dropped: readonly Dropped[];
  readonly kind: KindDecision;
  readonly relevance: RelevanceDecision;
}

const NOTHING: Explanation = {
  classification: {
    defence_diplomacy: false,
    kind: 'other',
    frameworks: [],
    counterparts: [],
    mentions: [],
    meetings: [],
  },
  shown: [],
  dropped: [],
  kind: { kind: 'other', rule: undefined, words: '' },
  relevance: { relevant: false, rule: NOT_DEFENCE },
};

/** Labels a subject and says why. Countries passed over are the mentions, with their rule. */
export function explain(subject: Subject, taxonomy: Taxonomy): Explanation {
  const reading = readSubject(subject, taxonomy);
  if (reading.document.sentences.length === 0) return NOTHING;
  const claims: Claims = new Map(
    reading.document.sentences.map((sentence) => [
      sentence,
      claimsOf(sentence, reading.runs.get(sentence) ?? [], reading.scene),
    ]),
  );
  const sittings = sittingsOf(reading, claims);
  const { found, dropped } = decideFrameworks(reading, sittings, claims);
  const kind = decideKind(reading, new Set(found.map((each) => each.id)));
  const administrative = kind.kind === 'personnel' || kind.kind === 'procurement';
  const shown = administrative ? [] : found;
  const reportsNothing = administrative || isReference(reading);
  const coded = reportsNothing
    ? []
    : [...decideCounterparts(reading, shown, sittings, claims), ...partiesInUrl(reading)];
  const frameworks = gather(shown.map(({ id, evidence }) => [id, evidence] as const));
  const counterparts = gather(coded.map(({ code, evidence }) => [code, evidence] as const));
  const mentions = gather(mentionsIn(reading, claims).filter(([code]) => !counterparts.has(code)));
  const meetings = reportsNothing
    ? []
    : amongLabels(meetingsOf(reading, shown, sittings, coded), counterparts);
  const relevance = decideRelevance({
    reading,
    kind: kind.kind,
    ids: new Set(frameworks.keys()),
    counterparts: new Set(counterparts.keys()),
  });
  const ofCode = (code: string): Label | undefined => taxonomy.labels.get(code);
  return {
    classification: {
      defence_diplomacy: relevance.relevant,
      kind: kind.kind,
      frameworks: named(frameworks, ofFramework(taxonomy), (id, rest) => ({ id, ...rest })),
      counterparts: named(counterparts, ofCode, (code, rest) => ({ code, ...rest })),
      mentions: named(mentions, ofCode, (code, rest) => ({ code, ...rest })),
      meetings: meetings.map((each) => ({ ...each, evidence: each.evidence.map(plain) })),
    },
    shown: [
      ...shownFor('framework', frameworks),
      ...shownFor('counterpart', counterparts),
      ...shownFor('mention', mentions),
      ...meetings.flatMap(({ framework, evidence }) =>
        evidence.map((each): Shown => ({ ...each, kind: 'meeting', label: framework })),
      ),
    ],
    dropped,
    kind,
    relevance,
  };
}

/** Whom the item does not count is no party of its meetings either: North Korea, a sitting that was called off. */
const amongLabels = (meetings: readonly Sat[], counterparts: Gathered): Sat[] =>
  meetings.map((each) => ({
    ...each,
    counterparts: each.counterparts.filter((code) => counterparts.has(code)),
  }));

const ofFramework =
  (taxonomy: Taxonomy) =>
  (id: string): Label | undefined =>
    taxonomy.frameworks.get(id)?.label;

const shownFor = (kind: Shown['kind'], gathered: Gathered): Shown[] =>
  [...gathered].flatMap(([label, evidence]) => evidence.map((each) => ({ ...each, kind, label })));

const mentionsIn = (reading: Reading, claims: Claims): [code: string, evidence: Located][] =>
  reading.document.sentences.flatMap((sentence) =>
    (claims.get(sentence) ?? []).flatMap((claim) =>
      claim.parties.map((party): [string, Located] => [
        party.code,
        evidenceOf(sentence, party.start, party.end, claim.rule),
      ]),
    ),
  );
