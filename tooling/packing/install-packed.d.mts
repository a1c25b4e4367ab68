/** How {@link installPacked} installs. */
export interface InstallOptions {
  /** Whether optional peers are installed too, as an application that uses those entries would. Default: false. */
  readonly optionalPeers?: boolean;
  /** Whether declarations are copied too, for a type-check of what stands on the packages. Default: false. */
  readonly declarations?: boolean;
}

/**
 * Installs packages below `dir/node_modules` as a registry would deliver them: packages of the workspace from their
 * tarballs, with every workspace sibling they depend on; registry packages as copies of what the workspace has
 * installed, without source maps and, unless asked for, declarations. Nothing is linked, so the result shares no module with the workspace, and no network is used.
 *
 * The packages must be built. Call it from tests under `test/e2e`: packing takes half a second for each package that
 * changed since it was last packed.
 *
 * @param names Packages of the workspace, or registry packages that some package of the workspace depends on.
 * @param dir An existing folder outside the workspace; its `node_modules` is made.
 * @throws Error when a name is unknown, a dependency is not installed, or a package cannot be packed.
 */
export function installPacked(names: readonly string[], dir: string, options?: InstallOptions): Promise<void>;
