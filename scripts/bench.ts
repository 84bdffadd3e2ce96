import { classificationFigures } from '../bench/classification.ts';
import { runBench } from '../bench/program.ts';
import { sizeFigures } from '../bench/size.ts';
import { startFigures } from '../bench/start.ts';
import { processOutput } from '../cli/output.ts';

/** `npm run bench [-- --only NAME] [--json]`: every figure that the program holds. Exit status 1 where one does not hold. */
const groups = [classificationFigures, sizeFigures, startFigures];
process.exitCode = await runBench(process.argv.slice(2), groups, processOutput);
