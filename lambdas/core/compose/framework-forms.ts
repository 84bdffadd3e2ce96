/**
 * How a framework is said, by its taxonomy id.
 *
 * `short`: ASCII, for the subject line. `form`: what its name needs beside it in a headline.
 * `format` — a kind of meeting or instrument that means little without the parties (“Japan–France defence ministerial”);
 * `group` — a fixed circle whose members are worth naming (“Squad (Japan–US–Australia–Philippines)”);
 * `circle` — a group whose name is its members' and says nothing else: the kind of item follows (“Japan–US–ROK call”);
 * `programme` — known by its abbreviation, its parties come first (“Japan–UK–Italy (GCAP)”);
 * `forum` — a gathering known by its name; members met apart from it are added (“ADMM-Plus”).
 */
export type Form = 'format' | 'group' | 'circle' | 'programme' | 'forum';

interface FrameworkForm {
  readonly form: Form;
  readonly short: string;
}

const format = (short: string): FrameworkForm => ({ form: 'format', short });
const group = (short: string): FrameworkForm => ({ form: 'group', short });
const circle = (short: string): FrameworkForm => ({ form: 'circle', short });
const forum = (short: string): FrameworkForm => ({ form: 'forum', short });

export const FRAMEWORK_FORMS: Readonly<Record<string, FrameworkForm>> = {
  'admm-plus': forum('ADMM-Plus'),
  admm: forum('ADMM'),
  'japan-asean': forum('Japan-ASEAN'),
  'adsom-plus': forum('ADSOM-Plus'),
  ewg: forum('EWG'),
  'vientiane-vision': forum('Vientiane'),
  jasmine: forum('JASMINE'),
  arf: forum('ARF'),
  eas: forum('EAS'),
  'shangri-la': forum('Shangri-La'),
  'manama-dialogue': forum('Manama'),
  'munich-conference': forum('Munich'),
  jpidd: forum('JPIDD'),
  nato: forum('NATO'),
  eu: forum('EU'),
  'g7-defence': forum('G7'),
  'un-pko': forum('UN-PKO'),
  'two-plus-two': format('2+2'),
  'bilateral-defence': format('Def-Min'),
  'defence-officials': format('Def-Officials'),
  'service-chiefs': format('Chiefs'),
  'foreign-ministers': format('FM'),
  summit: format('Summit'),
  'courtesy-call': format('Call-on'),
  osa: format('OSA'),
  raa: format('RAA'),
  acsa: format('ACSA'),
  gsomia: format('GSOMIA'),
  'equipment-transfer': format('Equipment'),
  'defence-mou': format('MOU'),
  fms: format('FMS'),
  'capacity-building': format('Capacity'),
  hotline: format('Hotline'),
  'other-exercise': format('Exercise'),
  'trilateral-us-rok': circle('US-ROK-JP'),
  'trilateral-us-au': circle('US-AU-JP'),
  'trilateral-us-ph': circle('US-PH-JP'),
  'trilateral-us-in': circle('US-IN-JP'),
  'trilateral-au-rok': circle('AU-ROK-JP'),
  squad: group('SQUAD'),
  quad: group('QUAD'),
  'five-powers': circle('Five'),
  gcap: { form: 'programme', short: 'GCAP' },
  aukus: forum('AUKUS'),
  malabar: group('Malabar'),
  balikatan: group('Balikatan'),
  'talisman-sabre': group('Talisman'),
  rimpac: group('RIMPAC'),
  'keen-sword': group('Keen-Sword'),
  'keen-edge': group('Keen-Edge'),
  'yama-sakura': group('Yama-Sakura'),
  'cobra-gold': group('Cobra-Gold'),
  'garuda-shield': group('Garuda'),
  'pitch-black': group('Pitch-Black'),
  'un-sanctions': group('UN-Sanctions'),
  'counter-piracy': group('Counter-Piracy'),
  'mideast-info-gathering': group('Mideast'),
  'us-forces-japan': forum('USFJ'),
};

/** A framework that is not in the table (one added to the taxonomy since) is named with its members: nothing is lost. */
export const formOf = (framework: string): Form => FRAMEWORK_FORMS[framework]?.form ?? 'group';

/** Organisations: a forum's own name already says them. */
export const ORGANISATIONS: ReadonlySet<string> = new Set(['ASEAN', 'NATO', 'EU', 'UN', 'G7', 'PIC']);
