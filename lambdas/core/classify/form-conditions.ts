import { expandForm } from '../taxonomy.ts';
import type { Counterparts } from '../taxonomy.ts';

/** A condition on the place where a form was found, beyond its letters. */
export type Fits = (text: string, start: number) => boolean;

/** Written all in capitals: ADMM, U.S., 2+2. These are compared letter by letter. */
export const isAcronym = (form: string): boolean => /^[A-Z0-9.+/-]{2,}$/.test(form);

/** A Latin word of one capital and up to five letters (`Squad`): alone, its small form is an everyday word. */
export const isShortWord = (form: string): boolean => /^[A-Z][a-z]{1,4}$/.test(form);

const A = 65;
const Z = 90;

/** The capitals of a name are capitals in the text too: `Polish` and `POLISH`, not `polish`; `Red Flag`, not `red flag`. */
export const hasCapitalsOf =
  (form: string): Fits =>
  (text, start) => {
    for (let at = 0; at < form.length; at += 1) {
      const unit = form.charCodeAt(at);
      if (unit >= A && unit <= Z && text.charCodeAt(start + at) !== unit) return false;
    }
    return true;
  };

/** What follows the form does not make another word of its end. */
export const notBefore =
  (form: string, words: RegExp): Fits =>
  (text, start) =>
    !words.test(text.slice(start + form.length, start + form.length + 2));

/** All of the conditions that there are; undefined where there is none. */
export function allOf(...conditions: readonly (Fits | undefined)[]): Fits | undefined {
  const given = conditions.filter((fits) => fits !== undefined);
  return given.length < 2 ? given[0] : (text, start) => given.every((fits) => fits(text, start));
}

/** The longest context. */
const REACH = 48;

/** For a form: whether it stands in a context that shows the state: `Jordan's Defence Minister`, `talks with Georgia`. */
export function guardOf({ before, after }: Counterparts['contexts']): (form: string) => Fits {
  const leads = before.flatMap(expandForm).map((words) => words.toLowerCase());
  const follows = after.flatMap(expandForm).map((words) => words.toLowerCase());
  return (form) => (text, start) => {
    const end = start + form.length;
    const ahead = text.slice(Math.max(0, start - REACH), start).toLowerCase();
    const behind = text.slice(end, end + REACH).toLowerCase();
    return leads.some((words) => ahead.endsWith(words)) || follows.some((words) => behind.startsWith(words));
  };
}
