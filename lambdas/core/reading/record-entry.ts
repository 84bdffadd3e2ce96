import type { EntryOf } from '../source-entry.ts';
import type { Entry } from './entry.ts';
import { wordsOfHtml } from './inline-text.ts';
import { pageLink } from './link.ts';
import type { ListText } from './list-text.ts';
import { summaryOf } from './summary.ts';
import { writtenDate } from './written-date.ts';

export type RecordRules = Pick<EntryOf<'script' | 'json'>, 'fields' | 'base'>;

/** A record of a list, whatever it is written in: the text or number at a path (`title.rendered`), null where none is. */
export type FieldReader = (path: string) => string | number | null;

/** The paths that a template names: those in braces, or the template itself where it has none. */
export function pathsOf(template: string): readonly string[] {
  const named = [...template.matchAll(/\{([^{}]+)\}/g)].flatMap(([, path]) => path ?? []);
  return named.length === 0 ? [template] : named;
}

/**
 * A record → its entry, or what it lacks to be one. Titles may hold tags and entities, as scripts and WordPress write
 * them into pages as HTML: the words are taken.
 */
export function recordEntry(
  read: FieldReader,
  { fields, base }: RecordRules,
  { url: listUrl, today, timeZone }: ListText,
): Entry | string {
  const missing = [fields.url, fields.title].flatMap(pathsOf).find((path) => valueAt(read, path) === null);
  if (missing !== undefined) return `no ${missing}`;
  const written = fill(fields.url, read);
  const url = pageLink(written, base ?? listUrl);
  if (url === null) return `no link to a page (${JSON.stringify(written)})`;
  const title = wordsOfHtml(fill(fields.title, read) ?? '');
  if (title === '') return `no title (${url})`;
  const date = fields.date === undefined ? null : fill(fields.date, read);
  const summary = fields.summary === undefined ? null : valueAt(read, fields.summary);
  return {
    url,
    title,
    published: writtenDate(date, { timeZone, at: today }),
    summary: summaryOf([summary], title),
  };
}

/** A template with its fields filled in; null where one of them is missing or blank. */
function fill(template: string, read: FieldReader): string | null {
  if (!template.includes('{')) return valueAt(read, template);
  const values = new Map(pathsOf(template).map((path) => [path, valueAt(read, path)]));
  if ([...values.values()].includes(null)) return null;
  return template.replaceAll(/\{([^{}]+)\}/g, (_, path: string) => values.get(path) ?? '');
}

function valueAt(read: FieldReader, path: string): string | null {
  const value = String(read(path) ?? '').trim();
  return value === '' ? null : value;
}
