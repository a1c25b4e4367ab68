import { secret } from '@onlink/core/define';
import { z } from 'zod';
import { baseUrl } from './base-url.js';

/** What an admin enters to connect. Say in each description where in the vendor's menus it is found. */
export const configSchema = z.strictObject({
  baseUrl,
  token: secret(z.string().trim().min(1, 'token is empty')).meta({
    title: 'Access token',
    description: 'Shown once, when it is made.',
    'x-ui': { order: 2 },
  }),
});

/** A valid configuration, its secrets wrapped: they print as `[secret]`. */
export type Config = z.output<typeof configSchema>;
