// What came of asking a provider who somebody is: known, refused, or Vigil itself not let in.

export type Known = {
  readonly kind: 'known'
  readonly email: string
  readonly issuer: string
  readonly subject: string
}

export type Refused = {
  readonly kind: 'refused'
  readonly because: 'by the provider' | 'no address' | 'address not verified'
}

export type Answer =
  /** `idToken` is the provider's own statement: handed back to it, that session of the provider ends. */
  | (Known & { readonly idToken: string | null })
  | (Refused & { readonly code: string | null })
  /** Not the person but Vigil itself was refused: nobody can sign in until somebody who runs it has read the code. */
  | { readonly kind: 'not let in'; readonly code: string }
