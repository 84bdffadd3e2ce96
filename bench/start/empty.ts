/** What a process costs before there is any code in it. */
export const handler = (): Promise<string> => Promise.resolve('done');
