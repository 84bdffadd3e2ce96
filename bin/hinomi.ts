#!/usr/bin/env node
import { fileURLToPath } from 'node:url';
import { processOutput } from '../cli/output.ts';
import { runProgram } from '../cli/program.ts';

const catalogue = fileURLToPath(new URL('../sources', import.meta.url));
process.exitCode = await runProgram(process.argv.slice(2), processOutput, catalogue);
