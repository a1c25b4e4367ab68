import type { Branded } from './brand.js';
import type { Manifest } from './manifest.js';
import type { Scope } from './scope.js';

/** What a connector package exports by default. Importing it does nothing; `register` does. */
export interface Plugin extends Branded<'plugin'> {
  readonly manifest: Manifest;
  /** One entry for each major version of the contract that the plugin can serve. Factories only. */
  readonly register: { readonly [apiMajor: number]: (scope: Scope) => void };
}
