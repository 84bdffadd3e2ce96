import { RULES } from '../claim.ts';
import type { Claim } from '../claim.ts';
import { officeOf } from '../levels.ts';
import { hasActor, hasForeignChief, hasState, isJapans } from './sign.ts';
import type { Shown, Sign } from './sign.ts';
import { TRIP } from './trip-words.ts';

const CHIEFS =
  '(?:統幕長|統合幕僚長|[陸海空]幕長|(?:陸上|海上|航空)幕僚長|幕僚長|統合作戦司令官|自衛艦隊司令官|総隊司令官)';

/** The guest of a title: a minister of defence who comes to Japan, or another whom its minister of defence receives. */
const guestOf = ({ claims, reading }: Shown): Claim | undefined =>
  claims.find(
    (claim) =>
      claim.rule === RULES.received &&
      (officeOf(claim) === 'defence' || (officeOf(claim) === 'foreign' && reading.actor === 'defence')),
  );

/** Formats that a guest of Japan’s or a chief’s trip shows. */
export const VISIT_SIGNS: readonly Sign[] = [
  {
    id: 'defence-officials',
    name: 'an official’s visit',
    because: 'another state’s vice-minister at the ministry',
    where: 'title',
    words:
      /(?:次官|副大臣|政務官)(?:ら|一行)?(?:の|が|による)?(?:当省|防衛省)(?:を)?訪問|(?:国防|防衛)(?:担当)?(?:次官|副大臣)(?:ら|一行)?(?:の|が)(?:来日|訪日)/,
    when: hasActor,
  },
  {
    id: 'bilateral-defence',
    name: 'a minister’s visit',
    because: 'a minister at the Ministry of Defence sees its minister',
    where: 'title',
    words: /(?<!副)大臣の当省訪問/,
    when: hasActor,
  },
  {
    id: 'bilateral-defence',
    name: 'a minister as guest',
    because:
      'a minister of defence who comes to Japan sees Japan’s; a call on others is no sitting of ministers',
    where: 'title',
    words: /来日|訪日|来訪|訪れ|訪問|迎え|招|表敬|挨拶|あいさつ/,
    when: (shown) => {
      const { actor, title, lead } = shown.reading;
      if (guestOf(shown) === undefined) return false;
      if (/表敬/.test(title) && !/防衛相|防衛大臣|防衛省/.test(`${title}${lead}`)) return false;
      return actor === 'defence' || actor === undefined;
    },
  },
  {
    id: 'service-chiefs',
    name: 'a chief’s trip',
    because: 'a Chief of Staff who travels or meets',
    where: 'title',
    words: new RegExp(`${CHIEFS}[^。]{0,40}${TRIP}`),
    when: (shown) => shown.reading.actor === 'chief' && hasActor(shown) && hasState(shown),
  },
  {
    id: 'service-chiefs',
    name: 'a chief at a forum',
    because: 'a Chief of Staff takes part in a gathering at which the lead has chiefs of other states',
    where: 'title',
    words: new RegExp(`${CHIEFS}[^。]{0,40}(?:参加|出席)`),
    unless: /式典|観閲|追悼|卒業式|入校式|NATO|EU/,
    when: ({ reading }) => /参謀(?:総)?長|(?:海|陸|空)軍(?:司令官|本部長|長官)|司令官/.test(reading.lead),
  },
  {
    id: 'service-chiefs',
    name: 'a foreign chief’s visit',
    because: 'a chief or commander who comes to Japan or takes his leave is received by his like',
    where: 'title',
    words: /(?:訪日|来日|来訪|離任|着任|挨拶|あいさつ|部隊訪問|公式訪問|来訪者|表敬)/,
    unless: /大使|駐在武官|知事|市長/,
    when: (shown) =>
      hasForeignChief(shown) &&
      isJapans(shown) &&
      /幕僚長|幕長|自衛艦隊司令官|総隊司令官|統合作戦司令官/.test(
        `${shown.reading.title}${shown.reading.lead}`,
      ),
  },
  {
    id: 'courtesy-call',
    name: 'a guest’s office',
    because: 'an ambassador or chief whom a minister receives pays a call, whatever it is called',
    where: 'title',
    words: /(?:大使|国軍司令官|参謀総長)[^。]{0,16}?(?:会談|懇談|面会|当省訪問|防衛省を訪)/,
    when: (shown) =>
      hasActor(shown) && shown.reading.actor !== 'officials' && shown.reading.actor !== 'chief',
  },
];
