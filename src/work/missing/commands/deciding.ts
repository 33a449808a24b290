// What every command of an episode shares: its type, answering with facts, refusing in words, and looking at the time given.
import type { Static, TSchema } from 'typebox'
import { type Refusal, refusal } from '../../../kernel/outcome.ts'
import { dateAndTime, type Instant } from '../../../kernel/time.ts'
import { deciding, refuse } from '../../../registers/deciding.ts'
import type { Command, Given } from '../../../registers/records.ts'
import type { MissingFact, NewMissingFact } from '../facts.ts'
import { type EpisodeState, isElsewhere } from '../state.ts'
import { withdrawing } from '../transfer/withdrawing.ts'

type MissingCommand<Schema extends TSchema, Evidence, Prepared = null> = Command<
  EpisodeState,
  MissingFact,
  Schema,
  Evidence,
  Prepared
>
export type Asked<Schema extends TSchema, Evidence = null> = Given<EpisodeState, MissingFact, Static<Schema>, Evidence>

/** Gives a command its types; on a record that ended elsewhere no command of ours writes any more, and what ends a search withdraws its offer. */
export const command = <Schema extends TSchema, Evidence, Prepared = null>(
  given: MissingCommand<Schema, Evidence, Prepared>,
): MissingCommand<Schema, Evidence, Prepared> => ({
  ...given,
  decide: (asked) =>
    isElsewhere(asked.state)
      ? refuse(refusal('', endedElsewhere(asked.state)))
      : withdrawing(asked, given.decide(asked)),
})

/** The few that another force's taking over does not end. */
export const alsoWherePassedOn = <Schema extends TSchema, Evidence, Prepared = null>(
  given: MissingCommand<Schema, Evidence, Prepared>,
): MissingCommand<Schema, Evidence, Prepared> => ({
  ...given,
  decide: (asked) =>
    asked.state.phase === 'voided' ? refuse(refusal('', endedElsewhere(asked.state))) : given.decide(asked),
})

export const endedElsewhere = ({ phase }: EpisodeState): string =>
  phase === 'voided'
    ? 'This record is void: nothing more is recorded on it.'
    : 'Another force has taken over this child’s case: what happens now is recorded there.'

export { no, refuse } from '../../../registers/deciding.ts'
export const { record, unless } = deciding<NewMissingFact>()

/** A time given for something that happened: not to come, and not before the first report. */
export function timeRefusals(
  asked: { readonly now: Instant; readonly state: EpisodeState },
  at: Instant | null,
  field = 'at',
): readonly Refusal[] {
  if (at === null) return []
  if (at > asked.now)
    return [refusal(field, 'This time is in the future. Give a time that has passed, or record this later.')]
  const since = asked.state.reportedAt
  if (since !== null && at < since)
    return [refusal(field, `This is before the first report (${dateAndTime(since)}). Give a later time.`)]
  return []
}

/** The phases in which a command makes sense, with a sentence when it does not. */
export function onlyWhile(
  asked: { readonly state: EpisodeState },
  phases: readonly EpisodeState['phase'][],
  sentence: string,
): readonly Refusal[] {
  return phases.includes(asked.state.phase) ? [] : [refusal('', sentence)]
}

/** What is done while the search is somebody’s work. */
export const onlyWhileLive = (asked: { readonly state: EpisodeState }): readonly Refusal[] =>
  onlyWhile(
    asked,
    ['known', 'reported', 'open', 'located', 'returned'],
    'This episode is closed: reopen it before adding to it.',
  )
