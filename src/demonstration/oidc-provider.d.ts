// The part of oidc-provider that Vigil uses; the package brings no types of its own.
declare module 'oidc-provider' {
  type Incoming = import('node:http').IncomingMessage
  type Outgoing = import('node:http').ServerResponse

  export type Stored = Record<string, unknown>

  /** One for each kind of thing the provider keeps. */
  export type Adapter = {
    upsert: (id: string, payload: Stored, expiresInSeconds: number) => Promise<void>
    find: (id: string) => Promise<Stored | undefined>
    findByUid: (uid: string) => Promise<Stored | undefined>
    findByUserCode: (code: string) => Promise<Stored | undefined>
    consume: (id: string) => Promise<void>
    destroy: (id: string) => Promise<void>
    revokeByGrantId: (grantId: string) => Promise<void>
  }

  export type Context = {
    readonly oidc: {
      readonly client: { readonly clientId: string }
      readonly session: { readonly accountId: string }
      readonly provider: Provider
    }
    type: string
    body: string
  }

  export type Grant = { addOIDCScope: (scope: string) => void; save: () => Promise<string> }

  export default class Provider {
    constructor(issuer: string, configuration: Record<string, unknown>)
    proxy: boolean
    callback(): (request: Incoming, response: Outgoing) => Promise<void>
    interactionDetails(request: Incoming, response: Outgoing): Promise<{ readonly uid: string }>
    /** Answers where the browser goes next. */
    interactionResult(
      request: Incoming,
      response: Outgoing,
      result: { readonly login: { readonly accountId: string; readonly remember: boolean } },
    ): Promise<string>
    Grant: new (of: {
      readonly clientId: string
      readonly accountId: string
    }) => Grant
  }
}
