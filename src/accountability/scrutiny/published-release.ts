// What the office's papers are made of: a public release, received as a value from whoever publishes.
import type { Reader } from '../../kernel/database.ts'
import type { GapGiven } from '../public-gap.ts'

type Count = number | '1 to 7' | '0 to 7' | 'not shown'
type Figure = {
  readonly yes: Count
  readonly n: Count
  readonly percent: number | null
  readonly low: number | null
  readonly high: number | null
  readonly effect?: number
}

export type PublishedRelease = {
  readonly releaseId: string
  readonly force: string
  readonly frozenAt: string
  readonly ledgerSize: number
  readonly policyVersion: string
  readonly againBy?: string
  readonly window?: { readonly first: string; readonly last: string }
  readonly recommendations: readonly {
    readonly id: string
    readonly reference: string
    readonly theme: string
    readonly askedOf?: readonly string[]
    readonly better: string
    readonly betterBecause: string
    readonly standing: string | null
    readonly since: string | null
    readonly dueOn: string | null
    readonly dateChanges: number
    readonly datesMoved?: readonly { readonly on: string; readonly from: string | null; readonly to: string }[]
    readonly gaps?: readonly GapGiven<Figure>[]
    readonly measures: readonly {
      readonly measure: string
      readonly part?: string | null
      readonly question: string
      readonly year: Figure
      readonly counted?: number
      readonly change: string
      readonly asked: string
    }[]
  }[]
}

/** One of a force; without `release` the newest, and null where nothing is published. */
export type ReadRelease = (
  reader: Reader,
  asked: { readonly force: string; readonly release: string | null },
) => Promise<PublishedRelease | null>
