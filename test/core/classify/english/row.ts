/** An English item written for the tests: title, lead, frameworks / counterparts, URL. */
export type Row = readonly [title: string, lead: string, expected: string, url?: string];
