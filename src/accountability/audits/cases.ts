// The cases that may be audited, received as values: whichever slice of the work has them.
import type { Instant, LocalDate } from '../../kernel/time.ts'

/** One ended case. Nobody's name is in it. */
export type Case = {
  readonly recordId: string
  /** The record of the child whose case it is; left out where it names none. */
  readonly child?: string
  /** What the sample is balanced over: the grade, for a missing child. */
  readonly stratum: string
  readonly unit: string
  readonly team: string
  readonly area: string
  /** The local day on which it ended: the month in which its work was done. */
  readonly endedOn: LocalDate
  /** Everybody who recorded something in it. */
  readonly involved: readonly string[]
}

/** One answer in a case's record that may be asked again: an ethnicity, or a “no”. */
export type Answered = Case & {
  readonly kind: 'ethnicity' | 'an answer of no'
  /** In words: what was asked, and what the record says. */
  readonly question: string
  readonly recorded: string
}

export type Entry = {
  readonly at: Instant
  readonly recordedAt: Instant
  readonly words: string
  readonly detail: string
}

type AskedThen = {
  readonly force: string
  readonly from: LocalDate
  readonly until: LocalDate
  readonly now: Instant
  /** The size of the ledger at the root that draws. */
  readonly knownAt: number
}

/** `known` as the ledger held them at that size, which nothing recorded since can change; `now` as they stand. */
export type ThenAndNow<Of> = { readonly known: readonly Of[]; readonly now: readonly Of[] }

export type Auditable = {
  /** "missing children". */
  readonly topic: string
  /** Cases ended from one local day to another, both included; restricted ones too. */
  readonly casesThen: (asked: AskedThen) => Promise<ThenAndNow<Case>>
  /** The answers in those cases that may be asked again. */
  readonly answersThen: (asked: AskedThen) => Promise<ThenAndNow<Answered>>
  /** What may be said when asked again, in the words of the record. */
  readonly mayBeSaid: (kind: Answered['kind']) => readonly string[]
  /** Where a person reads the case. */
  readonly address: (recordId: string) => string
  /** What the case file says, oldest first; for an auditor of another force, who cannot open it. */
  readonly entries: (force: string, recordId: string, now: Instant) => Promise<readonly Entry[]>
  /** Names in the case, for taking them out. */
  readonly names: (
    force: string,
    recordIds: readonly string[],
    now: Instant,
  ) => Promise<ReadonlyMap<string, readonly string[]>>
  /** Where the child of a case is placed, for taking it out of what another force reads. */
  readonly homes: (force: string, recordId: string, now: Instant) => Promise<readonly string[]>
}
