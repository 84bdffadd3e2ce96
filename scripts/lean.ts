import { readFileSync } from 'node:fs';
import { builtinModules } from 'node:module';
import path from 'node:path';
import type { Plugin } from 'esbuild';
import * as v from 'valibot';

const ROOT = path.resolve(import.meta.dirname, '..');

const BUILTIN = new RegExp(`^(node:)?(${builtinModules.join('|')})$`);

/**
 * Leaves out of a bundle what a Lambda function can never use, where the packages' own structure does not let esbuild see
 * it. Each line is worth what `npm run bench` says; the tests over the wire run the bundles that come out.
 *
 * - `bowser` reads the user agents of browsers: the SDK's client exports one list for all platforms.
 * - Credentials: a function's are in its environment (AWS Lambda Developer Guide, "Defined runtime environment
 *   variables"); the SDK's chain brings the clients of SSO, STS and the sign-in service along.
 * - Configuration files: a function has no `~/.aws`, for which each client of the SDK would look.
 * - Package files: a client of the SDK imports its own for the number of its version.
 * - `entities` comes once a dependent, in the same version with the same tables.
 * - Node's own modules are asked for as CommonJS: an `import` of `node:http` reads every name that it exports, and behind
 *   one of them (`WebSocket`) stands a whole second HTTP client, undici.
 * - The taxonomy is parsed as JSON: an object literal of that size takes longer to read.
 *   https://v8.dev/blog/cost-of-javascript-2019#json
 */
export const lean: Plugin = {
  name: 'lean',
  setup(build) {
    build.onResolve({ filter: /^bowser$/ }, () => ({ path: 'bowser', namespace: 'nothing' }));
    build.onLoad({ filter: /.*/, namespace: 'nothing' }, () => ({ contents: 'export default {}' }));
    build.onResolve({ filter: /^@aws-sdk\/credential-provider-node$/ }, () => ({
      path: path.join(ROOT, 'scripts/lean-credentials.ts'),
    }));
    build.onLoad({ filter: /\/shared-ini-file-loader\/readFile\.js$/ }, () => ({
      contents: `export const [filePromises, fileIntercept] = [{}, {}];
        export const readFile = () => Promise.reject(new Error('a function has no such file'));`,
    }));
    build.onLoad({ filter: /\/node_modules\/@aws-sdk\/[^/]+\/package\.json$/ }, (file) => ({
      contents: JSON.stringify({ version: versionIn(file.path) }),
      loader: 'json',
    }));
    build.onLoad({ filter: /\/taxonomy\/[^/]+\.json$/ }, (file) => ({
      contents: `export default JSON.parse(${JSON.stringify(compacted(file.path))})`,
    }));
    build.onResolve({ filter: /^entities(\/|$)/ }, async ({ path: wanted, importer, kind, pluginData }) => {
      if (pluginData === 'once' || !/node_modules\/(feedsmith|dom-serializer)\//.test(importer))
        return undefined;
      const resolveDir = path.join(ROOT, 'node_modules/htmlparser2');
      return build.resolve(wanted, { kind, resolveDir, pluginData: 'once' });
    });
    build.onResolve({ filter: BUILTIN }, ({ path: name }) => ({
      path: name.replace(/^node:/, ''),
      namespace: 'builtin',
      sideEffects: false,
    }));
    build.onLoad({ filter: /.*/, namespace: 'builtin' }, ({ path: name }) => ({
      contents: `module.exports = process.getBuiltinModule('node:${name}')`,
    }));
  },
};

const packageSchema = v.object({ version: v.string() });
const versionIn = (file: string): string =>
  v.parse(packageSchema, JSON.parse(readFileSync(file, 'utf8'))).version;

/** Without the white space between its parts. */
const compacted = (file: string): string => JSON.stringify(JSON.parse(readFileSync(file, 'utf8')));
