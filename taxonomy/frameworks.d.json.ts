import type { FrameworksData } from '../lambdas/core/taxonomy-schema.ts';

/** The type of `frameworks.json`, which test/core/taxonomy.test.ts proves with the schema. */
declare const data: FrameworksData;
export = data;
