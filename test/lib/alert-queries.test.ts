import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { describe, expect, test } from '@jest/globals';
import { App, Aws, Stack, Validations } from 'aws-cdk-lib';
import { Template } from 'aws-cdk-lib/assertions';
import { AwsSolutionsChecks } from 'cdk-nag';
import * as v from 'valibot';
import { AlertQueries, SAVED_QUERIES } from '../../lib/alert-queries.ts';
import { resourceOf, resourcesOf } from './template.ts';

function createStack(name: string): { app: App; stack: Stack } {
  const app = new App();
  const stack = new Stack(app, name);
  new AlertQueries(stack, 'Queries', { archive: `an-archive-${Aws.ACCOUNT_ID}` });
  return { app, stack };
}

const template = Template.fromStack(createStack('Look-Out').stack);
const ARCHIVE = ['s3://an-archive-', { Ref: 'AWS::AccountId' }];
const under = (rest: string) => ({ 'Fn::Join': ['', [...ARCHIVE, rest]] });

describe('table', () => {
  const [, { Properties }] = resourceOf(template, 'AWS::Glue::Table', 'Queries');

  test('reads the records where the archive has them, a partition a day, computed', () => {
    const [database] = resourceOf(template, 'AWS::Glue::Database', 'Queries');
    expect(Properties).toMatchObject({
      CatalogId: { Ref: 'AWS::AccountId' },
      DatabaseName: { Ref: database },
      TableInput: {
        Name: 'alerts',
        TableType: 'EXTERNAL_TABLE',
        PartitionKeys: [{ Name: 'dt', Type: 'string' }],
        Parameters: {
          'projection.enabled': 'true',
          'projection.dt.type': 'date',
          'projection.dt.format': 'yyyy-MM-dd',
          'projection.dt.range': '2025-01-01,NOW+1DAYS',
          'projection.dt.interval': '1',
          'projection.dt.interval.unit': 'DAYS',
          'storage.location.template': under('/alerts/dt=${dt}/'),
        },
        StorageDescriptor: { Location: under('/alerts/') },
      },
    });
  });

  test('reads a record a line, keys in any case, and stops at a line that is none', () => {
    expect(Properties).toHaveProperty('TableInput.StorageDescriptor.SerdeInfo', {
      SerializationLibrary: 'org.openx.data.jsonserde.JsonSerDe',
      Parameters: { 'case.insensitive': 'true', 'ignore.malformed.json': 'false' },
    });
  });

  test('has columns in lower case, the nested ones typed to the last member', () => {
    const { Columns } = v.parse(
      v.object({
        TableInput: v.object({
          StorageDescriptor: v.object({ Columns: v.array(v.object({ Name: v.string(), Type: v.string() })) }),
        }),
      }),
      Properties,
    ).TableInput.StorageDescriptor;
    for (const { Name, Type } of Columns) expect(Name + Type).toBe((Name + Type).toLowerCase());
    expect(Columns).toContainEqual({ Name: 'detectedat', Type: 'string' });
    expect(Columns).toContainEqual({
      Name: 'snapshot',
      Type: 'struct<body:string,text:string,capture:string,listing:string,sha256:string>',
    });
  });

  test('is in a database that SQL can name without quotes', () => {
    const [, database] = resourceOf(template, 'AWS::Glue::Database', 'Queries');
    expect(database.Properties).toHaveProperty('DatabaseInput', { Name: 'look_out' });
  });
});

test('the workgroup keeps results encrypted in the archive, bounds a query and costs nothing by itself', () => {
  const [, { Properties }] = resourceOf(template, 'AWS::Athena::WorkGroup', 'Queries');
  expect(Properties).toMatchObject({
    Name: 'Look-Out',
    // Else a stack whose workgroup has been used could not be removed.
    RecursiveDeleteOption: true,
    WorkGroupConfiguration: {
      EnforceWorkGroupConfiguration: true,
      BytesScannedCutoffPerQuery: 5e9,
      PublishCloudWatchMetricsEnabled: false,
      RequesterPaysEnabled: false,
      EngineVersion: { SelectedEngineVersion: 'Athena engine version 3' },
      ResultConfiguration: {
        OutputLocation: under('/queries/'),
        EncryptionConfiguration: { EncryptionOption: 'SSE_S3' },
        ExpectedBucketOwner: { Ref: 'AWS::AccountId' },
      },
    },
  });
});

test('the saved queries are those of the files, in the workgroup, over the database', () => {
  const [database] = resourceOf(template, 'AWS::Glue::Database', 'Queries');
  const [workGroup] = resourceOf(template, 'AWS::Athena::WorkGroup', 'Queries');
  const saved = resourcesOf(template, 'AWS::Athena::NamedQuery').map(([, { Properties }]) => Properties);
  expect(saved).toHaveLength(3);
  for (const { file, name, description } of SAVED_QUERIES) {
    expect(saved).toContainEqual({
      Name: name,
      Description: description,
      Database: { Ref: database },
      WorkGroup: { Ref: workGroup },
      QueryString: readFileSync(`lib/queries/${file}.sql`, 'utf8'),
    });
  }
});

test('nobody is allowed anything: whoever asks does so with permissions of their own', () => {
  const types = Object.values(
    v.parse(v.object({ Resources: v.record(v.string(), v.object({ Type: v.string() })) }), template.toJSON())
      .Resources,
  ).map(({ Type }) => Type);
  expect([...new Set(types)].toSorted()).toEqual([
    'AWS::Athena::NamedQuery',
    'AWS::Athena::WorkGroup',
    'AWS::Glue::Database',
    'AWS::Glue::Table',
  ]);
});

test('the AwsSolutions rules find nothing', () => {
  const { app } = createStack('queries');
  Validations.of(app).addPlugins(new AwsSolutionsChecks(app));
  expect(() => app.synth()).not.toThrow();
});

const linter = spawnSync('cfn-lint', ['--version']).status === 0;
if (!linter) process.stderr.write('cfn-lint is not on the PATH: the queries are not linted\n');

(linter ? test : test.skip)(
  'cfn-lint has nothing to say',
  () => {
    const file = path.join(mkdtempSync(path.join(tmpdir(), 'hinomi-queries-')), 'template.json');
    writeFileSync(file, JSON.stringify(template.toJSON()));
    const run = spawnSync('cfn-lint', ['--ignore-checks', 'W3005', '--', file], { encoding: 'utf8' });
    expect(run.stdout).toBe('');
    expect(run.status).toBe(0);
  },
  120_000,
);
