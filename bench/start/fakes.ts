import path from 'node:path';
import type { Plugin } from 'esbuild';

/** Puts fakes behind a handler's ports; all else of its bundle, the adapters too, is what is deployed. */
export const fakes: Plugin = {
  name: 'fakes',
  setup(build) {
    build.onResolve({ filter: /\/adapters\/(s3-archive|live-pages|sns-topic)\.ts$/ }, (imported) =>
      imported.importer.endsWith('/handler.ts')
        ? { path: path.join(import.meta.dirname, 'fakes', path.basename(imported.path)) }
        : undefined,
    );
  },
};
