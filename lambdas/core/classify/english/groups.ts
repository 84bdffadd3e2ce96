import { evidenceOf } from '../document.ts';
import type { Sentence } from '../document.ts';
import type { Framework } from '../../taxonomy.ts';
import type { Reading } from '../reading.ts';
import { frameworksOf } from '../sitting-frameworks.ts';
import type { Sitting } from '../sitting.ts';
import { clausesOf } from './clauses.ts';
import type { Clause } from './clauses.ts';
import type { Format } from './formats.ts';
import { levelIn } from './offices.ts';

/** With organisations the level makes the forum: the ministers of ASEAN, of the Pacific islands, of the G7. */
const FORUMS: Readonly<Record<string, string>> = { ASEAN: 'japan-asean', PIC: 'jpidd', G7: 'g7-defence' };

const DEFENCE = /defen[cs]e|military|security|army|navy|air force|staff talks|2\+2|MM talks/i;

/** Who sat in which format → framework ids. */
export function frameworksOfFormat(
  reading: Reading,
  codes: readonly string[],
  format: Format | undefined,
  words: string,
): string[] {
  const forum = FORUMS[codes.find((code) => FORUMS[code] !== undefined) ?? ''];
  if (forum !== undefined) {
    if (format === 'defence' || format === 'chief' || format === 'officials') return [forum];
    return format === 'foreign' ? ['foreign-ministers'] : format === 'leader' ? ['summit'] : [];
  }
  if (format === 'call')
    return codes.some((code) => code === 'NATO' || code === 'EU')
      ? frameworksOf(reading, codes, undefined, '')
      : ['courtesy-call'];
  // The words of defence make officials' talks those of defence, as 防衛 does in Japanese.
  return frameworksOf(reading, codes, format, DEFENCE.test(words) ? '防衛' : '');
}

/** Whether states are exactly the other parties of a group that has a name. */
export const isGroup = (reading: Reading, codes: readonly string[]): boolean =>
  [...reading.taxonomy.frameworks.values()].some(
    (each) =>
      (each.type === 'minilateral' || each.type === 'programme') &&
      each.parties?.length === codes.length &&
      each.parties.every((code) => codes.includes(code)),
  );

const groupsIn = (
  reading: Reading,
  sentence: Sentence,
): { framework: Framework; start: number; end: number }[] =>
  sentence.hits.flatMap(({ start, end, senses }) =>
    senses.flatMap((sense) => {
      const framework = sense.kind === 'framework' ? reading.taxonomy.frameworks.get(sense.id) : undefined;
      return framework?.type === 'minilateral' ? [{ framework, start, end }] : [];
    }),
  );

/** The office right behind a group's name: Japan-U.S.-ROK chiefs of staff meeting, Quad foreign ministers. */
export function ofGroups(reading: Reading, sentence: Sentence): Sitting[] {
  return groupsIn(reading, sentence).flatMap(({ framework, start, end }): Sitting[] => {
    const clause = clausesOf(sentence.text).find((each) => each.start <= start && start < each.end);
    const level = levelIn(sentence.text.slice(end, end + 40));
    const format =
      level === 'chief' || level === 'foreign' || level === 'leader' || level === 'two' ? level : undefined;
    if (framework.parties === undefined || format === undefined || clause?.recalled !== false) return [];
    const codes = [...framework.parties];
    const evidence = evidenceOf(sentence, start, end, 'talks with Japan');
    return [
      { frameworks: frameworksOf(reading, codes, format, ''), codes, office: format, sentence, evidence },
    ];
  });
}

/** Some of the states of the title's group, in a sentence on the group's sitting: no bilateral of theirs. */
export function isPartOfGroup(reading: Reading, codes: readonly string[], clause: Clause): boolean {
  if (/\b(?:bilateral|separate|also met|one-on-one)/i.test(clause.text)) return false;
  // A trilateral of Japan and two of a group of four is another sitting.
  if (codes.length === 2 && /\btrilateral/i.test(clause.text)) return false;
  const titled = [...reading.scene.titled];
  const groups = reading.document.title.flatMap((sentence) =>
    groupsIn(reading, sentence).map(({ framework }) => framework.parties ?? []),
  );
  return [...groups, ...(isGroup(reading, titled) ? [titled] : [])].some(
    (group) => group.length > codes.length && codes.every((code) => group.includes(code)),
  );
}
