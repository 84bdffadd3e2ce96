import type { ItemKind } from '../../contract/alert.ts';
import { isReference } from './reference.ts';
import type { Reading } from './reading.ts';

/** Formats of foreign ministries and leaders: relevant for their content only. */
const GENERAL = new Set(['quad', 'summit', 'foreign-ministers', 'eas', 'eu', 'nato', 'courtesy-call']);
const SECURITY =
  /安全保障|安保|抑止|海洋進出|軍事|軍|防衛|自衛隊|参謀|司令官|国防|ミサイル|[東南]シナ海|台湾海峡|覇権|力による|装備|deterren|defen[cs]e|military|maritime security|(?:East|South) China Sea|missile/i;
const DEFENCE =
  /防衛(?!医|大学)|国防|自衛隊|[陸海空]軍|[陸海空]自|国軍|安全保障|defen[cs]e|military|army|navy|air force|J[GMA]SDF/i;

/** Whether the item is about Japan's defence diplomacy. */
export function isRelevant(
  reading: Reading,
  kind: ItemKind,
  ids: ReadonlySet<string>,
  counterparts: ReadonlySet<string>,
): boolean {
  if (kind === 'personnel' || kind === 'procurement' || isReference(reading)) return false;
  if (ids.size === 0) return counterparts.size > 0 && DEFENCE.test(reading.title);
  const exercise = [...ids].some((id) => reading.taxonomy.frameworks.get(id)?.type === 'exercise');
  if (exercise && counterparts.size === 0 && !(reading.japan && /参加|join|take/i.test(reading.title)))
    return false;
  if (!reading.japan && [...ids].every((id) => reading.taxonomy.frameworks.get(id)?.japan === false))
    return false;
  if (ids.has('us-forces-japan') && ids.size === 1) return counterparts.size > 0;
  if ([...ids].every((id) => GENERAL.has(id)) && !ids.has('nato')) {
    if (ids.has('courtesy-call') && reading.actor === 'defence') return true;
    return SECURITY.test(reading.title) || SECURITY.test(reading.lead);
  }
  return true;
}
