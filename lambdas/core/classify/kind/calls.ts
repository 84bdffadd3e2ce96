import { all, began, either, given, titled } from './rule.ts';
import type { KindRule, Signals } from './rule.ts';
import { SITTING } from './vocabulary.ts';

export const VOICE =
  /(?:テレビ|電話|TV|VTC|オンライン|ビデオ)(?:会談|協議|会議|首脳会談|会合)|(?:テレビ|電話|オンライン|ビデオ)(?:形式)?で(?:会談|協議|会合|意見|話)|テレビ電話|外相電話|(?:[相臣官脳長]が|[相領臣官長]と)電話(?!番号)|初?通話|\bspeaks? (?:with|to) .{0,40}by (?:tele)?phone|電話で(?:会談|協議|意見)|telephone|\bby phone\b|phone (?:call|talks)|first call|by phone|video (?:call|conference|talks|teleconference)|telecon|\bcall with\b|\bcalls? between\b|readout of .{0,60}call/i;
const BY_PHONE =
  /電話|テレビ会談|テレビ会議形式|オンライン(?:で|形式)|通話|by (?:tele)?phone|telephone|video ?(?:call|conference|link)|phone call/i;
const OFFICIALS = /高官|局長|次官|当局|実務者|審議官|制服組|参謀|幕僚長|officials|envoys/i;
/** One code that stands for many states; NATO and the EU are met in the person of one officer. */
const GROUPS: ReadonlySet<string> = new Set(['ASEAN', 'PIC', 'G7']);

/** Several states sit: a forum, a 2+2, a group, or a list of two or more besides Japan. それぞれ are separate sittings. */
export const isMany = ({ reading, title, ids, types }: Signals): boolean =>
  !/それぞれ|個別に|separate/.test(title) &&
  (ids.has('two-plus-two') ||
    types.has('minilateral') ||
    types.has('forum') ||
    reading.document.title.some((sentence) =>
      (reading.runs.get(sentence) ?? []).some(
        (run) => run.parties.length > (run.japan ? 1 : 2) || run.parties.some(({ code }) => GROUPS.has(code)),
      ),
    ));

const alone = either(
  given((signals) => !isMany(signals)),
  titled(OFFICIALS),
);

/** Sittings by telephone or video. */
export const CALLS: readonly KindRule[] = [
  {
    kind: 'call',
    name: 'by telephone or video',
    because: 'the title says so; several ministers by video are a meeting, officials are not',
    words: all(titled(VOICE), alone),
  },
  {
    kind: 'call',
    name: 'by telephone in the lead',
    because: 'the lead says how the sitting in the title was held',
    words: all(
      began(BY_PHONE),
      titled(SITTING),
      given((signals) => !isMany(signals)),
    ),
  },
];
