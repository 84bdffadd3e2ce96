import * as cheerio from 'cheerio';
import * as s3 from '@aws-sdk/client-s3';
import * as sns from '@aws-sdk/client-sns';

/** What a handler costs that imports the usual libraries whole and does nothing with them. */
export const libraries = [cheerio, s3, sns];

export const handler = (): Promise<string> => Promise.resolve('done');
