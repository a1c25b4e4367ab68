/** Which rows were written of late, so that an index can follow a table without reading it anew. */
export interface WriteLog {
  /** Says that the row with this id was written, and which epoch the table has now. */
  note(id: number, epoch: number): void;
  /** Ids written since the table had this epoch, in no order; `undefined` where that is no longer known. */
  since(epoch: number): readonly number[] | undefined;
  /** The same log, apart from this one. */
  clone(): WriteLog;
}

const MOST_KEPT = 512;

/** Makes the log of a table whose epoch was `start`. */
export function createWriteLog(start = 0): WriteLog {
  return logOver([], [start]);
}

/** `epochs` has the epoch before the write with the same index, and at the end the present one. */
function logOver(ids: number[], epochs: number[]): WriteLog {
  return {
    note(id, epoch) {
      ids.push(id);
      epochs.push(epoch);
      if (ids.length <= MOST_KEPT * 2) return;
      ids.splice(0, MOST_KEPT);
      epochs.splice(0, MOST_KEPT);
    },
    since(epoch) {
      const at = epochs.lastIndexOf(epoch);
      return at < 0 ? undefined : ids.slice(at);
    },
    clone: () => logOver([...ids], [...epochs]),
  };
}
