/** How much is done at a time. */
export interface SideBySide<Item> {
  /** Asked again before each start, as the limit may be learned meanwhile. At least 1. */
  readonly atOnce: () => number;
  readonly signal: AbortSignal;
  readonly work: (item: Item, signal: AbortSignal) => Promise<void>;
}

/**
 * Works on items in their order, several at a time. After the first failure nothing more is begun, what is under way is
 * aborted and awaited, and that failure is thrown.
 */
export async function workSideBySide<Item>(
  items: readonly Item[],
  { atOnce, signal, work }: SideBySide<Item>,
): Promise<void> {
  const stop = new AbortController();
  const either = AbortSignal.any([signal, stop.signal]);
  const underWay = new Set<Promise<void>>();
  let failure: { readonly error: unknown } | undefined;
  for (const item of items) {
    while (underWay.size >= atOnce()) await Promise.race(underWay);
    if (failure !== undefined) break;
    const begun = work(item, either)
      .catch((error: unknown) => {
        failure ??= { error };
        stop.abort(error);
      })
      .finally(() => underWay.delete(begun));
    underWay.add(begun);
  }
  await Promise.all(underWay);
  if (failure !== undefined) throw failure.error;
}
