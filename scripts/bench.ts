import { classificationFigures, startUpFigure } from '../bench/classification.ts';

/** Prints every figure that the program holds, measured here and now. Exit status 1 where one does not hold. */
const figures = [...classificationFigures(), startUpFigure()];
for (const { name, measured, hold, unit, detail } of figures) {
  const verdict = measured <= hold ? 'holds' : 'MISSED';
  process.stdout.write(
    `${verdict.padEnd(7)} ${name}: ${measured.toFixed(2)} ${unit}, at most ${hold} (${detail})\n`,
  );
}
process.exitCode = figures.every(({ measured, hold }) => measured <= hold) ? 0 : 1;
