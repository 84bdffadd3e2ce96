import { describe, expect, test } from '@jest/globals';
import { defaultTaxonomy } from '../../../lambdas/core/classify/default-taxonomy.ts';
import { lexiconOf } from '../../../lambdas/core/classify/lexicon.ts';
import { normalise } from '../../../lambdas/core/classify/normalise.ts';

const { matcher } = lexiconOf(defaultTaxonomy());

/** The states and organisations that a text names, whatever becomes of them. */
const codesIn = (text: string): string =>
  matcher
    .find(normalise(text))
    .flatMap((hit) => hit.senses.flatMap((sense) => (sense.kind === 'country' ? [sense.code] : [])))
    .join(' ');

/** An adjective of every state, written down apart from the data. Those of states that have none are left out. */
const ADJECTIVES = `
  AD Andorran, AE Emirati, AF Afghan, AG Antiguan, AL Albanian, AM Armenian, AO Angolan, AR Argentine, AT Austrian,
  AU Australian, AZ Azerbaijani, BA Bosnian, BB Barbadian, BD Bangladeshi, BE Belgian, BF Burkinabe, BG Bulgarian,
  BH Bahraini, BI Burundian, BJ Beninese, BN Bruneian, BO Bolivian, BR Brazilian, BS Bahamian, BT Bhutanese,
  BW Botswanan, BY Belarusian, BZ Belizean, CA Canadian, CD Congolese, CH Swiss, CI Ivorian, CL Chilean,
  CM Cameroonian, CN Chinese, CO Colombian, CR Costa Rican, CU Cuban, CV Cape Verdean, CY Cypriot, CZ Czech, DE German,
  DJ Djiboutian, DK Danish, DO Dominican, DZ Algerian, EC Ecuadorian, EE Estonian, EG Egyptian, ER Eritrean,
  ES Spanish, ET Ethiopian, FI Finnish, FJ Fijian, FM Micronesian, FR French, GA Gabonese, GB British, GD Grenadian,
  GE Georgian, GH Ghanaian, GM Gambian, GN Guinean, GR Greek, GT Guatemalan, GY Guyanese, HN Honduran, HR Croatian,
  HT Haitian, HU Hungarian, ID Indonesian, IE Irish, IL Israeli, IN Indian, IQ Iraqi, IR Iranian, IS Icelandic,
  IT Italian, JM Jamaican, JO Jordanian, KE Kenyan, KG Kyrgyz, KH Cambodian, KI I-Kiribati, KM Comorian, KN Kittitian,
  KP North Korean, KR South Korean, KR Korean, KW Kuwaiti, KZ Kazakh, LA Lao, LA Laotian, LB Lebanese, LK Sri Lankan,
  LR Liberian, LT Lithuanian, LU Luxembourgish, LV Latvian, LY Libyan, MA Moroccan, MC Monegasque, MD Moldovan,
  ME Montenegrin, MG Malagasy, MH Marshallese, MK Macedonian, ML Malian, MM Burmese, MN Mongolian, MR Mauritanian,
  MT Maltese, MU Mauritian, MV Maldivian, MW Malawian, MX Mexican, MY Malaysian, MZ Mozambican, NA Namibian,
  NE Nigerien, NG Nigerian, NI Nicaraguan, NL Dutch, NO Norwegian, NP Nepalese, NR Nauruan, NU Niuean,
  NZ New Zealand, OM Omani, PA Panamanian, PE Peruvian, PG Papua New Guinean, PH Philippine, PH Filipino, PK Pakistani,
  PL Polish, PS Palestinian, PT Portuguese, PW Palauan, PY Paraguayan, QA Qatari, RO Romanian, RS Serbian, RU Russian,
  RW Rwandan, SA Saudi, SC Seychellois, SD Sudanese, SE Swedish, SG Singaporean, SI Slovenian, SK Slovak,
  SL Sierra Leonean, SN Senegalese, SO Somali, SR Surinamese, SS South Sudanese, SV Salvadoran, SY Syrian, SZ Swazi,
  TD Chadian, TG Togolese, TH Thai, TJ Tajik, TL Timorese, TM Turkmen, TN Tunisian, TO Tongan, TR Turkish,
  TT Trinidadian, TV Tuvaluan, TW Taiwanese, TZ Tanzanian, UA Ukrainian, UG Ugandan, US American, UY Uruguayan,
  UZ Uzbek, VC Vincentian, VE Venezuelan, VN Vietnamese, VU Ni-Vanuatu, WS Samoan, XK Kosovar, YE Yemeni,
  ZA South African, ZM Zambian, ZW Zimbabwean`;

describe('English adjectives', () => {
  const pairs = ADJECTIVES.trim()
    .split(/,\s+/)
    .map((pair): [string, string] => [pair.slice(3), pair.slice(0, 2)]);
  test.each(pairs)('%s is %s', (adjective, code) => {
    expect(codesIn(`The ${adjective} Navy met the ${adjective.toUpperCase()} ARMY.`)).toBe(`${code} ${code}`);
  });

  test('each state has one, or is called by its name', () => {
    const known = new Set(pairs.map(([, code]) => code));
    const { states } = defaultTaxonomy().counterparts;
    expect(states.map((state) => state.code).filter((code) => !known.has(code))).toEqual([
      'CF', 'CG', 'CK', 'DM', 'GQ', 'GW', 'LC', 'LI', 'LS', 'SB', 'SM', 'ST', 'VA',
    ]); // prettier-ignore
  });
});

describe('Japanese names: formal, old and variant ones', () => {
  test.each([
    ['大韓民国', 'KR'], ['中華人民共和国', 'CN'], ['朝鮮民主主義人民共和国', 'KP'], ['タイ王国', 'TH'],
    ['バングラデシュ人民共和国', 'BD'], ['ラオス人民民主共和国', 'LA'], ['ベトナム社会主義共和国', 'VN'],
    ['ヴェトナム', 'VN'], ['ヴィエトナム', 'VN'], ['ビルマ', 'MM'], ['ミャンマー連邦共和国', 'MM'],
    ['スワジランド', 'SZ'], ['グルジア', 'GE'], ['セイロン', 'LK'], ['マケドニア', 'MK'],
    ['マケドニア旧ユーゴスラヴィア共和国', 'MK'], ['カーボヴェルデ', 'CV'], ['カボベルデ', 'CV'],
    ['テュルキエ', 'TR'], ['トルコ共和国', 'TR'], ['白ロシア', 'BY'], ['ローデシア', 'ZW'], ['象牙海岸', 'CI'],
    ['西サモア', 'WS'], ['モルジブ', 'MV'], ['モルディヴ', 'MV'], ['ソロモン諸島', 'SB'], ['フィジー諸島共和国', 'FJ'],
    ['マーシャル諸島共和国', 'MH'], ['ミクロネシア連邦', 'FM'], ['東チモール', 'TL'], ['チャイニーズ・タイペイ', 'TW'],
    ['ボスニア・ヘルツェゴヴィナ', 'BA'], ['アンティグア・バーブーダ', 'AG'], ['サントメ・プリンシペ', 'ST'],
    ['トリニダード・トバゴ', 'TT'], ['セントクリストファー・ネーヴィス', 'KN'], ['セントビンセント及びグレナディーン諸島', 'VC'],
    ['コンゴ民主共和国', 'CD'], ['コンゴ共和国', 'CG'], ['ドミニカ共和国', 'DO'], ['ドミニカ国', 'DM'],
    ['ギニアビサウ', 'GW'], ['赤道ギニア', 'GQ'], ['パプアニューギニア', 'PG'], ['南スーダン', 'SS'],
    ['ベネズエラ・ボリバル共和国', 'VE'], ['ヨルダン・ハシェミット王国', 'JO'], ['ブルネイ・ダルサラーム国', 'BN'],
    ['グレートブリテン及び北アイルランド連合王国', 'GB'], ['アラブ首長国連邦', 'AE'], ['人民解放軍', 'CN'],
    ['中国人民解放軍', 'CN'], ['朝鮮人民軍', 'KP'], ['ドイツ連邦軍', 'DE'],
  ])('%s is %s', (name, code) => {
    expect(codesIn(`このほど、${name}の国防相が来日した。`)).toBe(code);
  }); // prettier-ignore
});

describe('a name that ends in 国', () => {
  test.each([
    ['タイ国防相', 'タイ', '国防相'],
    ['モンゴル国防大臣', 'モンゴル', '国防大臣'],
    ['カタール国軍', 'カタール', '国軍'],
    ['タイ国王', 'タイ', '国王'],
    ['タイ国大使館', 'タイ国', '大使館'],
    ['モンゴル国防衛当局', 'モンゴル国', '防衛当局'],
  ])('%s is %s + %s', (words, name) => {
    expect(matcher.find(normalise(words))[0]).toMatchObject({ start: 0, end: name.length });
  });
});

describe('English names: formal and old ones, forces', () => {
  test.each([
    ['the Republic of Korea Navy', 'KR'], ["the Lao People's Democratic Republic", 'LA'], ['Viet Nam', 'VN'],
    ['the Democratic Republic of the Congo', 'CD'], ['the Republic of the Congo', 'CG'], ['DR Congo', 'CD'],
    ['Burma', 'MM'], ['Swaziland', 'SZ'], ['Cape Verde', 'CV'], ['Cabo Verde', 'CV'], ['East Timor', 'TL'],
    ['Türkiye', 'TR'], ['Turkiye', 'TR'], ["Cote d’Ivoire", 'CI'], ['St. Kitts and Nevis', 'KN'], ['the Holy See', 'VA'],
    ['the Kingdom of the Netherlands', 'NL'], ['the Netherlands', 'NL'], ['Brunei Darussalam', 'BN'],
    ['the Bundeswehr', 'DE'], ['the Royal Navy', 'GB'], ['the Royal Australian Navy', 'AU'],
    ['the Royal New Zealand Air Force', 'NZ'], ["the People's Liberation Army", 'CN'], ['the PLA', 'CN'],
    ['the Armed Forces of the Philippines', 'PH'], ['AFP chief Brawner', 'PH PH'], ['the TNI', 'ID'],
    ['the ROK Navy', 'KR'], ['the Indian Navy', 'IN'], ['the Department of War', 'US'], ['the Secretary of War', 'US'],
    ['UAE', 'AE'], ['JAPAN AND INDIA', 'IN'], ['CHINA', 'CN'],
  ])('%s is %s', (name, code) => {
    expect(codesIn(`They spoke of ${name} again.`)).toBe(code);
  }); // prettier-ignore
});

describe('English names that are other words too', () => {
  test.each([
    ["Jordan's Crown Prince Hussein", 'JO'], ["Jordan's Defence Minister", 'JO'], ['talks with Jordan', 'JO'],
    ['Japan and Jordan', 'JO'], ['the Jordan Armed Forces', 'JO'], ['the Hashemite Kingdom of Jordan', 'JO'],
    ['Georgian Defence Minister', 'GE'], ["Georgia's Defence Ministry", 'GE'], ['the President of Georgia', 'GE'],
    ['a visit to Georgia', 'GE'], ["Chad's president", 'TD'], ['the Ministry of Defense of Chad', 'TD'],
    ['Korean Defense Minister', 'KR'], ['the Korean Peninsula', ''], ['Holland', ''],
    ['Michael Jordan', ''], ["Michael Jordan's shoes", ''], ['Fort Moore, Georgia', ''], ['Georgia Army National Guard', ''],
    ['Chad Smith', ''], ['they polish the brass', ''], ['a turkey sandwich', ''], ['fine china', ''],
    ['AFP reported', ''], ['Nigeria', 'NG'], ['Niger', 'NE'], ['the Niger Delta', ''], ['Papua New Guinea', 'PG'],
    ['New Guinea', ''], ['the Gulf of Guinea', ''], ['American Samoa', ''], ['Samoa', 'WS'],
    ['the Indian Ocean', ''], ['the Indo-Pacific', ''], ['the Philippine Sea', ''], ['the South China Sea', ''],
    ['Northern Ireland', ''], ['the South China Morning Post', ''], ['the Japan Times', ''], ['Dominica', 'DM'],
    ['the Dominican Republic', 'DO'], ['North Korean', 'KP'], ['us', ''], ['it ran', ''],
  ])('%s is %s', (words, code) => {
    expect(codesIn(`They saw ${words} there.`)).toBe(code);
  }); // prettier-ignore
});
