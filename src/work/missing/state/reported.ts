// What is known from the report on: the phase, the child, from when the child counts as missing, and the answers.
import type { Static } from 'typebox'
import type { Instant } from '../../../kernel/time.ts'
import type { Answer } from '../fact-parts.ts'
import type { Bodies } from '../facts.ts'
import type { SaidOfChild } from '../on-record.ts'
import type { Placement } from '../placement.ts'

export type Reported = {
  readonly phase: Phase
  /** What it leaves empty of the child, the child’s record says. */
  readonly report: Bodies['missing.reported/1'] | null
  /** Of that, what the report and its corrections say by themselves. */
  readonly said: SaidOfChild | null
  readonly reportedAt: Instant | null
  readonly reportRecordedAt: Instant | null
  /** From when the child counts as missing: the first contact, or the loss of contact. Stays when the child is found. */
  readonly missingFrom: Instant | null
  /** T0 of what is owed: the same, or when a location turned out to be a mistake. */
  readonly clocksFrom: Instant | null
  readonly handler: string | null
  readonly answers: Readonly<
    Record<
      string,
      {
        readonly answer: Static<typeof Answer>
        readonly saidBy: string
        readonly at: Instant
        readonly note: string | null
      }
    >
  >
  /** Where the child is placed, where somebody said so in this episode. */
  readonly placement: Placement | null
  /** What other forces that passed the child on have on record. */
  readonly disclosedHistory: readonly Bodies['missing.history-disclosed/1'][]
  /** Who the child may be, known already, until somebody has decided. */
  readonly matchUndecided: Bodies['missing.match-undecided/1']['candidates'] | null
  /** The last said: an essential dose and by when. */
  readonly doseDue: Bodies['missing.dose-due/1'] | null
}

export const notReported: Reported = {
  phase: 'none',
  report: null,
  said: null,
  reportedAt: null,
  reportRecordedAt: null,
  missingFrom: null,
  clocksFrom: null,
  handler: null,
  answers: {},
  placement: null,
  disclosedHistory: [],
  matchUndecided: null,
  doseDue: null,
}

/**
 * `known` is a record of known whereabouts or concern for safety; `reported` has no grade yet; `open` is graded and the child not located;
 * `located` is not returned; `returned` waits for interview, learning and close.
 */
export type Phase =
  | 'none'
  | 'known'
  | 'reported'
  | 'open'
  | 'located'
  | 'returned'
  | 'closed'
  | 'voided'
  | 'transferred'
