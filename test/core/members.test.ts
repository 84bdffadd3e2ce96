import { describe, expect, test } from '@jest/globals';
import { defaultTaxonomy } from '../../lambdas/core/classify/default-taxonomy.ts';
import { membersOn } from '../../lambdas/core/members.ts';

const taxonomy = defaultTaxonomy();

function membersOf(id: string, day: string): string {
  const framework = taxonomy.frameworks.get(id);
  if (framework === undefined) throw new Error(`no framework ${id}`);
  return membersOn(taxonomy, framework, day).toSorted().join(' ');
}

const TEN = 'BN ID KH LA MM MY PH SG TH VN';

describe('the members of a framework on a day', () => {
  test.each([
    ['admm', '2025-10-25', TEN],
    ['admm', '2025-10-26', 'BN ID KH LA MM MY PH SG TH TL VN'],
    ['admm', '1990-01-01', 'BN ID MY PH SG TH'],
    ['admm-plus', '2010-10-11', TEN],
    ['admm-plus', '2010-10-12', 'AU BN CN ID IN JP KH KR LA MM MY NZ PH RU SG TH US VN'],
    ['admm-plus', '2025-11-01', 'AU BN CN ID IN JP KH KR LA MM MY NZ PH RU SG TH TL US VN'],
    ['japan-asean', '2024-06-01', 'BN ID JP KH LA MM MY PH SG TH VN'],
    ['eas', '2011-11-18', 'AU BN CN ID IN JP KH KR LA MM MY NZ PH SG TH VN'],
    ['eas', '2011-11-19', 'AU BN CN ID IN JP KH KR LA MM MY NZ PH RU SG TH US VN'],
    ['arf', '2024-07-01', 'AU BD BN CA CN EU ID IN JP KH KP KR LA LK MM MN MY NZ PG PH PK RU SG TH TL US VN'],
    ['g7-defence', '2024-10-19', 'CA DE FR GB IT JP US'],
    ['aukus', '2021-09-14', ''],
    ['aukus', '2021-09-15', 'AU GB US'],
    ['quad', '2020-10-06', 'AU IN JP US'],
    ['squad', '2023-06-03', 'AU JP PH US'],
    ['gcap', '2022-12-08', ''],
    ['gcap', '2022-12-09', 'GB IT JP'],
    ['jpidd', '2026-02-01', 'CK FJ FM JP KI MH NR NU PG PW SB TO TV VU WS'],
    ['bilateral-defence', '2024-01-01', ''],
  ])('%s on %s: %s', (id, day, members) => {
    expect(membersOf(id, day)).toBe(members);
  });

  test('the ARF has 27 participants, the East Asia Summit 18 and 19 with Timor-Leste', () => {
    const count = (id: string, day: string): number => membersOf(id, day).split(' ').length;
    expect(count('arf', '2024-07-01')).toBe(27);
    expect(count('eas', '2024-10-11')).toBe(18);
    expect(count('eas', '2025-10-27')).toBe(19);
  });
});

const membersOfOrganisation = (code: string, day: string): string[] =>
  taxonomy.counterparts.organisations
    .filter((each) => each.code === code)
    .flatMap((each) => each.members)
    .filter(({ from = '', to = '9999-12-31' }) => from <= day && day <= to)
    .map((member) => member.code);

test.each([
  ['NATO', '2012-01-01', 28],
  ['NATO', '2023-04-04', 31],
  ['NATO', '2024-03-07', 32],
  ['EU', '2020-01-31', 28],
  ['EU', '2020-02-01', 27],
  ['GCC', '2024-01-01', 6],
])('%s had on %s %i members', (code, day, count) => {
  expect(membersOfOrganisation(code, day)).toHaveLength(count);
});

const partnersOf = (id: string, day: string): string =>
  (taxonomy.frameworks.get(id)?.partners ?? [])
    .filter(({ from = '', to = '9999-12-31' }) => from <= day && day <= to)
    .map((partner) => partner.code)
    .toSorted()
    .join(' ');

test.each([
  ['raa', '2023-08-12', ''],
  ['raa', '2023-08-13', 'AU'],
  ['raa', '2025-09-11', 'AU GB PH'],
  ['acsa', '2018-01-01', 'AU GB US'],
  ['acsa', '2025-09-05', 'AU CA DE FR GB IN IT US'],
  ['two-plus-two', '2016-01-01', 'AU FR GB ID RU US'],
  ['two-plus-two', '2024-01-01', 'AU DE FR GB ID IN PH US'],
])('%s was with, on %s: %s', (id, day, partners) => {
  expect(partnersOf(id, day)).toBe(partners);
});
