import { fromEnv } from '@aws-sdk/credential-provider-env';

/** In the place of the SDK's chain of credential providers, inside a function's bundle. */
export const defaultProvider = () => fromEnv();
