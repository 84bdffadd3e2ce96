import { memoryArchive } from '../support/memory-archive.ts';
import { archiveContract } from './archive-contract.ts';

archiveContract('memory', () => ({ archive: memoryArchive(), close: () => undefined }));
