import { isJapans } from './sign.ts';
import type { Sign } from './sign.ts';

const PLUS = '(?:ADMMプラス|(?:拡大ASEAN|ASEAN拡大|拡大)(?:国防|防衛)(?:相|大臣)会[議合])';

/** Officials and experts below the ministers’ forum, by its name and theirs; the name of the forum alone is the ministers’. */
export const FORUM_SIGNS: readonly Sign[] = [
  {
    id: 'adsom-plus',
    name: 'a forum’s officials',
    because: 'ADMMプラスの高級事務レベル会合 is ADSOM-Plus',
    where: 'opening',
    words: new RegExp(`${PLUS}(?:\\([^()]{1,16}\\))?[^、。]{0,8}高級(?:事務レベル|実務者)`),
    when: ({ reading }) => !reading.third,
  },
  {
    id: 'ewg',
    name: 'a forum’s experts',
    because: 'the working groups of ADMM-Plus have a field before their name',
    where: 'first',
    words: new RegExp(`${PLUS}(?:\\([^()]{1,16}\\))?[^、。]{0,20}専門家(?:会合|会議)`),
    when: isJapans,
  },
];
