/** Everything that the mock keeps. A stream or action on something else: a line here. */
export const COLLECTIONS: readonly string[] = [
  'sampleTarget', // @each collection
];
