// An expected failure is a value: what was refused, where, and what to do about it.

/** A refusal stands beside a field (`field` is its path in what was sent) or, with an empty path, above the form. */
export type Refusal = {
  readonly field: string
  readonly sentence: string
  /** Where another form of the same record mends it: the last part of its address, `referrals?to=…`. */
  readonly form?: string
}

export type Outcome<Done> =
  | { readonly kind: 'done'; readonly value: Done }
  | { readonly kind: 'refused'; readonly refusals: readonly Refusal[] }
  /** `toPrograms`: the same for whoever has no page before them. */
  | { readonly kind: 'conflict'; readonly sentence: string; readonly toPrograms?: string }
  | { readonly kind: 'not found' }
  | { readonly kind: 'forbidden'; readonly sentence: string }
  | { readonly kind: 'key reused'; readonly sentence: string }

export const done = <Done>(value: Done): Outcome<Done> => ({ kind: 'done', value })

export const refused = (...refusals: readonly Refusal[]): Outcome<never> => ({ kind: 'refused', refusals })

export const refusal = (field: string, sentence: string): Refusal => ({ field, sentence })
