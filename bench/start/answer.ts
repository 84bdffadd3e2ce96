/** What a process writes before the answer to its event. */
export const ANSWER = 'answer of the handler: ';
