/** A token of the authorization flow between its first and its third step. */
export interface RequestToken {
  readonly id: string;
  readonly secret: string;
  readonly consumerKey: string;
  /** As the client sent it. */
  readonly callbackUrl: string;
  /** False where the client did not know the account when it asked. */
  readonly accountNamed: boolean;
  /** The role that the client asked for. */
  readonly roleId?: string;
  /** Present once a user has consented. */
  readonly consent?: { readonly verifier: string; readonly userId: string; readonly roleId: string };
  /** True once a user has clicked Deny. */
  readonly denied: boolean;
}
