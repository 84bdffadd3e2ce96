import type { Row } from './row.ts';

/** Topics, alliances of others, what a partner does meanwhile, idioms for a sitting, side talks: each firing and holding back. */
// prettier-ignore
export const ASIDES: readonly Row[] = [
  // What is talked about, item by item; who is talked with.
  ['Latvian, Japanese defence ministers meet in Riga', 'Spruds and Koizumi discussed drones, Russia and Belarus.', 'bilateral-defence / LV'],
  ['Koizumi meets Kenyan defence minister', 'They talked about piracy, China and North Korea in Nairobi.', 'bilateral-defence / KE'],
  ['Japan, Chile defence ministers hold talks', 'They covered neighbours, North Korea, China and Taiwan.', 'bilateral-defence / CL'],
  ['Koizumi in Paris and London', 'Koizumi discussed frigates with France and Britain.', 'bilateral-defence / FR GB'],
  ['Koizumi discusses frigates; Norway and Denmark sign pact with Japan', '', ' / DK NO'],
  ['Japan, Peru and Chile discuss piracy', '', ' / CL PE'],
  // The alliance of others; the alliance as the matter of the two.
  ['Finland, Japan defence ministers meet', 'Hakkanen backed the revision of the Japan-U.S. defence guidelines.', 'bilateral-defence / FI'],
  ['Japan, Kenya defence chiefs hold powwow', 'They met in Tokyo and agreed to widen training in line with the Japan-US guidelines.', 'bilateral-defence / KE'],
  ['Fijian minister hails Japan-US alliance', 'He spoke at a university in Suva.', ' / '],
  ['Hegseth, Koizumi hold talks', 'They agreed to strengthen the Japan-U.S. alliance.', 'bilateral-defence / US'],
  ['Japan-U.S. alliance to set up new drone unit', '', ' / US'],
  ['Rewritten Japan-U.S. guidelines to be signed in May', '', ' / US'],
  // What the partner does meanwhile; what Japan does meanwhile.
  ['Canada holds naval drill with Japan, while a frigate sails to Kenya for multinational games', '', 'other-exercise / CA'],
  ['France drills with Japan in Pacific, whereas other ships join Oman in the Gulf', '', 'other-exercise / FR'],
  ['Chile navy trains with Japan while troops exercise with Peru', '', 'other-exercise / CL'],
  ['Japan trains with Canada while hosting Kenya navy', '', 'other-exercise / CA KE'],
  ['Canada and Japan hold drill while Japan hosts Kenya navy', '', 'other-exercise / CA KE'],
  ['Canada holds drill with Japan and sails with Kenya', '', 'other-exercise / CA KE'],
  // Idioms of headlines for a sitting, and for a people.
  ['Japanese, Kiwi defence chiefs hold huddle in Wellington', '', 'bilateral-defence / NZ'],
  ['Koizumi sits down with Polish counterpart', '', 'bilateral-defence / PL'],
  ['Japanese and Greek defence ministers touch base by phone', '', 'bilateral-defence / GR'],
  ['Japan, Aussie defence powwow set for June', '', 'bilateral-defence / AU'],
  ['Koizumi confers with Brit defence secretary on fighter', '', 'bilateral-defence / GB'],
  ['Kiwi fruit sales soar in Japan', '', ' / '],
  ['Aussie beef imports climb in Japan', '', ' / '],
  ['Japan team in huddle before Greece match', '', ' / '],
  // Side talks of one kind, of the other, of both.
  ['Squad defence chiefs to meet in Manila', 'Koizumi will meet Hegseth, Marles and Teodoro. Bilateral and trilateral talks with Hegseth and Teodoro are planned.', 'bilateral-defence squad trilateral-us-ph / AU PH US'],
  ['Squad defence chiefs to meet in Manila', 'Koizumi will meet Hegseth, Marles and Teodoro. Trilateral talks with Hegseth and Teodoro are planned.', 'squad trilateral-us-ph / AU PH US'],
  ['Squad defence chiefs to meet in Manila', 'Koizumi will meet Hegseth, Marles and Teodoro. Bilateral talks with Hegseth and Marles are planned.', 'bilateral-defence squad / AU PH US'],
  ['Squad defence chiefs to meet in Manila', 'Koizumi will meet Hegseth, Marles and Teodoro in talks on patrols.', 'squad / AU PH US'],
  ['Koizumi in Manila', 'Trilateral as well as bilateral meetings between Koizumi, Hegseth and Marles are being arranged.', 'bilateral-defence trilateral-us-au / AU US'],
];
