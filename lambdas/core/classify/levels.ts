import type { Office } from '../taxonomy.ts';
import type { Claim } from './claim.ts';
import type { Reading } from './reading.ts';
import type { Level } from './sitting.ts';

/** Office words in front of a sitting, the level they stand for. The first that fits wins. */
const LEVELS: readonly [RegExp, Level][] = [
  [/^(?:外務・?(?:防衛|国防)(?:担当)?(?:閣僚|大臣)|2(?:\+|プラス)2|「2\+2」|安全保障協議委員会|外相・?(?:防衛|国防)相|外務大臣・?防衛大臣)/, 'two'],
  [/^(?:(?:外務|外交|防衛|国防|安全保障)+当局|(?:外務(?:防衛|国防)?)?(?:当局(?:者)?間?|(?:事務)?次官級?)|(?:防衛|国防)(?:当局(?:者)?間?|(?:事務)?次官級?|政策|安全保障|実務者|局長級|審議官級|装備)|政策|戦略|実務者|安全保障|幕僚|\(?MM\)?|\(?PM\)?|安保|拡大抑止|CBRN|サイバー)/, 'officials'],
  [/^(?:統合|陸軍|海軍|空軍|陸上|海上|航空)?(?:参謀総?長|幕僚長|(?:制服組)?トップ)/, 'chief'],
  [/^(?:防衛|国防)(?:担当)?(?:大臣|相|首脳|閣僚|長官)?/, 'defence'],
  [/^(?:外相|外務大臣|外務)/, 'foreign'],
  [/^(?:首脳|首相)/, 'leader'],
]; // prettier-ignore

/** The words between 日X and the sitting → the level; undefined where they name none. */
export function levelOf(office: string): Level | undefined {
  if (/^(?:高官|局長|課長|次官)/.test(office)) return 'officials';
  return office === '' ? undefined : LEVELS.find(([pattern]) => pattern.test(office))?.[1];
}

/** The office of the foreign side: that of the words, else of the person. */
export function officeOf(claim: Claim): Office | undefined {
  const named = claim.parties.find((party) => party.office !== undefined)?.office;
  return officeIn(claim.head) ?? named;
}

/** Office words → office. 国防次官 is an official, 国防相 a minister; a minister who is also prime minister counts as minister of defence. */
export function officeIn(head: string): Office | undefined {
  if (/大使/.test(head)) return 'ambassador';
  if (/(?:次官|副大臣|政務官|審議官|局長|補佐官)/.test(head)) return 'officials';
  if (
    /参謀|作戦部長|トップ|総監|軍本部長|司令官|軍司令|幕僚|統合軍|(?:陸|海|空)軍(?:の?長官|長|大将|中将|少将)|軍事委員長/.test(
      head,
    )
  )
    return 'chief';
  if (/国防(?:部|省)(?:の[^長官]{0,4})?$/.test(head)) return 'officials';
  if (/国防|防衛|軍事(?:大臣|相)|長官/.test(head)) return 'defence';
  if (/外相|外務|外交部長/.test(head)) return 'foreign';
  if (/大統領|(?<!副)首相|総理|首脳|国王|女王|皇太子|国家主席|書記長/.test(head)) return 'leader';
  return undefined;
}

/** The format follows the Japanese side's office (decision 6). A chief who sees a minister pays him a call: no format. */
export function levelsOfTalk(reading: Reading, claim: Claim, words: string): Level[] {
  const shared = claim.role === 'joint' ? levelOf(claim.head.replace(/^の/, '')) : undefined;
  if (shared !== undefined) return [shared];
  const beforeSeat = words.split(/会談|会合|協議|懇談/)[0] ?? '';
  if (/(?:局長|次官|課長|審議官)級/.test(beforeSeat)) return ['officials'];
  if (/外務・?防衛(?:担当)?閣僚|2\+2|2プラス2/.test(beforeSeat)) return ['two'];
  const named = levelsIn(beforeSeat);
  if (named.length > 0) return named;
  const own = hostLevel(claim) ?? actorLevel(reading);
  const theirs = officeOf(claim);
  if (own === 'defence' && theirs === 'chief') return [];
  if (own !== undefined) return [own];
  return theirs === 'defence'
    ? ['defence']
    : theirs === 'foreign'
      ? ['foreign']
      : theirs === 'chief'
        ? ['chief']
        : asList(defaultLevel(reading));
}

/** The Japanese office that the sentence names last before the guest: 防衛大臣が…国防大臣と会談. */
function hostLevel({ sentence, start, run }: Claim): Level | undefined {
  if (run.japan) return undefined;
  const hosts = [...sentence.text.slice(0, start).matchAll(HOST)];
  const office = hosts.at(-1)?.groups;
  if (office?.['officials'] !== undefined) return 'officials';
  if (office?.['chief'] !== undefined) return 'chief';
  if (office?.['defence'] !== undefined) return 'defence';
  return office?.['foreign'] === undefined ? undefined : 'foreign';
}
const HOST =
  /(?<officials>副大臣|政務官|審議官|事務次官|局次?長(?!級)|参事官|(?:局長|次官|課長|審議官)級)(?:ら)?(?:が|は|、|と)|(?<chief>統幕長|幕僚長|[陸海空]幕長)(?:が|は|、)|(?<defence>防衛(?:大臣|相))(?:が|は|、)|(?<foreign>(?:外務大臣|外相))(?:が|は|、)/g;

const asList = (level: Level | undefined): Level[] => (level === undefined ? [] : [level]);

/** Japanese offices named between the guest and the sitting: …防衛相・…外相との会談 is two. */
function levelsIn(words: string): Level[] {
  const levels: Level[] = [];
  if (/次官級|当局間|局長級|幕僚/.test(words)) return ['officials'];
  if (/(?:防衛|国防)(?:相|大臣)/.test(words)) levels.push('defence');
  if (/外相|外務大臣/.test(words)) levels.push('foreign');
  return levels;
}

/** The level of a sitting whose words name none: that of Japan's actor, else of the forum, else of a foreign minister named. */
export function defaultLevel(reading: Reading): Level | undefined {
  const own = actorLevel(reading);
  if (own !== undefined) return own;
  const offices = reading.opening.flatMap((sentence) =>
    sentence.hits.flatMap((hit) =>
      hit.senses.flatMap((sense) =>
        sense.kind === 'framework' ? (reading.taxonomy.frameworks.get(sense.id)?.office ?? []) : [],
      ),
    ),
  );
  if (offices.includes('officials')) return undefined;
  if (offices.includes('defence')) return 'defence';
  if (/国防(?:大臣|相|長官|部長)/.test(`${reading.title}\n${reading.lead}`)) return 'defence';
  return undefined;
}

/** The level at which Japan's actor sits; undefined where none is named or his office has none. */
export function actorLevel({ actor }: Reading): Level | undefined {
  return LEVELLED.find((level) => level === actor);
}
const LEVELLED = ['defence', 'foreign', 'leader', 'chief', 'officials'] as const;
