import { parseSource } from '../../lambdas/core/source.ts';
import type { Source, SourceInput } from '../../lambdas/core/source.ts';

/** A source that a test describes by what matters to it. */
export const sourceOf = (entry: SourceInput['entry'], rest: Partial<SourceInput> = {}): Source =>
  parseSource(
    {
      id: 'test',
      name: { en: 'Test', ja: '試験' },
      publisher: { en: 'Tester', ja: '試験者' },
      kind: 'ministry',
      country: 'JP',
      language: 'ja',
      entry,
      terms: { licence: 'none', keep: 'full' },
      verified: { how: 'never' },
      ...rest,
    },
    'test.json',
  );
