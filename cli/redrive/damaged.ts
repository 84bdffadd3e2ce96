import { awsFailure } from '../../lambdas/adapters/aws-failure.ts';
import { ArchiveError } from '../../lambdas/core/ports/archive.ts';

/** Whether it is the record that is at fault, and not the way to it, nor a permission that is missing. */
export const isDamaged = (error: unknown): error is ArchiveError =>
  error instanceof ArchiveError && !error.retryable && awsFailure(error.cause).status === undefined;
