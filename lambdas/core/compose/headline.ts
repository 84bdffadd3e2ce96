import type { Alert, Classification, ItemKind, Label, Meeting } from '../../contract/alert.ts';
import { formOf, ORGANISATIONS } from './framework-forms.ts';
import type { Form } from './framework-forms.ts';
import { cut, plainLine } from './plain-line.ts';
import { dateWords, KIND_WORDS } from './words.ts';

export interface HeadlineOf {
  readonly classification: Classification;
  readonly eventDate: Alert['eventDate'];
  readonly source: Pick<Alert['source'], 'name'>;
}

/** Characters a headline may have before its remaining parts become `+n`. */
const LIMIT = { en: 120, ja: 80 } as const;
const JAPAN = { en: 'Japan', ja: '日本' } as const;

type Language = keyof Label;
type Engagement = Pick<Meeting, 'framework' | 'counterparts'> & { readonly planned: boolean };

/**
 * An alert in one line, in English and Japanese, composed from its labels; Japan is implied in every meeting.
 *
 * The meetings where there are any, then the frameworks without one; else the frameworks with the counterparts; else
 * the kind of item with the counterparts or, without any label, with the name of the source. The date of the event
 * ends it. At most 120 characters (en), 80 (ja): parts that do not fit become `+n`.
 */
export function headline(item: HeadlineOf): Label {
  return { en: compose(item, 'en'), ja: compose(item, 'ja') };
}

function compose(item: HeadlineOf, language: Language): string {
  const { classification, eventDate } = item;
  const date =
    eventDate === null ? '' : `${language === 'en' ? ', ' : '、'}${dateWords(eventDate)[language]}`;
  const parts = partsOf(classification, language);
  const said = parts.length > 0 ? parts : [withoutFramework(item, language)];
  return capital(joined(said.map(plainLine), LIMIT[language] - date.length, language) + date);
}

/** As many parts as fit, then `+n`; the first is cut rather than left out. */
function joined(parts: readonly string[], limit: number, language: Language): string {
  const separator = language === 'en' ? '; ' : '；';
  for (let kept = parts.length; kept > 1; kept -= 1) {
    const rest = parts.length - kept;
    const text = `${parts.slice(0, kept).join(separator)}${rest > 0 ? ` +${rest}` : ''}`;
    if (text.length <= limit) return text;
  }
  const rest = parts.length > 1 ? ` +${parts.length - 1}` : '';
  return cut(parts[0] ?? '', limit - rest.length) + rest;
}

function partsOf(classification: Classification, language: Language): readonly string[] {
  const said = classification.meetings.map(engagementOf);
  const met = new Set(said.map(({ framework }) => framework));
  const others = classification.frameworks.filter(({ id }) => !met.has(id));
  const [only] = others;
  if (said.length === 0 && only !== undefined && others.length === 1) {
    const counterparts = classification.counterparts.map(({ code }) => code);
    return [one({ framework: only.id, counterparts, planned: false }, classification, language)];
  }
  const labels = others.map(({ id }) => frameworkLabel(id, classification, language));
  const parties = said.length === 0 && labels.length > 0 ? withParties(classification, language) : [];
  const gatherings = said.filter(({ framework }) => isGathering(framework));
  const formats = said.filter(({ framework }) => !isGathering(framework));
  const bothSaid = [
    ...together(gatherings, classification, language),
    ...together(formats, classification, language),
  ];
  return [...bothSaid, ...labels, ...parties];
}

/** What several came together for comes before what two did beside it. */
const isGathering = (framework: string): boolean => ['forum', 'group', 'circle'].includes(formOf(framework));

const engagementOf = (meeting: Meeting): Engagement => ({
  framework: meeting.framework,
  counterparts: meeting.counterparts,
  planned: meeting.status === 'planned',
});

/** Several meetings of one format become one part: `Defence ministerial with each of Indonesia, ROK, China`. */
function together(said: readonly Engagement[], from: Classification, language: Language): readonly string[] {
  const groups = Map.groupBy(said, ({ framework, planned }) => `${framework} ${planned}`);
  return [...groups.values()].flatMap((group) => {
    const separate = group.length > 1 && group.every(({ counterparts }) => counterparts.length === 1);
    if (separate) return [each(group, from, language)];
    return group.map((engagement) => one(engagement, from, language));
  });
}

function each(group: readonly Engagement[], from: Classification, language: Language): string {
  const [first] = group;
  if (first === undefined) return '';
  const label = frameworkLabel(first.framework, from, language);
  const codes = [...new Set(group.flatMap(({ counterparts }) => counterparts))];
  const names = codes.map((code) => counterpartLabel(code, from, language));
  const text =
    language === 'en'
      ? `${label} with ${names.length > 1 ? 'each of ' : ''}${names.join(', ')}`
      : `${names.join('・')}${names.length > 1 ? 'それぞれ' : ''}との${label}`;
  return text + planned(first, language);
}

function one(engagement: Engagement, from: Classification, language: Language): string {
  const label = frameworkLabel(engagement.framework, from, language);
  const form = formOf(engagement.framework);
  const codes = engagement.counterparts.filter((code) => form !== 'forum' || !ORGANISATIONS.has(code));
  const text = besides(label, form, codes.length === 0 ? '' : parties(codes, from, language), language);
  const kind = form === 'circle' && TOGETHER.has(from.kind) ? ` ${KIND_WORDS[from.kind][language]}` : '';
  return text + kind + planned(engagement, language);
}

/** Kinds of item that a circle's name may be joined to: things that its members do together. */
const TOGETHER: ReadonlySet<ItemKind> = new Set([
  'meeting',
  'call',
  'joint-statement',
  'agreement',
  'exercise',
]);

/** A label with the parties' names where its form wants them; `names` is empty where there are none. */
function besides(label: string, form: Form, names: string, language: Language): string {
  if (names === '') return label;
  if (form === 'format') return `${names} ${language === 'en' ? inSentence(label) : label}`;
  if (namesItsMembers(label)) return label;
  if (form === 'programme') return language === 'en' ? `${names} (${label})` : `${names} ${label}`;
  return language === 'en' ? `${label} (${names})` : `${label}（${names}）`;
}

const planned = (engagement: Engagement, language: Language): string =>
  engagement.planned ? (language === 'en' ? ' (planned)' : '（予定）') : '';

/** `Squad (Japan–US–Australia–Philippines)`, 「日米豪比防衛相会談」: a label that names Japan names its circle. */
const namesItsMembers = (label: string): boolean => /Japan|日/.test(label);

/** `Defence ministerial` → `defence ministerial`; names and abbreviations keep their capitals. */
const inSentence = (label: string): string =>
  /^\p{Lu}[^\p{Lu}]+$/u.test(label) ? label.charAt(0).toLowerCase() + label.slice(1) : label;

const capital = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1);

function parties(codes: readonly string[], from: Classification, language: Language): string {
  const names = codes.map((code) => counterpartLabel(code, from, language));
  return [JAPAN[language], ...names].join(language === 'en' ? '–' : '・');
}

function withParties(from: Classification, language: Language): readonly string[] {
  if (from.counterparts.length === 0) return [];
  const names = from.counterparts.map(({ code }) => counterpartLabel(code, from, language));
  return [language === 'en' ? `with ${names.join(', ')}` : `相手：${names.join('・')}`];
}

function withoutFramework({ classification, source }: HeadlineOf, language: Language): string {
  const kind = KIND_WORDS[classification.kind][language];
  const names = classification.counterparts.map(({ code }) =>
    counterpartLabel(code, classification, language),
  );
  if (names.length === 0) return `${kind}${language === 'en' ? ', ' : '、'}${source.name[language]}`;
  return language === 'en' ? `${kind} with ${names.join(', ')}` : `${kind}（${names.join('・')}）`;
}

const frameworkLabel = (id: string, from: Classification, language: Language): string =>
  from.frameworks.find((framework) => framework.id === id)?.label[language] ?? id;

const counterpartLabel = (code: string, from: Classification, language: Language): string =>
  from.counterparts.find((counterpart) => counterpart.code === code)?.label[language] ?? code;
