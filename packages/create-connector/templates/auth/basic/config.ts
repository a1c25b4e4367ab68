import { secret } from '@onlink/core/define';
import { z } from 'zod';
import { baseUrl } from './base-url.js';

/** What an admin enters to connect. Say in each description where in the vendor's menus it is found. */
export const configSchema = z.strictObject({
  baseUrl,
  username: z
    .string()
    .trim()
    .min(1, 'username is empty')
    .meta({ title: 'User name', description: 'Of the user that was made for this.', 'x-ui': { order: 2 } }),
  password: secret(z.string().min(1, 'password is empty')).meta({
    title: 'Password',
    description: 'Of the same user.',
    'x-ui': { order: 3 },
  }),
});

/** A valid configuration, its secrets wrapped: they print as `[secret]`. */
export type Config = z.output<typeof configSchema>;
