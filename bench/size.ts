import { mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { readSources } from '../lambdas/runtime/source-files.ts';
import { bundleHandlers } from '../scripts/bundle.ts';
import { exactly } from './figure.ts';
import type { FigureGroup } from './figure.ts';

/** Most KiB of a handler's code. Scrape and capture read HTML and feeds, which takes two parsers and the fetching. */
const MOST = { scrape: 1500, capture: 1500, publish: 700, watchdog: 700, digest: 700 } as const;
const nameOf = (stage: string): string => `size of ${stage}`;

/** Code of the handlers as they are deployed, with the whole catalogue. */
export const sizeFigures: FigureGroup = {
  names: Object.keys(MOST).map(nameOf),
  async *measure(wanted) {
    mkdirSync('build', { recursive: true });
    const out = mkdtempSync('build/bench-size-');
    try {
      const sources = readSources('sources');
      const bundles = await bundleHandlers({ out, sources });
      for (const [stage, { codeBytes, pdfBytes }] of Object.entries(bundles)) {
        const apart = pdfBytes === 0 ? '' : `; the PDF reader apart, ${(pdfBytes / 1024).toFixed(0)} KiB`;
        const detail = `minified code of all chunks, ${sources.length} sources in it${apart}`;
        const figure = { name: nameOf(stage), unit: 'KiB', measured: exactly(codeBytes / 1024), detail };
        if (wanted.includes(figure.name)) yield { ...figure, hold: mostOf(stage) };
      }
    } finally {
      rmSync(out, { recursive: true });
    }
  },
};

const mostOf = (stage: string): number => Object.entries(MOST).find(([name]) => name === stage)?.[1] ?? 0;
