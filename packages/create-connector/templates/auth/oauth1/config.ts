import { secret } from '@onlink/core/define';
import { z } from 'zod';
import { baseUrl } from './base-url.js';

const credential = (name: string) => z.string().trim().min(1, `${name} is empty`);

/** What an admin enters to connect. Say in each description where in the vendor's menus it is found. */
export const configSchema = z.strictObject({
  baseUrl,
  consumerKey: secret(credential('consumerKey')).meta({ title: 'Consumer key', 'x-ui': { order: 2 } }),
  consumerSecret: secret(credential('consumerSecret')).meta({
    title: 'Consumer secret',
    'x-ui': { order: 3 },
  }),
  token: secret(credential('token')).meta({ title: 'Token', 'x-ui': { order: 4 } }),
  tokenSecret: secret(credential('tokenSecret')).meta({ title: 'Token secret', 'x-ui': { order: 5 } }),
});

/** A valid configuration, its secrets wrapped: they print as `[secret]`. */
export type Config = z.output<typeof configSchema>;
