// Restrictions that somebody asks to lift and nobody has decided on: known to those who restrict records, without the child's name or the reason.
import { may, rolesThatMay } from '../../registers/permissions.ts'
import { entriesOf, isSameHuman } from '../../registers/same-human.ts'
import type { Undecided } from '../../web/slice.ts'
import { glassOpenTo, liftsAsked } from './queries.ts'

export const undecided: Undecided = async ({ who, now }, reader) => {
  if (!may(who, 'restrict records')) return []
  const [force, staff] = [who.forceId, [...entriesOf(who)]]
  const asked = await liftsAsked.all(reader, { force })
  return await Promise.all(
    asked.map(async ({ record_id, about, asked_by: by, asked_at: at }) => ({
      about: 'A restricted record',
      words: 'The lifting of a restriction was asked for',
      path: `/openings/${record_id}`,
      began: 'asked by',
      by,
      at,
      // Whoever broke the glass on it decides nothing of it.
      mine: !isSameHuman(who, by) && (await glassOpenTo.one(reader, { force, record: about, staff, now })) === null,
      whose: rolesThatMay('restrict records').join(' or '),
    })),
  )
}
