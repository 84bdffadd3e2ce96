import { createInterface } from 'node:readline/promises';

/** Nobody is there who could be asked. */
export class NobodyToAsk extends Error {
  override readonly name = 'NobodyToAsk';
}

/** Whether a person says yes. Rejects with a `NobodyToAsk` where there is no terminal. */
export async function isAgreed(question: string): Promise<boolean> {
  if (!process.stdin.isTTY) throw new NobodyToAsk(`${question} There is no terminal to ask: add --yes`);
  const terminal = createInterface({ input: process.stdin, output: process.stderr });
  const answer = await terminal.question(`${question} [y/N] `).finally(() => {
    terminal.close();
  });
  return /^y(es)?$/i.test(answer.trim());
}
