import type { CounterpartsData } from '../lambdas/core/taxonomy-schema.ts';

/** The type of `counterparts.json`, which test/core/taxonomy.test.ts proves with the schema. */
declare const data: CounterpartsData;
export = data;
