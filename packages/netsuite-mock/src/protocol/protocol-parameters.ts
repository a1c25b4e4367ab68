/** Parameters of an `Authorization` header, each name once. A `Map` is one too. */
export interface ProtocolParameters extends Iterable<readonly [name: string, value: string]> {
  get(name: string): string | undefined;
  has(name: string): boolean;
}

/** Parameters beyond which a set is kept beside the list, so that a long header takes no longer than its length. */
const FEW = 16;

/**
 * Parameters in a list: a header has seven or eight, and looking through them takes less time than hashing one name.
 * Every login reads one.
 */
export class ParameterList implements ProtocolParameters {
  readonly #pairs: (readonly [name: string, value: string])[] = [];
  #known: Set<string> | undefined;

  get(name: string): string | undefined {
    for (const pair of this.#pairs) if (pair[0] === name) return pair[1];
    return undefined;
  }

  has(name: string): boolean {
    return this.#known === undefined ? this.get(name) !== undefined : this.#known.has(name);
  }

  /** Adds a parameter; the caller knows that there is none of that name. */
  add(name: string, value: string): void {
    this.#pairs.push([name, value]);
    if (this.#known !== undefined) this.#known.add(name);
    else if (this.#pairs.length > FEW) this.#known = new Set(this.#pairs.map((pair) => pair[0]));
  }

  [Symbol.iterator](): Iterator<readonly [name: string, value: string]> {
    return this.#pairs[Symbol.iterator]();
  }
}
