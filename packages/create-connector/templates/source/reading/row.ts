import type { Json, JsonObject } from '@onlink/core';

/** One row as the vendor sends it. What it holds beside these two is its stream's affair. */
export interface Row {
  readonly id: number;
  /** ISO 8601 in UTC. */
  readonly updatedAt: string;
  readonly [field: string]: Json;
}

/** Whether a value is a row: an ID from 1 up and an instant. */
export function isRow(value: Json | undefined): value is Row & JsonObject {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return false;
  const { id, updatedAt } = value as JsonObject;
  return isId(id) && typeof updatedAt === 'string' && !Number.isNaN(Date.parse(updatedAt));
}

/** Whether a value is an ID: a whole number from 1 up. */
export function isId(value: Json | undefined): value is number {
  return typeof value === 'number' && Number.isSafeInteger(value) && value >= 1;
}
