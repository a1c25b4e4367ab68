import type { Json } from '@onlink/core';

/** One entry that a choice offers. */
export interface FormChoice {
  readonly value: Json;
  readonly label: string;
}

/** The value at `pointer` is one of `values`. */
export interface ShownWhen {
  readonly pointer: string;
  readonly values: readonly Json[];
}

interface FieldShape {
  /**
   * Where the value belongs: a JSON pointer (RFC 6901) from the root of what is filled in. Below a list or a map `-`
   * stands for the entry, as RFC 6901 has it for the one after the last.
   */
  readonly pointer: string;
  readonly label: string;
  readonly help?: string;
  readonly placeholder?: string;
  readonly examples?: readonly Json[];
  /** Whether something must be entered. Within a group that is not required: once that group is filled in at all. */
  readonly required: boolean;
  /** Whether an empty entry is sent as null. Otherwise it is left out. */
  readonly nullable: boolean;
  /** What applies where nothing is entered. Never there for a secret. */
  readonly default?: Json;
  /** Position in the list, from 1. */
  readonly order: number;
  /** The heading it stands under. Fields of one group follow one another. */
  readonly group?: string;
  /** All of these must hold for it to be asked for; empty: always. */
  readonly shownWhen: readonly ShownWhen[];
  /** Whether choices are loaded while the form is filled in (`options` of an action). */
  readonly live: boolean;
}

/** A line of text, or a secret: that is never shown again once entered. Lengths are in characters. */
export interface TextField extends FieldShape {
  readonly kind: 'text' | 'secret';
  /** JSON Schema's word for what the text is: `date`, `date-time`, `email`, `uri`. */
  readonly format?: string;
  readonly minLength?: number;
  readonly maxLength?: number;
  readonly pattern?: string;
}

/** A number; both bounds belong to the range. */
export interface NumberField extends FieldShape {
  readonly kind: 'number' | 'integer';
  readonly minimum?: number;
  readonly maximum?: number;
}

/** Yes or no. */
export interface CheckboxField extends FieldShape {
  readonly kind: 'checkbox';
}

/** One of a few values. */
export interface ChoiceField extends FieldShape {
  readonly kind: 'choice';
  readonly choices: readonly FormChoice[];
}

/** Any number of entries alike: in order (`list`), or each under a name of the person's choosing (`map`). */
export interface ListField extends FieldShape {
  readonly kind: 'list' | 'map';
  /** The fields of one entry. A simple entry is one field, whose pointer ends in `/-`. */
  readonly items: readonly FormField[];
  readonly minItems?: number;
  readonly maxItems?: number;
}

/** A heading: the fields below its pointer follow it. It holds no value of its own. */
export interface GroupField extends FieldShape {
  readonly kind: 'group';
}

/** One entry of a form, whatever draws it: a web page, a prompt, a document. */
export type FormField = TextField | NumberField | CheckboxField | ChoiceField | ListField | GroupField;
