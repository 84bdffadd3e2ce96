import type { Alert } from '../../contract/alert.ts';
import { FRAMEWORK_FORMS } from './framework-forms.ts';
import { asciiOf } from './plain-line.ts';
import { KIND_WORDS } from './words.ts';

/** SNS: fewer than 100 ASCII characters, no line breaks or control characters (Publish, parameter Subject). */
const LONGEST = 99;
const FRAMEWORKS = 3;
const CODES = 4;
const CHANGES = { new: '', updated: 'UPDATED ', removed: 'REMOVED ' } as const;

/**
 * The subject line, ASCII, under 100 characters, meaning first:
 * `[ADMM-Plus|SQUAD|Japan-ASEAN +1] US AU PH CN +4: press conference, J-Defense News, 2025-11-01`.
 *
 * The date is the event's, else that of publication, else none. The page's title is not in it. What does not fit goes
 * in this order: the end of the source's name, its whole name, codes, frameworks.
 */
export const subjectOf = (alert: Alert): string =>
  subjectLine({
    ...alert.classification,
    mark: CHANGES[alert.change],
    what: KIND_WORDS[alert.classification.kind].en,
    from: asciiOf(alert.source.name.en) || asciiOf(alert.source.id),
    date: alert.eventDate ?? alert.published,
  });

export interface SubjectParts {
  /** Before everything, with a space behind it, or nothing. */
  readonly mark: string;
  readonly frameworks: readonly { readonly id: string; readonly label: { readonly en: string } }[];
  readonly counterparts: readonly { readonly code: string }[];
  /** What happened, in a word or two of ASCII. */
  readonly what: string;
  /** Who says so, in ASCII. */
  readonly from: string;
  readonly date: string | null;
}

/** A subject line of these parts, by the rules of `subjectOf`. */
export function subjectLine(parts: SubjectParts): string {
  const { date, what: kind, from: name } = parts;
  const [longest, ...shorter] = openings(parts);
  const around = assembled(longest ?? '', kind, '', date);
  const room = LONGEST - around.length - ', '.length;
  if (name.length <= room || room >= 8) return assembled(longest ?? '', kind, shortened(name, room), date);
  const candidates = [longest ?? '', ...shorter].map((opening) => assembled(opening, kind, '', date));
  return candidates.find((text) => text.length <= LONGEST) ?? around.slice(0, LONGEST).trimEnd();
}

/** What comes before the kind, longest first. */
function openings({ frameworks, counterparts, mark }: SubjectParts): readonly string[] {
  const shorts = [...new Set(frameworks.map(({ id, label }) => shortName(id, label.en)))];
  const codes = [...new Set(counterparts.map(({ code }) => asciiOf(code)).filter(Boolean))];
  const sizes = [[FRAMEWORKS, CODES], [FRAMEWORKS, 2], [2, 2], [1, 2], [1, 0], [0, 0]] as const; // prettier-ignore
  return sizes.map(([most, mostCodes]) => {
    const bracket = bounded(shorts, most, '|');
    const lead = [bracket && `[${bracket}]`, bounded(codes, mostCodes, ' ')].filter(Boolean).join(' ');
    return mark + lead;
  });
}

function bounded(words: readonly string[], most: number, separator: string): string {
  const rest = words.length - most;
  const shown = words.slice(0, most).join(separator);
  return rest > 0 ? `${shown}${shown && ' '}+${rest}` : shown;
}

function assembled(opening: string, kind: string, name: string, date: string | null): string {
  const what = [kind, name, date ?? ''].filter(Boolean).join(', ');
  const lead = opening.trimEnd();
  if (lead === '') return what.charAt(0).toUpperCase() + what.slice(1);
  return `${lead}${/[\]A-Z0-9]$/.test(lead) && !/^(UPDATED|REMOVED)$/.test(lead) ? ':' : ''} ${what}`;
}

const shortened = (name: string, room: number): string =>
  name.length <= room ? name : `${name.slice(0, room - 3).trimEnd()}...`;

/** A framework's short ASCII name: the table's, else the label without what stands in brackets, else the id. */
export function shortName(id: string, label: string): string {
  const known = FRAMEWORK_FORMS[id]?.short;
  const derived = asciiOf(label.replaceAll(/\([^)]*\)|[|[\]]/g, ''));
  return known ?? shortened(derived || asciiOf(id) || 'framework', 20);
}
