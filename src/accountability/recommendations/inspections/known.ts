// What is in the register already, and where the rows of a file find their place beside it.
import type { Instant } from '../../../kernel/time.ts'
import type { Policy } from '../../../practice/policy.ts'
import type { Register } from './items.ts'

/** What stands under a reference, and the reference of what that repeats. */
export type Step = {
  /** The recommendation of this reference, where it is one. */
  readonly recordId: string | null
  readonly published: string | null
  readonly repeats: string | null
}

/** What is in the register already, by reference. */
export type Known = {
  /** References of the file's inspections that are taken, by drafts too that whoever enters it may not see. */
  readonly taken: ReadonlySet<string>
  /** SHA-256 of the files whose rows were recorded. */
  readonly files: ReadonlySet<string>
  readonly inspections: ReadonlyMap<
    string,
    {
      readonly recordId: string
      readonly title: string
      readonly programme: string
      readonly publishedOn: string | null
      readonly address: string | null
      readonly body: string
    }
  >
  /** Findings by the references that rows give them. */
  readonly findings: ReadonlyMap<
    string,
    { readonly findingId: string; readonly inspectionId: string; readonly publishedOn: string | null }
  >
  readonly recommendations: ReadonlyMap<
    string,
    { readonly recordId: string; readonly published: string | null; readonly inspectionId: string | null }
  >
  /** What the file’s findings repeat, and what that repeats in its turn. */
  readonly steps: ReadonlyMap<string, Step>
  readonly monitoring: ReadonlyMap<string, string>
}

export type Setting = {
  readonly now: Instant
  readonly readers: readonly string[]
  /** In force now: its holidays and its programmes. */
  readonly policy: Pick<Policy, 'holidays' | 'tables'>
  /** Whose register it is. */
  readonly forceId?: string
  /** SHA-256 of the file; null for what is from none. */
  readonly fileHash: string | null
  /** Who had the file looked at, where another person records it. */
  readonly offeredBy?: string
}

export type Placed = {
  readonly recordId: string
  readonly title: string
  readonly publishedOn: string | null
  readonly address: string | null
  readonly body: string
}

export type Context = {
  readonly register: Register
  readonly placed: ReadonlyMap<string, Placed>
  readonly findingIds: ReadonlyMap<string, string>
  readonly asked: ReadonlyMap<string, { readonly recordId: string; readonly published: string | null }>
  readonly known: Known
  readonly setting: Setting
}

export const idOf = ({ placed }: Context, reference: string): string => placed.get(reference)?.recordId ?? ''
