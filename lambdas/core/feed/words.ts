import type { Label } from '../../contract/alert.ts';
import type { FeedItem } from './feed-record.ts';
import { feedSubject } from './names.ts';
import type { Subject } from './names.ts';
import { bilingual } from './text.ts';

/**
 * Title and description of a feed, in English and Japanese. A label is named as the newest entry that bears it names it,
 * so that the same entries give the same words.
 */
export function feedWords(
  name: string,
  items: readonly FeedItem[],
): { readonly title: string; readonly description: string } {
  const subject = feedSubject(name);
  const label = labelOf(subject, items);
  return {
    title: bilingual({
      en: `Hinomi: ${TITLES[subject.of](label).en}`,
      ja: `火の見：${TITLES[subject.of](label).ja}`,
    }),
    description: bilingual(DESCRIPTIONS[subject.of](label)),
  };
}

const TITLES = {
  all: () => ({ en: 'every alert', ja: 'すべての通知' }),
  relevant: () => ({ en: 'Japan’s defence diplomacy', ja: '日本の防衛外交' }),
  framework: (label) => label,
  counterpart: (label) => label,
} as const satisfies Record<Subject['of'], (label: Label) => Label>;

const DESCRIPTIONS = {
  all: () => ({ en: 'All that was found, newest first.', ja: '検知したすべての記事（新しい順）。' }),
  relevant: () => ({
    en: 'What was found on Japan’s defence diplomacy, newest first.',
    ja: '日本の防衛外交に関する記事（新しい順）。',
  }),
  framework: ({ en, ja }) => ({
    en: `What was found on Japan’s defence diplomacy in this framework: ${en}.`,
    ja: `日本の防衛外交のうち、次の枠組みに関する記事：${ja}。`,
  }),
  counterpart: ({ en, ja }) => ({
    en: `What was found on Japan’s defence diplomacy with this counterpart: ${en}.`,
    ja: `日本の防衛外交のうち、次の相手に関する記事：${ja}。`,
  }),
} as const satisfies Record<Subject['of'], (label: Label) => Label>;

function labelOf(subject: Subject, items: readonly FeedItem[]): Label {
  if (!('id' in subject)) return { en: '', ja: '' };
  const { of, id } = subject;
  const labels = items.flatMap(({ _hinomi: { frameworks, counterparts } }) =>
    of === 'framework'
      ? frameworks.filter((each) => each.id === id).map(({ label }) => label)
      : counterparts.filter((each) => each.code === id).map(({ label }) => label),
  );
  return labels[0] ?? { en: id, ja: id };
}
