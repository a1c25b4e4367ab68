/**
 * Makes a source of bytes that repeats itself from the same seed, by mulberry32
 * (Tommy Ettinger, public domain). Never for real nonces.
 */
export function createSeededRandom(seed = 1): (sizeBytes: number) => Uint8Array {
  let state = seed >>> 0;
  const nextByte = (): number => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return (mixed ^ (mixed >>> 14)) & 0xff;
  };
  return (sizeBytes) => Uint8Array.from({ length: sizeBytes }, nextByte);
}
