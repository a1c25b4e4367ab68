import type { Json, JsonObject } from '@onlink/core';

/** A value as an object, an empty one where it is none: replies are read forgivingly. */
export function asObject(value: Json | undefined): JsonObject {
  return typeof value === 'object' && value !== null && !Array.isArray(value) ? (value as JsonObject) : {};
}

/** A value as a list, an empty one where it is none. */
export function asList(value: Json | undefined): readonly Json[] {
  return Array.isArray(value) ? (value as readonly Json[]) : [];
}

/** A value as a record has it: text, or null for nothing. Empty texts and empty dates are nothing. */
export function asText(value: Json | undefined): string | null {
  if (value === undefined || value === null || value === '' || value === '0000-00-00') return null;
  return typeof value === 'object' ? JSON.stringify(value) : String(value);
}

/** A whole number from 0 on, as number or text; `undefined` for anything else. */
export function asId(value: Json | undefined): number | undefined {
  const text = typeof value === 'number' || typeof value === 'string' ? String(value) : '';
  return /^\d{1,15}$/.test(text) ? Number(text) : undefined;
}

/** An instant as BambooHR writes and takes it: `2026-01-31T12:00:00Z`. */
export function toSecond(epochMs: number): string {
  return `${new Date(epochMs).toISOString().slice(0, 19)}Z`;
}
