import type { Feature, Permission } from '../account/identity.js';
import type { Scalar } from '../store/scalar.js';
import type { RecordField } from './field.js';

/** Lines of a record: rows of another table that point back to it. */
export interface Sublist {
  readonly name: string;
  readonly label: string;
  readonly table: string;
  /** Column that points back to the record. */
  readonly parent: string;
  /** Columns that tell this sublist's rows from others' of the table. */
  readonly where: Readonly<Record<string, Scalar>>;
  /** The field that names a line, in URLs and where a write merges lines. */
  readonly key: string;
  readonly fields: readonly RecordField[];
}

/** What a record belongs to: what is computed when it is written differs by family. */
export type RecordFamily = 'entity' | 'organisation' | 'item' | 'accounting' | 'transaction' | 'custom';

/** One record type of the REST service. */
export interface RecordType {
  /** As the URL spells it. */
  readonly name: string;
  readonly label: string;
  readonly table: string;
  readonly family: RecordFamily;
  /** Columns that tell this type's rows from others' of the table. */
  readonly where: Readonly<Record<string, Scalar>>;
  readonly permission: Permission;
  readonly feature?: Feature;
  readonly fields: readonly RecordField[];
  readonly sublists: readonly Sublist[];
  /** Types that it can be transformed to. */
  readonly transforms: readonly string[];
}

/** What a declaration of a record type must give; the rest has defaults. */
export interface RecordTypeDeclaration
  extends Pick<RecordType, 'name' | 'label' | 'table' | 'family' | 'permission' | 'fields'>,
    Partial<Omit<RecordType, 'name' | 'label' | 'table' | 'family' | 'permission' | 'fields'>> {}

/** Declares a record type. */
export function recordType(declaration: RecordTypeDeclaration): RecordType {
  return { where: {}, sublists: [], transforms: [], ...declaration };
}

/** A field of a type by its REST name. */
export function findField(fields: readonly RecordField[], name: string): RecordField | undefined {
  return fields.find((field) => field.name === name);
}
