/**
 * Does the same for each item, several at a time, and gives the results in the order of the items. The first failure ends
 * it: what is under way is waited for, and nothing more is begun.
 */
export async function* inParallel<Item, Result>(
  items: readonly Item[],
  width: number,
  work: (item: Item) => Promise<Result>,
): AsyncGenerator<Result> {
  const underWay: Promise<{ readonly result: Result } | { readonly failure: unknown }>[] = [];
  let next = 0;
  const begin = (): void => {
    const item = items[next];
    if (item === undefined) return;
    next += 1;
    underWay.push(
      work(item).then(
        (result) => ({ result }),
        (failure: unknown) => ({ failure }),
      ),
    );
  };
  for (let begun = 0; begun < Math.min(width, items.length); begun += 1) begin();
  try {
    for (let first = underWay.shift(); first !== undefined; first = underWay.shift()) {
      const outcome = await first;
      if ('failure' in outcome) throw outcome.failure;
      begin();
      yield outcome.result;
    }
  } finally {
    await Promise.all(underWay);
  }
}
