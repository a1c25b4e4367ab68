/**
 * What a difference does to those who use a connector. `breaking`: something that worked must be changed by a person, or
 * goes on differently. `addition`: there is more, or it can be noticed, and nothing stops. `patch`: texts, or nothing
 * that anybody relies on.
 */
export type Impact = 'breaking' | 'addition' | 'patch';

/** A step between two versions. */
export type Bump = 'major' | 'minor' | 'patch' | 'none';

/** One difference between two manifests. */
export interface Difference {
  readonly impact: Impact;
  /** Stable: the row of the table that judged it, such as `stream-key-changed` or `action-input/field-removed`. */
  readonly rule: string;
  /** Where, as a JSON pointer in which names stand for positions: `/streams/employee/key`. */
  readonly at: string;
  /** One line for a person. */
  readonly text: string;
  /** What the plugin's `upgrade` must carry over, so that nothing stored is lost. */
  readonly upgrade?: 'config' | 'state';
}

/** How two manifests of one connector differ, and whether the newer one's version says so. */
export interface ManifestDiff {
  readonly id: string;
  readonly from: string;
  readonly to: string;
  /** The worst first, then by place. */
  readonly differences: readonly Difference[];
  /** The least step that the differences allow. Below 1.0.0 each is one lower: a breaking change takes a minor. */
  readonly due: Bump;
  /** The step that the two versions make; `none` also where the newer one is not above the older one. */
  readonly made: Bump;
  /** The step that is still to be made from `to`, where that was asked for; `made` counts it. */
  readonly waiting?: Bump;
  readonly isEnough: boolean;
}
