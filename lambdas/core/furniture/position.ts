import { isTag } from 'domhandler';
import type { Element } from 'domhandler';
import { isRandom } from './wording.ts';

/** Elements that a position names at most, the innermost ones: deeper than any template, and bounded for hostile pages. */
export const STEPS = 12;

/** Classes that say how an element looks now or where it stands among its like. */
const PASSING =
  /^(?:active|current|selected|open|closed|odd|even|first|last|is-.*|has-.*|js-.*|visible|loaded|lazy.*)$/i;

/**
 * Where an element stands: the names of the elements from the body inwards, with their ids and classes, as in
 * `main#contents>div.related>ul>li`. Numbers and random runs in names are masked, siblings are not counted: the same
 * part of a template has the same position on every page, whatever stands before it.
 */
export const positionOf = (element: Element): string => stepsOf(element).join('>');

const knownSteps = new WeakMap<Element, readonly string[]>();

function stepsOf(element: Element): readonly string[] {
  const known = knownSteps.get(element);
  if (known !== undefined) return known;
  const above = elementAbove(element);
  const outer = above === null || above.name === 'body' ? [] : stepsOf(above);
  const steps = [...outer, element.name + namesOf(element)].slice(-STEPS);
  knownSteps.set(element, steps);
  return steps;
}

export const elementAbove = ({ parent }: Element): Element | null =>
  parent !== null && isTag(parent) ? parent : null;

const knownNames = new WeakMap<Element, string>();

/** The id and the classes of an element as in a selector, without what is passing; empty where it has none of its own. */
export function namesOf(element: Element): string {
  const names = knownNames.get(element) ?? readNames(element.attribs);
  knownNames.set(element, names);
  return names;
}

function readNames({ id = '', class: classes = '' }: Element['attribs']): string {
  if (id === '' && classes === '') return '';
  const own = masked(id.trim());
  const names = classes
    .split(/\s+/)
    .filter((name) => !PASSING.test(name))
    .map(masked);
  const named = [...new Set(names)].filter((name) => name !== '').sort().slice(0, 4); // prettier-ignore
  return [...(own === '' ? [] : [`#${own}`]), ...named.map((name) => `.${name}`)].join('');
}

/** A name with numbers as `0` and random runs as `*`; empty where no letter is left. */
function masked(name: string): string {
  const mask = name
    .slice(0, 60)
    .replaceAll(/[A-Za-z0-9]{5,}/g, (run) => (isRandom(run, 5) ? '*' : run))
    .replaceAll(/\d+/g, '0');
  return /\p{L}/u.test(mask) ? mask : '';
}
