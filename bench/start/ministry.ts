import { parseSource } from '../../lambdas/core/source.ts';
import { HOST } from './site.ts';

/** A source of our own making, beside those of the catalogue. Without TLS: no site of ours has a certificate. */
export const MINISTRY = parseSource(
  {
    id: 'bench-ministry',
    name: { en: 'Bench Ministry', ja: '計測省' },
    publisher: { en: 'Bench Ministry', ja: '計測省' },
    kind: 'ministry',
    country: 'JP',
    language: 'ja',
    entry: { type: 'listing', url: `http://${HOST}/news/`, item: '#list > li' },
    page: { select: ['main'] },
    terms: { licence: 'none', keep: 'full' },
    verified: { how: 'never' },
  },
  'bench-ministry.json',
);
