/** Configuration fields that the mock accepts, beside the address. */
export const CREDENTIALS = {};

/** Says of each request whether it comes from somebody who may: everybody may. */
export function createLogin(_now: () => number): (request: Request) => boolean {
  return () => true;
}
