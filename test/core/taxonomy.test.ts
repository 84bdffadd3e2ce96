import { expect, test } from '@jest/globals';
import counterparts from '../../taxonomy/counterparts.json' with { type: 'json' };
import frameworks from '../../taxonomy/frameworks.json' with { type: 'json' };
import { buildTaxonomy, expandForm, TaxonomyError } from '../../lambdas/core/taxonomy.ts';

test('the data of the project is valid, ids and codes occur once', () => {
  const taxonomy = buildTaxonomy(frameworks, counterparts);
  expect(taxonomy.frameworks.size).toBe(frameworks.frameworks.length);
  expect(taxonomy.labels.size).toBe(counterparts.states.length + counterparts.organisations.length);
  expect(taxonomy.alpha3.get('gbr')).toBe('GB');
});

test('parties, hosts, members and organisations are codes that exist', () => {
  const taxonomy = buildTaxonomy(frameworks, counterparts);
  const named = [...taxonomy.frameworks.values()].flatMap((each) => [
    ...(each.parties ?? []),
    ...(each.hosts ?? []),
    ...(each.organisation === undefined ? [] : [each.organisation]),
    ...(each.members ?? []).map((member) => member.code).filter((code) => code !== 'JP'),
    ...each.forms.flatMap((form) => form.parties),
  ]);
  expect(named.filter((code) => !taxonomy.labels.has(code))).toEqual([]);
});

test('stop words occur once', () => {
  const stops = counterparts.stops.flatMap((stop) => stop.forms);
  expect(stops.filter((form, at) => stops.indexOf(form) !== at)).toEqual([]);
});

test('an error names the file, the field and what it should be', () => {
  const broken = { frameworks: [{ ...frameworks.frameworks[0], type: 'club' }] };
  const build = (): unknown => buildTaxonomy(broken, counterparts);
  expect(build).toThrow(TaxonomyError);
  expect(build).toThrow(/^taxonomy\/frameworks\.json: frameworks\.0\.type: .*"forum"/);
});

test.each([
  ['{日,日本}ASEAN', ['日ASEAN', '日本ASEAN']],
  ['{国防,防衛}{相,}会議', ['国防相会議', '国防会議', '防衛相会議', '防衛会議']],
  ['ARF', ['ARF']],
])('the form %s stands for %j', (form, expanded) => {
  expect(expandForm(form)).toEqual(expanded);
});
