import type { Reading } from './reading.ts';
import type { Level } from './sitting.ts';

/** Who sat at which level → framework ids. */
export function frameworksOf(
  reading: Reading,
  codes: readonly string[],
  level: Level | undefined,
  words: string,
): string[] {
  const { taxonomy } = reading;
  const organisations = codes.filter((code) =>
    taxonomy.counterparts.organisations.some((each) => each.code === code),
  );
  const states = [...new Set(codes)].filter((code) => !organisations.includes(code));
  if (organisations.length > 0) return forOrganisation(organisations, level);
  if (states.length > 1 || /[34三四][かカヵヶ]国/.test(words)) {
    const shared = [...taxonomy.frameworks.values()].find(
      (each) => each.parties?.length === states.length && each.parties.every((code) => states.includes(code)),
    );
    const added =
      level === 'foreign'
        ? ['foreign-ministers']
        : level === 'leader'
          ? ['summit']
          : level === 'chief'
            ? ['service-chiefs']
            : level === 'two'
              ? ['two-plus-two']
              : [];
    if (shared === undefined) return level === 'officials' ? ['defence-officials'] : added;
    return [shared.id, ...added];
  }
  return single(reading, level, words);
}

function forOrganisation(organisations: readonly string[], level: Level | undefined): string[] {
  const own = organisations.includes('NATO') ? ['nato'] : organisations.includes('EU') ? ['eu'] : [];
  if (organisations.includes('NATO') || organisations.includes('EU')) {
    return level === 'foreign'
      ? [...own, 'foreign-ministers']
      : level === 'leader'
        ? [...own, 'summit']
        : own;
  }
  return level === 'foreign' ? ['foreign-ministers'] : level === 'leader' ? ['summit'] : [];
}

function single(reading: Reading, level: Level | undefined, words: string): string[] {
  switch (level) {
    case 'two':
      return ['two-plus-two'];
    case 'defence':
      return ['bilateral-defence'];
    case 'foreign':
      return ['foreign-ministers'];
    case 'leader':
      return ['summit'];
    case 'chief':
      return ['service-chiefs'];
    case 'officials':
      if (/防衛|国防|幕僚|MM|PM|安保|安全保障|抑止|2(?:\+|プラス)2/.test(words)) return ['defence-officials'];
      return reading.portfolio === 'defence'
        ? ['defence-officials']
        : /副大臣|政務官/.test(reading.title)
          ? ['foreign-ministers']
          : [];
    case undefined:
      return [];
  }
}
