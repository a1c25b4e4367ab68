/** A reordering of the whole numbers in [0, size) that can be asked both ways without a table. */
export interface Permutation {
  forward(index: number): number;
  backward(image: number): number;
}

/** An affine permutation, `(a * index + b) mod size` with `a` coprime to `size`. `size` is at most 10,000,000. */
export function createPermutation(size: number, seed: number): Permutation {
  if (size <= 1) return { forward: (index) => index, backward: (image) => image };
  let factor = 1 + Math.floor(size * 0.6180339887) + (Math.abs(seed) % 97);
  while (greatestCommonDivisor(factor, size) !== 1) factor += 1;
  factor %= size;
  const shift = (Math.abs(seed) * 7919) % size;
  const inverse = inverseModulo(factor, size);
  return {
    forward: (index) => (factor * index + shift) % size,
    backward: (image) => (inverse * ((image - shift + size) % size)) % size,
  };
}

function greatestCommonDivisor(left: number, right: number): number {
  return right === 0 ? left : greatestCommonDivisor(right, left % right);
}

function inverseModulo(value: number, modulus: number): number {
  let [previous, current] = [modulus, value];
  let [previousFactor, factor] = [0, 1];
  while (current > 1) {
    const quotient = Math.floor(previous / current);
    [previous, current] = [current, previous - quotient * current];
    [previousFactor, factor] = [factor, previousFactor - quotient * factor];
  }
  return (factor + modulus) % modulus;
}
