// How it ends: what is learned and decided, a death or serious injury, and whatever else becomes of the record.
import type { Instant } from '../../../kernel/time.ts'
import type { Bodies } from '../facts.ts'

export type Ended = {
  readonly learned: (Bodies['missing.learned/1'] & { readonly at: Instant }) | null
  /** When serious harm was last learned; what is learned of it afterwards takes the question to nobody but an inspector. */
  readonly seriousHarmAt: Instant | null
  readonly outcomes: readonly (Bodies['missing.outcome-decided/1'] & { readonly at: Instant })[]
  readonly ethnicity: Bodies['missing.ethnicity-recorded/1'] | null
  readonly grave: (Bodies['missing.grave-outcome/1'] & { readonly at: Instant }) | null
  /** The episode of the same child in which they were found dead, where it is another; and since when this one was told so. */
  readonly diedIn: DiedIn | null
  /** Closed because of that, and by nothing that was found out here. */
  readonly closedAsDead: boolean
  /** Said by an inspector of the serious harm that was learned last. */
  readonly graveRuledOut: (Bodies['missing.grave-outcome-ruled-out/1'] & { readonly by: string }) | null
  /** The worst that was recorded or learned of an earlier search of this record, and when. */
  readonly harmedEarlier: HarmedEarlier | null
  readonly referredTo: readonly string[]
  readonly repeatedBy: { readonly recordId: string; readonly reportedAt: Instant } | null
  readonly transfer: { readonly transferId: string; readonly toForce: string; readonly offeredAt: Instant } | null
  /** Waits for a second person, until somebody looks again or contact is lost. */
  readonly concernEndProposed: { readonly position: number; readonly by: string } | null
  readonly voidProposed: { readonly position: number; readonly by: string } | null
  readonly closedAt: Instant | null
  readonly escalated: readonly string[]
  readonly links: readonly {
    readonly position: number
    readonly purpose: 'authority' | 'carer'
    readonly until: Instant
    readonly whom?: string | null
    readonly revoked: boolean
  }[]
  readonly carerForms: readonly (Bodies['missing.carer-form-received/1'] & {
    readonly position: number
    readonly at: Instant
  })[]
}

type DiedIn = Bodies['missing.died-elsewhere/1'] & { readonly since: Instant; readonly toldAt: Instant }

type HarmedEarlier = { readonly harm: 'harm' | 'serious harm'; readonly at: Instant }

export const notEnded: Ended = {
  learned: null,
  seriousHarmAt: null,
  outcomes: [],
  ethnicity: null,
  grave: null,
  diedIn: null,
  closedAsDead: false,
  graveRuledOut: null,
  harmedEarlier: null,
  referredTo: [],
  repeatedBy: null,
  transfer: null,
  concernEndProposed: null,
  voidProposed: null,
  closedAt: null,
  escalated: [],
  links: [],
  carerForms: [],
}
