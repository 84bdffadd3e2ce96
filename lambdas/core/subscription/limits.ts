import { chosen } from './choice.ts';
import type { Choice, Filter } from './choice.ts';

/**
 * Most combinations of values in a filter policy:
 * https://docs.aws.amazon.com/sns/latest/dg/subscription-filter-policy-constraints.html. Its other limit, five keys, is
 * kept by what can be chosen: four lists and the audience.
 */
const MOST_COMBINATIONS = 150;

/**
 * How many combinations SNS counts, or more. The documentation multiplies the number of values in each array, and does
 * not say how it counts `$or`. SNS was seen to add up the alternatives, each multiplied out (152 refused, 150 taken:
 * `test_policy_complexity_with_or` of LocalStack's tests, recorded against AWS). The larger of the two is safe whichever
 * holds. moto counts alternatives times two to their power on top; nothing says that AWS does.
 */
export function combinationsOf(choice: Choice): number {
  const sizes = chosen(choice).map(({ values }) => values.length);
  const product = sizes.reduce((so, far) => so * far, 1);
  const sum = sizes.reduce((so, far) => so + far, 0);
  return choice.match === 'any' ? Math.max(product, sum) : product;
}

const optionName = (filter: Filter): string => `--${filter}`;

/** What is too much in a choice, and what to do; null where it is not. `named`: how a list is called to whoever chose. */
export function limitProblem(choice: Choice, named = optionName): string | null {
  const combinations = combinationsOf(choice);
  if (combinations <= MOST_COMBINATIONS) return null;
  const large = chosen(choice).filter(({ values }) => values.length > 1);
  const counts = large.map(({ filter, values }, index) => `${named(filter)} ${index === 0 ? 'names ' : ''}${values.length}`); // prettier-ignore
  const instead = large.length > 1 ? 'Name fewer, or leave one of them out' : 'Name fewer, or leave it out';
  return `${listed(counts)}: ${combinations} combinations; SNS takes ${MOST_COMBINATIONS}. ${instead}.`;
}

const listed = (words: readonly string[]): string =>
  words.length < 2 ? words.join('') : `${words.slice(0, -1).join(', ')} and ${words.at(-1) ?? ''}`;
