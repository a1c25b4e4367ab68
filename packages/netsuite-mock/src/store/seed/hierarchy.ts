import { createPermutation } from './permutation.js';

/** Who reports to whom among employees numbered by row. */
export interface Hierarchy {
  /** 0 for the one at the top, who reports to nobody. */
  levelOf(index: number): number;
  /** Row of the manager, whose level is one less. */
  managerOf(index: number): number | undefined;
  /** True when someone reports to this row. */
  isManager(index: number): boolean;
}

const REPORTS_PER_MANAGER = 7;

/**
 * Makes a tree over `count` rows, seven reports a manager. Rows are shuffled over the tree, so that many a manager's id
 * is larger than that of the reports: an import cannot rely on managers coming first.
 */
export function createHierarchy(count: number, seed: number): Hierarchy {
  const shuffle = createPermutation(count, seed);
  return {
    levelOf(index) {
      let rank = shuffle.forward(index);
      let level = 0;
      while (rank > 0) {
        rank = Math.floor((rank - 1) / REPORTS_PER_MANAGER);
        level += 1;
      }
      return level;
    },
    managerOf(index) {
      const rank = shuffle.forward(index);
      return rank === 0 ? undefined : shuffle.backward(Math.floor((rank - 1) / REPORTS_PER_MANAGER));
    },
    isManager: (index) => shuffle.forward(index) * REPORTS_PER_MANAGER + 1 < count,
  };
}
