import { RULES } from './claim.ts';
import type { Claim } from './claim.ts';
import { evidenceOf } from './document.ts';
import type { Sentence } from './document.ts';
import type { Found } from './found.ts';
import { officeOf } from './levels.ts';
import type { Reading } from './reading.ts';

const EXPORT =
  /(?:護衛艦|艦艇|警備艇|潜水艦|フリゲート|レーダー|アンテナ|車両|装備品?|哨戒機|ミサイル|戦闘機|輸送機)[^、。]{0,12}(?:輸出|移転|売却)/;
/** The English word order: Japan first, then what it sells. */
const EXPORT_EN =
  /\bJapan\b[^.;]{0,30}\b(?:export|transfer|sell)s?\b[^.;]{0,30}\b(?:destroyers?|frigates?|submarines?|radars?|missiles?|aircraft|vessels?|warships?|fighters?)\b/i;
const TRAINS =
  /(?:自衛隊|[陸海空]自|護衛艦)[^。]{0,30}(?:訓練|演習)|(?:訓練|演習)[^。]{0,16}(?:自衛隊|[陸海空]自)/;
const NO_EXERCISE = /抗議|能力構築|教育訓練|訓練移転|対抗|懸念|視察|会談|会見/;
const OFFICIAL_TRIP = /(?:副大臣|政務官|審議官|次官).{0,40}(?:訪問|出張|会談|懇談|会合|署名)/;
const CHIEF_TRIP = /(?:統幕長|[陸海空]幕長|幕僚長|統合作戦司令官).{0,40}(?:訪問|出張|会談|懇談|会合)/;
/** Of the Foreign Ministry only the deputies count as foreign-ministers. */
const DEPUTY_TRIP = /(?:副大臣|政務官).{0,40}(?:訪問|出張|会談|懇談|会合|署名)/;

/** Formats that the words show without naming them: a memorandum on defence cooperation, an official's trip, unnamed bilaterals. */
export function impliedBy(reading: Reading, claims: ReadonlyMap<Sentence, readonly Claim[]>): Found[] {
  const found: Found[] = [];
  const show = (id: string, sentence: Sentence, pattern: RegExp, rule: string): void => {
    const match = pattern.exec(sentence.text);
    if (match === null) return;
    const end = match.index + match[0].length;
    found.push({
      id,
      sentence,
      start: match.index,
      end,
      evidence: evidenceOf(sentence, match.index, end, rule),
    });
  };
  for (const sentence of reading.opening) {
    const own = claims.get(sentence) ?? [];
    const foreign = own.some(
      (claim) =>
        claim.role === 'partner' ||
        claim.role === 'joint' ||
        claim.role === 'subject' ||
        claim.role === 'plain',
    );
    if (sentence.place === 'title')
      show('defence-mou', sentence, /防衛(?:協力|交流)[^。]{0,24}覚書/, 'a memorandum');
    if (sentence.place === 'title') {
      show('equipment-transfer', sentence, EXPORT, 'arms for export');
      show('equipment-transfer', sentence, EXPORT_EN, 'arms for export');
      show('mideast-info-gathering', sentence, /中東.{0,20}情報収集/, 'the mission’s task');
      if (foreign && reading.japan && !NO_EXERCISE.test(sentence.text))
        show('other-exercise', sentence, TRAINS, 'forces in training');
    }
    const format = formatOfActor(reading);
    if (format !== undefined)
      show(format, sentence, /(?:二国間|2国間|個別の?)会談/, 'bilaterals without names');
    if (sentence.place === 'title' && foreign && reading.actor === 'officials') {
      const id = reading.portfolio === 'defence' ? 'defence-officials' : 'foreign-ministers';
      const who = reading.portfolio === 'defence' ? OFFICIAL_TRIP : DEPUTY_TRIP;
      show(id, sentence, who, 'an official’s trip');
    }
    const visitor = own.find((claim) => claim.rule === RULES.received && officeOf(claim) === 'defence');
    if (
      visitor !== undefined &&
      sentence.place === 'title' &&
      (reading.actor === 'defence' || reading.actor === undefined)
    ) {
      const end = Math.min(visitor.end + visitor.head.length, sentence.text.length);
      const evidence = evidenceOf(sentence, visitor.start, end, 'a minister’s visit');
      found.push({ id: 'bilateral-defence', sentence, start: visitor.start, end, evidence });
    }
    if (foreign && sentence.place === 'title') {
      show('bilateral-defence', sentence, /(?<!副)大臣の当省訪問/, 'a minister’s visit');
      show('defence-officials', sentence, /次官の当省訪問/, 'an official’s visit');
      if (reading.actor === 'chief' && own.some((claim) => isState(reading, claim)))
        show('service-chiefs', sentence, CHIEF_TRIP, 'a chief’s trip');
    }
    if (foreign && reading.actor !== 'officials' && reading.actor !== 'chief') {
      show(
        'courtesy-call',
        sentence,
        /(?:大使|国軍司令官|参謀総長).{0,16}?(?:会談|懇談|当省訪問|防衛省を訪)/,
        'a guest’s office',
      );
    }
  }
  return found;
}

const isState = (reading: Reading, claim: Claim): boolean =>
  claim.parties.some((party) =>
    reading.taxonomy.counterparts.states.some((state) => state.code === party.code),
  );

function formatOfActor(reading: Reading): string | undefined {
  if (reading.actor === 'defence') return 'bilateral-defence';
  if (reading.actor === 'foreign') return 'foreign-ministers';
  return reading.actor === 'officials' && reading.portfolio === 'defence' ? 'defence-officials' : undefined;
}
