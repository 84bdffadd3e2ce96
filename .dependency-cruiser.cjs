// Who may import whom (docs/architecture.md). bin -> lib -> contract; core -> contract; adapters -> contract and core;
// a stage's use case -> core and contract; only handler.ts and cli/ join core to adapters; stages never import each other.
const STAGES = 'scrape|capture|publish|watchdog|digest';
const rule = (name, comment, from, to) => ({ name, comment, severity: 'error', from, to });
module.exports = {
  forbidden: [
    rule('no-cycles', 'a cycle has no layer', {}, { circular: true }),
    rule(
      'contract-imports-nothing-of-ours',
      'everything depends on it',
      { path: '^lambdas/contract' },
      { path: '^(lambdas/(?!contract)|lib|cli|bin|test)' },
    ),
    rule(
      'core-is-pure',
      'core sees the contract and pure libraries only',
      { path: '^lambdas/core' },
      { path: '^(lambdas/(?!contract|core)|lib|cli|bin|test)' },
    ),
    rule(
      'core-has-no-outside',
      'no file system, network, process or SDK in core',
      { path: '^lambdas/core' },
      {
        path: '(^(node:)?(fs|http|https|net|tls|dns|child_process|process|os|timers|worker_threads)(/|$)|@aws-sdk|@aws-lambda-powertools)',
      },
    ),
    rule(
      'adapters-see-core-and-contract',
      'an adapter serves a port',
      { path: '^lambdas/adapters' },
      { path: '^(lambdas/(?!contract|core|adapters)|lib|cli|bin|test)' },
    ),
    rule(
      'use-cases-name-ports',
      'only a handler joins a use case to adapters',
      { path: `^lambdas/(${STAGES})/`, pathNot: 'handler\\.ts$' },
      { path: '^(lambdas/(adapters|runtime)|lib|cli|bin|test)' },
    ),
    ...STAGES.split('|').map((stage) =>
      rule(
        `${stage}-stands-alone`,
        'stages meet in the archive and the queue, not in code',
        { path: `^lambdas/${stage}/` },
        { path: `^lambdas/(?!${stage}|contract|core|adapters|runtime)` },
      ),
    ),
    rule(
      'lib-sees-the-contract',
      'infrastructure shares names with the program, no code',
      { path: '^lib' },
      { path: '^(lambdas/(?!contract)|cli|bin|test)' },
    ),
    rule('nothing-imports-tests', 'tests are leaves', { path: '^(bin|lib|lambdas|cli)' }, { path: '^test' }),
    rule(
      'runtime-code-has-runtime-dependencies',
      'what runs is a dependency, not a development dependency',
      { path: '^(lambdas|cli)', pathNot: '^lib' },
      { dependencyTypes: ['npm-dev'] },
    ),
  ],
  options: {
    doNotFollow: { path: 'node_modules' },
    tsPreCompilationDeps: true,
    tsConfig: { fileName: 'tsconfig.json' },
    enhancedResolveOptions: {
      exportsFields: ['exports'],
      conditionNames: ['import', 'node', 'default', 'types'],
      extensions: ['.ts', '.js', '.json'],
    },
  },
};
