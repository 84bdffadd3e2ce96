import { readFileSync } from 'node:fs';
import { Aws, Stack } from 'aws-cdk-lib';
import { CfnNamedQuery, CfnWorkGroup } from 'aws-cdk-lib/aws-athena';
import { CfnDatabase, CfnTable } from 'aws-cdk-lib/aws-glue';
import { Construct } from 'constructs';
import { ALERTS } from '../lambdas/contract/keys.ts';
import { ALERT_COLUMNS, catalogueName, hiveType } from './alert-table.ts';
import type { Columns } from './alert-table.ts';

export interface AlertQueriesProps {
  /** Name of the archive's bucket. */
  readonly archive: string;
}

/** Where Athena leaves results in the archive; the bucket expires them. */
export const QUERY_RESULTS = 'queries/';

/**
 * A query that would read more is cancelled: a million records of the mean size in the recorded seeds mirror (4.5 KB),
 * 2.5 US cents at 5 USD a terabyte (https://athena.guide/articles/athena-basics-pricing-model, read 2026-11-24).
 */
const MOST_BYTES = 5_000_000_000;

/** No alert is older: the first recorded mirror begins in November 2025. Every day since is one listing a query. */
const FIRST_DAY = '2025-01-01';

/** The saved queries, by the name of their file in `queries/`. */
export const SAVED_QUERIES = [
  {
    file: 'who-met-whom-by-month',
    name: 'Who met whom, by month',
    description: 'Meetings of Japan with each counterpart in each framework: events, and the reports of them',
  },
  {
    file: 'frameworks-of-a-counterpart',
    name: 'Frameworks of a counterpart',
    description: "By framework and year, with first and last day. Asks for the code, in single quotes: 'PH'",
  },
  {
    file: 'sources-by-delay',
    name: 'Sources by delay',
    description: 'Days from publication to detection, and the share of alerts told from the title only',
  },
] as const;

/** The alert records as a table in Athena, with a workgroup of their own and three saved queries. Costs nothing unasked. */
export class AlertQueries extends Construct {
  readonly #archive: string;

  constructor(scope: Construct, id: string, props: AlertQueriesProps) {
    super(scope, id);
    this.#archive = props.archive;
    const database = this.#createDatabase();
    this.#createTable(database);
    const workGroup = this.#createWorkGroup();
    for (const { file, name, description } of SAVED_QUERIES) {
      new CfnNamedQuery(this, file, {
        name,
        description,
        database: database.ref,
        workGroup: workGroup.ref,
        queryString: readFileSync(new URL(`queries/${file}.sql`, import.meta.url), 'utf8'),
      });
    }
  }

  #createDatabase(): CfnDatabase {
    return new CfnDatabase(this, 'Database', {
      catalogId: Aws.ACCOUNT_ID,
      // Named after the stack, with nothing in it that SQL would want quoted.
      databaseInput: { name: Stack.of(this).stackName.toLowerCase().replaceAll('-', '_') },
    });
  }

  #createTable(database: CfnDatabase): void {
    const location = `s3://${this.#archive}/${ALERTS}`;
    new CfnTable(this, 'Table', {
      catalogId: Aws.ACCOUNT_ID,
      databaseName: database.ref,
      tableInput: {
        name: 'alerts',
        description: 'The alert records, one a line; dt is the day of detection in UTC',
        tableType: 'EXTERNAL_TABLE',
        partitionKeys: [{ name: 'dt', type: 'string' }],
        parameters: { EXTERNAL: 'TRUE', classification: 'json', ...projection(location) },
        storageDescriptor: {
          location,
          columns: columnsOf(ALERT_COLUMNS),
          inputFormat: 'org.apache.hadoop.mapred.TextInputFormat',
          outputFormat: 'org.apache.hadoop.hive.ql.io.HiveIgnoreKeyTextOutputFormat',
          serdeInfo: JSON_LINES,
        },
      },
    });
  }

  #createWorkGroup(): CfnWorkGroup {
    return new CfnWorkGroup(this, 'WorkGroup', {
      name: Stack.of(this).stackName,
      description: 'Queries over the alert records',
      // It holds the saved queries and a history: without this, removing the stack would fail.
      recursiveDeleteOption: true,
      workGroupConfiguration: {
        enforceWorkGroupConfiguration: true,
        bytesScannedCutoffPerQuery: MOST_BYTES,
        publishCloudWatchMetricsEnabled: false,
        requesterPaysEnabled: false,
        engineVersion: { selectedEngineVersion: 'Athena engine version 3' },
        resultConfiguration: {
          outputLocation: `s3://${this.#archive}/${QUERY_RESULTS}`,
          encryptionConfiguration: { encryptionOption: 'SSE_S3' },
          expectedBucketOwner: Aws.ACCOUNT_ID,
        },
      },
    });
  }
}

/**
 * How a line is read. Keys are matched without regard to case at every depth, so `detectedAt` is the column `detectedat`;
 * what a record lacks is null. A line that is no JSON stops the query: with `ignore.malformed.json` it would be a row of
 * nulls (https://docs.aws.amazon.com/athena/latest/ug/openx-json-serde.html, and Trino's OpenXJsonDeserializer).
 */
const JSON_LINES: CfnTable.SerdeInfoProperty = {
  serializationLibrary: 'org.openx.data.jsonserde.JsonSerDe',
  parameters: { 'case.insensitive': 'true', 'ignore.malformed.json': 'false' },
};

/**
 * Partitions are computed, not registered: nothing has to run when a day begins. The days are those of UTC, as in the keys
 * (https://docs.aws.amazon.com/athena/latest/ug/partition-projection-supported-types.html).
 */
const projection = (location: string): Readonly<Record<string, string>> => ({
  'projection.enabled': 'true',
  'projection.dt.type': 'date',
  'projection.dt.format': 'yyyy-MM-dd',
  'projection.dt.range': `${FIRST_DAY},NOW+1DAYS`,
  'projection.dt.interval': '1',
  'projection.dt.interval.unit': 'DAYS',
  'storage.location.template': `${location}dt=\${dt}/`,
});

const columnsOf = (columns: Columns): CfnTable.ColumnProperty[] =>
  Object.entries(columns).map(([name, type]) => ({ name: catalogueName(name), type: hiveType(type) }));
