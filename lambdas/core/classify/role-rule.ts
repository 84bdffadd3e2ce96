import type { Role, RULES } from './claim.ts';

/** One rule of what a sentence says of a country in it. The first that applies decides. */
export interface RoleRule {
  readonly role: Role;
  readonly rule: (typeof RULES)[keyof typeof RULES];
  readonly because: string;
  /** Words right before the name. */
  readonly before?: RegExp;
  /** The noun phrase behind the name. */
  readonly head?: RegExp;
  /** Particle and verb behind the noun phrase. */
  readonly rest?: RegExp;
  readonly unless?: RegExp;
  /** Whether Japan is named in the same run or list. */
  readonly joint?: true;
  /** Whether the run has several states. */
  readonly many?: true;
}

/** The words around a country's name. `joint`: Japan is named in the same run or list. */
export interface Around {
  readonly joint: boolean;
  /** Several states stand in the run. */
  readonly many: boolean;
  readonly before: string;
  /** The noun phrase behind the name. */
  readonly head: string;
  /** Particle and verb behind the noun phrase. */
  readonly rest: string;
}
