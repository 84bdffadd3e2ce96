import { all, either, given, not, opened, titled } from './rule.ts';
import type { KindRule } from './rule.ts';
import { VISIT } from './vocabulary.ts';

const PROCUREMENT =
  /入札|公募型|調達公告|契約希望者|指名停止|落札|競争参加|納入について|補助金|情報提供企業を募集/;
const PERSONNEL =
  /人事(?!院)|異動|発令|任命|就任(?![0-9]+(?:年|[かカヵヶ]月|周年))|に[一-龥]{2,4}氏$|更迭|辞任|再就職|退職|報酬|給与|俸給|役職員|処遇/;

/** The paper of an office: tenders and appointments. */
export const PAPERS: readonly KindRule[] = [
  {
    kind: 'procurement',
    name: 'a tender or contract notice',
    because: 'who buys what from whom is public, and no act between states',
    words: either(
      titled(PROCUREMENT),
      given(({ host }) => host === 'kkj.go.jp'),
    ),
  },
  {
    kind: 'personnel',
    name: 'an appointment',
    because: 'who takes or leaves an office is news of the office, whoever reports it',
    words: either(all(titled(PERSONNEL, /会見/), not(titled(VISIT))), opened(/司令官の任命|任命を閣議決定/)),
  },
];
