// What a death in another episode of the same child begins: a look whether this search ends. And what it had ended, where it was another child who died.
import { type Instant, later, minutes, plus } from '../../../kernel/time.ts'
import type { Duty } from '../../../practice/duty.ts'
import { setting } from '../../../practice/policy.ts'
import type { EpisodeState } from '../state.ts'
import { isMissing, searchesForTheDead } from '../state.ts'
import { type MissingRule, rule } from './rule.ts'

/** The search goes on until somebody has looked: that two records are one child is what a person said, and may be a mistake. */
export const endSearchAfterDeath = rule({
  name: 'end the search after a death',
  words: 'check whether this is the child who was found dead, and end this search',
  owner: 'investigating officer',
  basis: 'Vigil default',
  source: 'F10: what is known must reach whoever acts; that a person ends the search, and the time, are Vigil defaults',
  starts: (fact, state, before, policy) =>
    searchesForTheDead(state) && !searchesForTheDead(before)
      ? {
          due: plus(later(fact.happenedAt, fact.recordedAt), minutes(setting(policy, 'death-elsewhere.minutes'))),
          ownerId: state.owner?.staffId ?? null,
        }
      : null,
  met: (fact) => fact.kind === 'missing.closed/1',
  ends: (_, state) => !searchesForTheDead(state),
  escalations: () => [
    {
      afterDueMinutes: 0,
      to: 'force incident manager',
      interrupts: false,
      channel: 'screen',
      words: 'A child was found dead, and another search for the same child is still open',
    },
  ],
})

const anotherChild = 'It was another child who died: owed again, and what was due meanwhile is due at once'

/**
 * Whatever the death had ended is owed again once it turns out to be another child's: by when it was due, and at once where that has
 * passed. What is over for a reason of its own is not.
 */
export const owedAgainAfterDeath = (given: MissingRule): MissingRule => ({
  ...given,
  again: (ended, fact, state, before, policy) => {
    if (fact.kind !== 'missing.death-elsewhere-undone/1' || !endedByDeath(ended, before, state)) return null
    if (given.ends?.(fact, state, ended, state, policy)) return null
    const { dueAt, owner, ownerId, occurrence, source } = ended
    const isPast = dueAt < fact.happenedAt
    return {
      due: later(dueAt, fact.happenedAt),
      owner,
      ownerId,
      occurrence,
      source: isPast ? `${source}. ${anotherChild}` : source,
    }
  },
})

/** By the news itself, or while it was believed. A search that is begun anew owes its own duties by that. */
function endedByDeath({ endedAt }: Duty, { diedIn }: EpisodeState, state: EpisodeState): boolean {
  if (endedAt === null || diedIn === null) return false
  const since: Instant = diedIn.since
  return endedAt === since || (!isMissing(state) && endedAt >= diedIn.toldAt)
}
