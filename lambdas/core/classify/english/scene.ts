import type { Taxonomy } from '../../taxonomy.ts';
import type { Sentence } from '../document.ts';
import { englishClaims } from './claims.ts';
import { clausesOf } from './clauses.ts';
import type { Scene } from './context.ts';
import { actsAsJapan, isIn } from './japan.ts';
import { isEnglish } from './language.ts';
import { listsIn } from './list.ts';
import { namesIn } from './names.ts';
import { isTraining } from './sitting-words.ts';
import { SANCTIONS } from './vocabulary.ts';

const OWN_HOST = /(?:^|\.)(?:mod|mofa|kantei)\.go\.jp$|emb-japan\.go\.jp$/;
/** What only Japan gives, sells or hosts. */
const JAPANS = /\b(?:Mogami|Official Security Assistance|OSA\b|Soryu-class|Abukuma-class)/i;

/** Title and lead → whether Japan acts in the item, and with whom the title says so. */
export function sceneOf(opening: readonly Sentence[], host: string, taxonomy: Taxonomy): Scene {
  const own = OWN_HOST.test(host);
  const english = opening.filter(isEnglish);
  const japan = own || english.some(actsIn);
  const titles = english.filter((sentence) => sentence.place === 'title');
  const closed = titles.some((sentence) => isClosed(sentence));
  const patrols = english.some(({ text }) => SANCTIONS.test(text));
  const forum = titles.some((sentence) => ofForum(sentence, taxonomy));
  const led = titles.some((sentence) => isLed(sentence));
  const alone: Scene = { japan, own, titled: new Set(), closed, forum, led, patrols };
  const titled = titles
    .flatMap((sentence) => englishClaims(sentence, [], alone))
    .filter((claim) => claim.role === 'joint' || claim.role === 'partner')
    .flatMap((claim) => claim.parties.map((party) => party.code));
  return { japan, own, titled: new Set(titled), closed, forum, led, patrols };
}

const FAILED =
  /\b(?:los(?:es|t|ing) out|fail(?:s|ed)?|reject(?:s|ed)?|rul(?:es|ed) out|snub(?:s|bed)?|scrap(?:s|ped)?|shelv(?:es|ed)|beaten)\b/i;

const ofForum = (sentence: Sentence, taxonomy: Taxonomy): boolean =>
  sentence.hits.some((hit) =>
    hit.senses.some((sense) => {
      const type = sense.kind === 'framework' ? taxonomy.frameworks.get(sense.id)?.type : undefined;
      return type === 'forum' || type === 'organisation';
    }),
  ) ||
  listsIn(sentence).some(
    ({ head, phrases }) =>
      head !== 'thing' &&
      phrases.some(
        ({ name: { code } }) =>
          code !== 'UN' && taxonomy.counterparts.organisations.some((each) => each.code === code),
      ),
  );

/** Koizumi tells X, Defense Minister Koizumi in X: an office-holder of Japan is the title's subject. */
function isLed(sentence: Sentence): boolean {
  const [first] = listsIn(sentence);
  return (
    first?.phrases.every(({ name }) => name.code === 'JP') === true &&
    (first.head === 'person' || first.head === 'office') &&
    first.before === ''
  );
}

/** Others among themselves, what came to nothing: a title to which the lead adds no party. */
function isClosed(sentence: Sentence): boolean {
  if (FAILED.test(sentence.text)) return true;
  if (JAPANS.test(sentence.text) || SANCTIONS.test(sentence.text) || isTraining(sentence.text)) return false;
  const names = listsIn(sentence).flatMap((list) => (list.head === 'thing' ? [] : list.phrases));
  const codes = new Set(names.map(({ name }) => name.code));
  return codes.size > 1 && !namesIn(sentence).some(({ code }) => code === 'JP');
}

/** Where the Self-Defense Forces are at home: others than the US, who have bases there, train with them. */
const BASES =
  /\b(?:Yokosuka|Sasebo|Kure|Maizuru|Atsugi|Hyakuri|Misawa|Chitose|Komatsu|Nyutabaru|Tsuiki|Iwakuni|Kadena|Hokkaido|Kyushu|Okinawa|Aibano|Ojojihara|Hijudai|Higashi-Fuji|Camp Asaka)\b/;

function actsIn(sentence: Sentence): boolean {
  if (JAPANS.test(sentence.text) || SANCTIONS.test(sentence.text)) return true;
  const names = namesIn(sentence);
  if (
    BASES.test(sentence.text) &&
    isTraining(sentence.text) &&
    names.some(({ code }) => code !== 'JP' && code !== 'US')
  )
    return true;
  const lists = listsIn(sentence);
  return clausesOf(sentence.text).some((clause) =>
    lists.some((list) => isIn(list, clause) && actsAsJapan(list, clause)),
  );
}
