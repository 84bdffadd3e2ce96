import type { ItemKind } from '../../../contract/alert.ts';
import { SITTING } from '../kind/vocabulary.ts';
import { isReference } from '../reference.ts';
import {
  every,
  isBeside,
  isHosted,
  isTheirs,
  ofMinistry,
  said,
  takesPart,
  titleOfOthers,
  typesOf,
} from './facts.ts';
import type { RelevanceRule } from './rule.ts';
import { WITHOUT_FRAMEWORK } from './without-framework.ts';
import * as words from './words.ts';

/** Kinds that several states do together. */
const TOGETHER: ReadonlySet<ItemKind> = new Set(['meeting', 'call', 'agreement', 'press-conference']);
/** Kinds of an item whose news is what one side says. */
const REPROACHES: ReadonlySet<ItemKind> = new Set([
  'other',
  'announcement',
  'press-conference',
  'commentary',
]);
/** A trip or talks of Japan's in which an exercise is only spoken of; others' talks have their own rule. */
const DEALINGS: ReadonlySet<ItemKind> = new Set(['visit', 'meeting', 'call', 'press-conference']);

/** Holds always. */
export const NOT_DEFENCE: RelevanceRule = {
  relevant: false,
  name: 'nothing of defence with others',
  because: 'no framework, no partner in defence, no argument about Japan’s cooperation',
  holds: () => true,
};

/** Every rule of relevance, in the order in which they are tried; the last holds always. */
export const RELEVANCE_RULES: readonly RelevanceRule[] = [
  {
    relevant: false,
    name: 'the paper of an office',
    because: 'tenders, appointments and pay are no dealings with others',
    holds: ({ kind }) => kind === 'personnel' || kind === 'procurement',
  },
  {
    relevant: false,
    name: 'a work of reference',
    because: 'a page that explains a framework reports nothing',
    holds: ({ reading }) => isReference(reading),
  },
  {
    relevant: false,
    name: 'a war of others',
    because: 'the ministry keeps a map of it among the pages of its exchanges',
    holds: ({ reading }) => words.WAR.test(reading.title),
  },
  {
    relevant: false,
    name: 'an alert',
    because: 'launches and scrambles are announced by one side; working with allies on them is boilerplate',
    holds: ({ reading, kind }) =>
      (kind === 'announcement' || kind === 'other') &&
      words.ALERT.test(reading.title) &&
      !SITTING.test(reading.title),
  },
  {
    relevant: true,
    name: 'an exchange of the Defense Ministry',
    because: 'the ministry files its dealings with others by year under /exchange/',
    holds: (findings) => ofMinistry(findings) && words.EXCHANGE_PAGE.test(findings.reading.document.url),
  },
  {
    relevant: true,
    name: 'a trip abroad',
    because:
      'leaders of the Defense Ministry go abroad for nothing else, whether the notice names the country or not',
    holds: ({ reading }) => words.TRIP_ABROAD.test(reading.title),
  },
  {
    relevant: true,
    name: 'a conference of states',
    because: 'the ministry’s officials sit there with those of other states',
    holds: (findings) => ofMinistry(findings) && words.ABROAD.test(findings.reading.title),
  },
  {
    relevant: false,
    name: 'a reproach by others',
    because: 'what a rival’s spokesman says of Japan is his act, though partners and defence are named',
    holds: (findings) =>
      REPROACHES.has(findings.kind) && words.REPROACH.test(findings.reading.title) && !ofMinistry(findings),
  },
  {
    relevant: false,
    name: 'coast guards',
    because: 'they are police; only a format of several states makes their drills a matter of security',
    holds: (findings) =>
      findings.kind === 'exercise' &&
      words.COAST_GUARD.test(findings.reading.title) &&
      !said(findings, words.ARMED) &&
      !typesOf(findings).has('minilateral'),
  },
  {
    relevant: false,
    name: 'at home',
    because: 'bases and purchases are domestic unless another government acts',
    holds: ({ ids, counterparts }) => every(ids, (id) => words.AT_HOME.has(id)) && counterparts.size === 0,
  },
  {
    relevant: false,
    name: 'an exercise of others',
    because: 'no partner was found, or its hosts are others, and no Japanese forces take part',
    holds: (findings) =>
      typesOf(findings).has('exercise') &&
      !DEALINGS.has(findings.kind) &&
      !said(findings, words.WATCHES) &&
      (said(findings, words.STAYED_AWAY) ||
        (findings.counterparts.size === 0 && !takesPart(findings)) ||
        (isHosted(findings) && !takesPart(findings) && !said(findings, words.JAPAN))),
  },
  {
    relevant: false,
    name: 'forces of one state',
    because: 'an exercise without a name, a partner or anybody from abroad is a drill at home',
    holds: (findings) =>
      every(findings.ids, (id) => id === 'other-exercise') &&
      findings.counterparts.size === 0 &&
      !said(findings, words.FOREIGN) &&
      !isBeside(findings.reading) &&
      !words.INTERNATIONAL.test(findings.reading.title),
  },
  {
    relevant: false,
    name: 'others among themselves',
    because: 'Japan is in none of the frameworks and is not named',
    holds: ({ reading, ids }) => !reading.japan && every(ids, (id) => isTheirs(reading, id)),
  },
  {
    relevant: false,
    name: 'a sitting of others',
    because: 'the title names who sat or signed, and Japan is not among them; it may still be a topic',
    holds: ({ reading, kind }) => TOGETHER.has(kind) && titleOfOthers(reading),
  },
  {
    relevant: true,
    name: 'a call on the defence minister',
    because: 'whoever calls on him speaks of defence',
    holds: ({ reading, ids }) => ids.has('courtesy-call') && reading.actor === 'defence',
  },
  {
    relevant: true,
    name: 'security at a general format',
    because: 'leaders and foreign ministers sit on everything; their words tell that it was security',
    holds: (findings) =>
      every(findings.ids, (id) => words.GENERAL.has(id)) &&
      (said(findings, words.SECURITY) ||
        ([...findings.ids].some((id) => words.REGIONAL.has(id)) && said(findings, words.MISSILES))),
  },
  {
    relevant: false,
    name: 'a general format',
    because: 'trade, aid and friendship are no defence, nor is a free and open Indo-Pacific by itself',
    holds: ({ ids }) => every(ids, (id) => words.GENERAL.has(id)),
  },
  {
    relevant: false,
    name: 'a forum without Japan',
    because: 'a report on a forum that names nobody of Japan’s tells of what others do there',
    holds: (findings) =>
      findings.kind === 'other' &&
      findings.reading.lead !== '' &&
      findings.counterparts.size === 0 &&
      every(findings.ids, (id) => findings.reading.taxonomy.frameworks.get(id)?.type === 'forum') &&
      !findings.reading.japan &&
      !said(findings, words.OURS) &&
      !ofMinistry(findings),
  },
  {
    relevant: true,
    name: 'a framework',
    because: 'what was found is a format, an instrument or an activity of defence',
    holds: ({ ids }) => ids.size > 0,
  },
  ...WITHOUT_FRAMEWORK,
  NOT_DEFENCE,
];
