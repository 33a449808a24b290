// Erasures that one records manager asked for and another has not decided on: known to records managers, and to nobody else.
import { may, rolesThatMay } from '../../registers/permissions.ts'
import { isSameHuman } from '../../registers/same-human.ts'
import type { Undecided } from '../../web/slice.ts'
import { type Erasable, wordsOf } from './erasable.ts'
import { undecidedErasures } from './queries.ts'

export const undecided =
  (erasables: readonly Erasable[]): Undecided =>
  async ({ who }, reader) =>
    may(who, 'erase')
      ? (await undecidedErasures.all(reader, { force: who.forceId })).map((one) => ({
          about: wordsOf(erasables, one.of_kind),
          words: 'An erasure was asked for',
          path: `/erasure/${one.record_id}`,
          began: 'asked by',
          by: one.asked_by,
          at: one.asked_at,
          mine: !isSameHuman(who, one.asked_by),
          whose: rolesThatMay('erase').join(' or '),
        }))
      : []
