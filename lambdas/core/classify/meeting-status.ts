import type { Meeting } from '../../contract/alert.ts';

const PLANNED =
  /予定|調整|を(?:実施|開催)する(?:。|$|こと|と発表)|を行う(?:。|$|こと|と発表)|(?:会談|協議|訪問)する(?:。|$|方針|見込み)|方向|する見通し|開催へ|行うと発表|へ$|署名へ|\bwill\b|\bto hold\b|\bis to\b|\bplan(?:s|ned)?\b/;
const HELD =
  /行った|行いました|開催(?:された|され|し)|会談した|会談を行|会談し|出席し|実施し|一致|合意|署名した|開き|\bmet\b|\bheld\b|を受け|参加し|会談を終え|電話した|結果|概要|\bspoke\b/;

/** Whether words report a meeting, announce it, or say neither. What is planned outweighs what is reported. */
export function statusOf(words: string): Meeting['status'] {
  if (PLANNED.test(words)) return 'planned';
  return HELD.test(words) ? 'held' : 'unknown';
}
