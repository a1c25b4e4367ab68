import { z } from 'zod';
import { baseUrl } from './base-url.js';

/** What an admin enters to connect. Mark what is secret: `secret(z.string())` of @onlink/core/define. */
export const configSchema = z.strictObject({ baseUrl });

/** A valid configuration. */
export type Config = z.output<typeof configSchema>;
