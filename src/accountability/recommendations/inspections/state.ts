// What an inspection folds into.
import type { Static } from 'typebox'
import type { Instant } from '../../../kernel/time.ts'
import type { Bodies } from './facts.ts'
import type { Item } from './text-facts.ts'

type Corrected = Bodies['inspection.finding-corrected/1']
export type Correctable = Bodies['inspection.finding-correction-asked/1']['to']
export type Finding = Bodies['inspection.found/1'] & {
  readonly position: number
  /** As it stood before each correction. */
  readonly before: Corrected['before']
  /** A correction that waits for a second person. */
  readonly asked: (Bodies['inspection.finding-correction-asked/1'] & { readonly by: string }) | null
  /** A document that waits for a second person. */
  readonly offered: (Bodies['inspection.ending-offered/1'] & { readonly staffId: string }) | null
  readonly ended: Bodies['inspection.finding-ended/1'] | null
}
/** Recognised, or of the rest, of which a person says whether it is one. */
export type Waiting = Static<typeof Item> & { readonly recognised: boolean }
type ReadText = Bodies['inspection.text-read/1'] & { readonly at: Instant }

/** With what it left out and was owed no more before another plan was sent. */
export type PlanSent = Bodies['inspection.plan-sent/1'] & {
  readonly ended: readonly Bodies['inspection.left-out-ended/1'][]
}

type Graded = { readonly scale: string; readonly grade: string; readonly at: Instant; readonly by: string }
/** One that was entered again says what stood before, who entered it, and when. */
export type Judgment = Graded & { readonly chapter: string; readonly before: readonly Graded[] }

export type InspectionState = {
  readonly recorded: Bodies['inspection.recorded/1'] | null
  readonly readers: readonly string[]
  /** Where nobody who could see the draft was left. */
  readonly readersNamed: (Bodies['inspection.readers-named/1'] & { readonly at: Instant }) | null
  readonly published: (Bodies['inspection.published/1'] & { readonly at: Instant }) | null
  readonly findings: readonly Finding[]
  readonly judgments: readonly Judgment[]
  readonly files: readonly Bodies['inspection.files-counted/1'][]
  readonly planSent: readonly PlanSent[]
  /** Everything that it asked for had ended before a plan was sent. */
  readonly allEnded: Bodies['inspection.all-ended/1'] | null
  /** A letter of before the register that waits for a second person. */
  readonly earlierPlan: (Bodies['inspection.earlier-plan-offered/1'] & { readonly staffId: string }) | null
  readonly texts: readonly ReadText[]
  readonly waiting: readonly Waiting[]
  readonly confirmed: readonly { readonly recordId: string; readonly reference: string }[]
  /** Whether the local policing body comments on it under section 55, where somebody said so. */
  readonly comments: Bodies['inspection.comments-set/1'] | null
  /** The main report that took it up. */
  readonly mergedInto: string | null
  readonly correctionAsked:
    | (Bodies['inspection.correction-asked/1'] & { readonly by: string; readonly at: Instant })
    | null
  readonly corrections: readonly (Bodies['inspection.corrected/1'] & { readonly at: Instant })[]
  /** Recommendations of a draft, held until it is published. */
  readonly held: readonly Bodies['inspection.recommendation-held/1'][]
  readonly escalated: readonly string[]
  /** One of each stage, as it was recorded last. */
  readonly reached: readonly Bodies['inspection.stage-reached/1'][]
  /** A document that waits for a second person. */
  readonly closing: (Bodies['inspection.closing-offered/1'] & { readonly staffId: string }) | null
  readonly closed: Bodies['inspection.closed/1'] | null
}
