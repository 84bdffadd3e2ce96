/** Version of the program, written into every derived record. The package's version; a test keeps the two equal. */
export const PROGRAM_VERSION = '0.1.0';
/** Counts up whenever the same bytes would give another text: old texts are then extracted again before comparing. */
export const EXTRACTOR_VERSION = 2;
