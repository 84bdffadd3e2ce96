import type { ItemKind } from '../../../contract/alert.ts';
import { SITTING } from '../kind/vocabulary.ts';
import { isBeside, ofMinistry, said } from './facts.ts';
import type { RelevanceRule } from './rule.ts';
import * as words from './words.ts';

/** Kinds in which a counterpart did something with Japan. */
const DEEDS: ReadonlySet<ItemKind> = new Set([
  'meeting', 'call', 'visit', 'agreement', 'exercise', 'deployment', 'joint-statement',
]); // prettier-ignore

/** What makes an item relevant that no format, instrument or activity made so. */
export const WITHOUT_FRAMEWORK: readonly RelevanceRule[] = [
  {
    relevant: true,
    name: 'the seven on security',
    because: 'Japan is one of them; what they say of military matters is its word too',
    holds: ({ reading, kind }) =>
      (kind === 'meeting' || kind === 'joint-statement') &&
      words.SEVEN.test(reading.title) &&
      words.SECURITY.test(reading.title),
  },
  {
    relevant: true,
    name: 'a partner and defence',
    because: 'another state took part and it is about defence, though in no framework',
    holds: (findings) =>
      findings.counterparts.size > 0 &&
      findings.kind !== 'commentary' &&
      (words.DEFENCE.test(findings.reading.title) ||
        (DEEDS.has(findings.kind) && said(findings, words.DEFENCE))),
  },
  {
    relevant: true,
    name: 'somebody of another state',
    because: 'the title names forces or ministers of defence of others with Japan, though no state by name',
    holds: ({ reading, kind }) =>
      (DEEDS.has(kind) ||
        (kind === 'announcement' && (SITTING.test(reading.title) || words.WITH_US.test(reading.title)))) &&
      reading.japan &&
      !reading.third &&
      (kind !== 'exercise' || words.OURS.test(reading.title) || isBeside(reading)) &&
      words.DEFENCE.test(reading.title) &&
      (words.FOREIGN.test(reading.title) || isBeside(reading)),
  },
  {
    relevant: true,
    name: 'an office for dealings with others',
    because: 'Japan sets up a post or section whose work is defence exchange',
    holds: (findings) =>
      findings.kind === 'announcement' &&
      (words.OURS.test(findings.reading.title) || ofMinistry(findings)) &&
      words.ORGAN.test(findings.reading.title) &&
      said(findings, words.FOR_OTHERS),
  },
  {
    relevant: true,
    name: 'forces deal with each other',
    because: 'the title names forces of both sides and what they did together, though in no framework',
    holds: ({ reading: { title, third }, kind }) =>
      kind !== 'commentary' &&
      !third &&
      words.OUR_FORCES.test(title) &&
      words.THEIR_FORCES.test(title) &&
      words.CONTACT.test(title) &&
      !words.FROM_AFAR.test(title),
  },
  {
    relevant: true,
    name: 'an attaché',
    because: 'he is posted for nothing but dealings with the forces of his host',
    holds: ({ reading }) =>
      words.ATTACHE.test(reading.title) && (reading.japan || words.OURS.test(reading.title)),
  },
  {
    relevant: true,
    name: 'a mission',
    because: 'patrols from Japan and Japan’s own missions serve others, whoever flies them',
    holds: ({ reading, kind }) => kind === 'deployment' && (reading.japan || words.OURS.test(reading.title)),
  },
  {
    relevant: true,
    name: 'assistance to forces',
    because: 'Japan hands equipment to the forces of others under this name only',
    holds: (findings) => findings.kind === 'agreement' && said(findings, words.ASSISTANCE),
  },
  {
    relevant: true,
    name: 'an argument about cooperation',
    because: 'the subject of the essay is Japan’s defence cooperation',
    holds: ({ reading, kind }) =>
      kind === 'commentary' &&
      (reading.japan || words.OURS.test(reading.title) || isBeside(reading)) &&
      words.COOPERATION.test(reading.title),
  },
];
