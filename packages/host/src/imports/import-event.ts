import type { Fault } from '@onlink/core';

/** What a run of an import tells while it goes. No text in it holds a secret. */
export type ImportEvent =
  | {
      readonly kind: 'begun';
      readonly resumed: boolean;
      /** Checkpoints were thrown away, because the definition or the account behind the connection has changed. */
      readonly discarded: boolean;
      readonly stream: string;
    }
  | { readonly kind: 'progress'; readonly done: number; readonly total?: number }
  | { readonly kind: 'retry'; readonly fault: Fault; readonly afterMs: number }
  /** A line of the import does something, but hardly what was meant. One line of text that names it. */
  | { readonly kind: 'warning'; readonly message: string }
  /** A record, or a field of one, that did not come through as it was. One line of text. */
  | { readonly kind: 'notice'; readonly message: string }
  /** A row that did not become an object; its key where it has one, never its values. */
  | { readonly kind: 'refused'; readonly key: string; readonly reason: string };
