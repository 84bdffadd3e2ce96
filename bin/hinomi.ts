#!/usr/bin/env node
import { fileURLToPath } from 'node:url';
import { processOutput } from '../cli/output.ts';
import { runProgram } from '../cli/program.ts';

// Whoever reads our output may stop reading (`hinomi archive list | head`): then there is nobody left to tell.
process.stdout.on('error', (error: NodeJS.ErrnoException) => {
  if (error.code !== 'EPIPE') throw error;
  process.exit(0);
});
const catalogue = fileURLToPath(new URL('../sources', import.meta.url));
process.exitCode = await runProgram(process.argv.slice(2), processOutput, catalogue);
