/** The deployed functions, in the order in which a page goes through them. */
export const STAGES = ['scrape', 'capture', 'publish', 'watchdog', 'digest'] as const;
export type Stage = (typeof STAGES)[number];

/** A thing for each stage. */
export type PerStage<Thing> = Readonly<Record<Stage, Thing>>;
