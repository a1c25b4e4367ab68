/** Who may come in. */
export interface RemoteLogin {
  /** The refresh token that counts now. */
  readonly refresh: string;
  /** Gives an access token, and a new refresh token: each works once. `undefined` when it does not count. */
  exchange(refresh: string): { readonly access: string; readonly refresh: string } | undefined;
  accepts(authorization: string | null): boolean;
  /** Ends all access tokens; the refresh token goes on counting. */
  expire(): void;
  /** Ends everything. */
  revoke(): void;
}

/** Makes a login by refresh tokens that rotate, the harder of the two habits of OAuth 2.0 servers (RFC 6749 section 6). */
export function createRemoteLogin(seed: string): RemoteLogin {
  let issued = 0;
  let refresh: string | undefined = `${seed}/refresh+token=0`;
  let access = new Set<string>();
  return {
    get refresh() {
      return refresh ?? '';
    },
    exchange: (given) => {
      if (refresh === undefined || given !== refresh) return undefined;
      issued += 1;
      refresh = `${seed}/refresh+token=${issued}`;
      const token = `${seed}-access-${issued}`;
      access.add(token);
      return { access: token, refresh };
    },
    accepts: (authorization) => access.has(/^Bearer (.+)$/.exec(authorization ?? '')?.[1] ?? ''),
    expire: () => {
      access = new Set();
    },
    revoke: () => {
      access = new Set();
      refresh = undefined;
    },
  };
}
