import { describe, expect, test } from '@jest/globals';
import counterparts from '../../taxonomy/counterparts.json' with { type: 'json' };
import frameworks from '../../taxonomy/frameworks.json' with { type: 'json' };
import { parseTaxonomy, TaxonomyError } from '../../lambdas/core/taxonomy-schema.ts';
import { buildTaxonomy, expandForm } from '../../lambdas/core/taxonomy.ts';

const taxonomy = buildTaxonomy(frameworks, counterparts);
const all = [...taxonomy.frameworks.values()];
const { states, organisations, stops } = taxonomy.counterparts;

describe('the data of the project', () => {
  test('is what its type says, and what it leaves out is filled in as the schema does', () => {
    const parsed = parseTaxonomy(frameworks, counterparts);
    expect(all).toEqual(parsed.frameworks);
    expect(taxonomy.counterparts).toEqual(parsed.counterparts);
  });

  test('has each id and code once', () => {
    expect(taxonomy.frameworks.size).toBe(frameworks.frameworks.length);
    expect(taxonomy.labels.size).toBe(states.length + organisations.length);
    expect(taxonomy.alpha3.size).toBe(states.length);
    expect(taxonomy.alpha3.get('gbr')).toBe('GB');
  });

  test('names only codes and frameworks that exist', () => {
    const named = [
      ...all.flatMap((each) => [
        ...(each.parties ?? []),
        ...(each.hosts ?? []),
        ...(each.organisation === undefined ? [] : [each.organisation]),
        ...[...each.members, ...each.partners].map((member) => member.code),
        ...each.forms.flatMap((form) => form.parties),
      ]),
      ...organisations.flatMap((each) => each.members.map((member) => member.code)),
      ...stops.map((stop) => stop.reads),
    ];
    const known = new Set(['JP', ...taxonomy.labels.keys(), ...taxonomy.frameworks.keys()]);
    expect(named.filter((code) => !known.has(code))).toEqual([]);
  });

  test('has each stop word and each form of a name once', () => {
    const twice = (words: readonly string[]): string[] =>
      words.filter((word, at) => words.indexOf(word) !== at);
    expect(twice(stops.flatMap((stop) => stop.forms))).toEqual([]);
    const names = [...states, ...organisations].map(({ code, ja, en }) =>
      [...new Set([...ja, ...en].flatMap(expandForm))].map((name) => `${name} ${code}`),
    );
    expect(twice(names.flat().map((name) => name.replace(/ [A-Z-]+$/, '')))).toEqual([]);
  });

  test('gives the days of a membership in their order', () => {
    const members = [...all, ...organisations].flatMap((each) => each.members);
    expect(members.filter(({ from, to }) => from !== undefined && to !== undefined && from > to)).toEqual([]);
  });
});

/** Members of the United Nations by ISO 3166-1 alpha-2, as of 2011-07-14, when the last of them joined. */
const UNITED_NATIONS = `
  AF AL DZ AD AO AG AR AM AU AT AZ BS BH BD BB BY BE BZ BJ BT BO BA BW BR BN BG BF BI CV KH CM CA CF TD CL CN CO KM CG
  CD CR CI HR CU CY CZ DK DJ DM DO EC EG SV GQ ER EE SZ ET FJ FI FR GA GM GE DE GH GR GD GT GN GW GY HT HN HU IS IN ID
  IR IQ IE IL IT JM JP JO KZ KE KI KP KR KW KG LA LV LB LS LR LY LI LT LU MG MW MY MV ML MT MH MR MU MX FM MC MD MN ME
  MA MZ MM NA NR NP NL NZ NI NE NG MK NO OM PK PW PA PG PY PE PH PL PT QA RO RU RW KN LC VC WS SM ST SA SN RS SC SL SG
  SK SI SB SO ZA SS ES LK SD SR SE CH SY TJ TZ TH TL TG TO TT TN TR TM TV UG UA AE GB US UY UZ VU VE VN YE ZM ZW`;

test('the states are the 193 members of the United Nations, those Japan deals with besides, and nobody else', () => {
  const members = UNITED_NATIONS.trim().split(/\s+/);
  expect(new Set(members).size).toBe(193);
  const others = ['CK', 'NU', 'PS', 'TW', 'VA', 'XK'];
  expect(states.map(({ code }) => code).toSorted()).toEqual(
    [...members.filter((code) => code !== 'JP'), ...others].toSorted(),
  );
});

test('an error names the file, the field and what it should be', () => {
  const broken = { frameworks: [{ ...frameworks.frameworks[0], type: 'club' }] };
  const parse = (): unknown => parseTaxonomy(broken, counterparts);
  expect(parse).toThrow(TaxonomyError);
  expect(parse).toThrow(/^taxonomy\/frameworks\.json: frameworks\.0\.type: .*"forum"/);
});

test.each([
  ['{日,日本}ASEAN', ['日ASEAN', '日本ASEAN']],
  ['{国防,防衛}{相,}会議', ['国防相会議', '国防会議', '防衛相会議', '防衛会議']],
  ['ARF', ['ARF']],
])('the form %s stands for %j', (form, expanded) => {
  expect(expandForm(form)).toEqual(expanded);
});
