import { hasOwnId, isProperName } from './exercise-names.ts';
import { IN_TITLE } from './forum-rules.ts';
import { ownersOf } from './others.ts';
import type { FrameworkRule, Named } from './rule.ts';
import { TALKED } from './words.ts';

const isOther = ({ framework }: Named): boolean => framework.id === 'other-exercise';
/** The form is a name, or 「…」 behind it holds one. */
const isNamed = ({ form, after }: Named): boolean => isProperName(form) || /^(?:名)?[「『]/.test(after);
const TRAINING = /参加|実施|開始|始ま|ホスト|主催|行[いうっわ]|終え|終了|閉幕|開幕|出港|派遣/;
const TRAINED = /^[^、。]{0,16}?(?:実施|行っ|行い|行う|参加|開始|始め|始ま|終え)/;
/** A sitting is the news, what forces do is part of what was said there. */
const OF_TALKS = /会談|協議|会合|会見|懇談|対話|2\+2|2プラス2/;

export const EXERCISE: readonly FrameworkRule[] = [
  {
    name: 'training of others',
    because: 'two other states train together; only an exercise with a name keeps its id',
    counts: false,
    when: (named) =>
      isOther(named) && !isNamed(named) && (named.reading.third || (ownersOf(named)?.length ?? 0) > 1),
  },
  {
    name: 'training within another',
    because: 'a kind of training named beside an exercise with an id of its own',
    counts: false,
    when: (named) => isOther(named) && !isProperName(named.form) && hasOwnId(named.exercises),
  },
  IN_TITLE,
  {
    name: 'an exercise agreed',
    because: 'の実施で一致 in the lead’s first sentence: ministers decide on an exercise that has a name',
    counts: true,
    when: (named) =>
      isProperName(named.form) &&
      named.first &&
      /^[^、。]{0,16}(?:実施|開催|参加|定例化)[^、。]{0,8}(?:一致|合意|決定|決め|発表)/.test(named.after),
  },
  {
    name: 'an exercise by name',
    because: 'the lead says of a named exercise that forces hold it or go to it, where the title names none',
    counts: true,
    when: (named) =>
      isProperName(named.form) &&
      named.exercises.size === 0 &&
      !OF_TALKS.test(named.reading.title) &&
      !TALKED.test(named.after) &&
      TRAINING.test(named.after),
  },
  {
    name: 'forces in training',
    because: '共同訓練を実施した in the lead of an item that is not on talks',
    counts: true,
    when: (named) =>
      named.exercises.size === 0 &&
      !OF_TALKS.test(named.reading.title) &&
      !TALKED.test(named.after) &&
      TRAINED.test(named.after),
  },
];
