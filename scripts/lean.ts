import path from 'node:path';
import type { Plugin } from 'esbuild';

const ROOT = path.resolve(import.meta.dirname, '..');

/**
 * Leaves out of a bundle what a Lambda function can never use, where the packages' own structure does not let esbuild see
 * it. Each line is worth what `node scripts/bundle.ts` says; the tests over the wire run the bundles that come out.
 *
 * - `bowser` reads the user agents of browsers: the SDK's client exports one list for all platforms.
 * - Credentials: a function's are in its environment (AWS Lambda Developer Guide, "Defined runtime environment
 *   variables"); the SDK's chain brings the clients of SSO, STS and the sign-in service along.
 * - `entities` comes once a dependent, in the same version with the same tables.
 */
export const lean: Plugin = {
  name: 'lean',
  setup(build) {
    build.onResolve({ filter: /^bowser$/ }, () => ({ path: 'bowser', namespace: 'nothing' }));
    build.onLoad({ filter: /.*/, namespace: 'nothing' }, () => ({ contents: 'export default {}' }));
    build.onResolve({ filter: /^@aws-sdk\/credential-provider-node$/ }, () => ({
      path: path.join(ROOT, 'scripts/lean-credentials.ts'),
    }));
    build.onResolve({ filter: /^entities(\/|$)/ }, async ({ path: wanted, importer, kind, pluginData }) => {
      if (pluginData === 'once' || !/node_modules\/(feedsmith|dom-serializer)\//.test(importer))
        return undefined;
      const resolveDir = path.join(ROOT, 'node_modules/htmlparser2');
      return build.resolve(wanted, { kind, resolveDir, pluginData: 'once' });
    });
  },
};
