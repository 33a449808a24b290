// Children we know who may be the one offered: found as for a report, with the reason for each, and logged as shown.
import { isId } from '../../../kernel/identity.ts'
import { dateWords } from '../../../kernel/time.ts'
import { consulted } from '../../../registers/consultation.ts'
import { findPeople } from '../../../registers/people.ts'
import { load } from '../../../registers/records.ts'
import { contextOf, type World } from '../../../registers/world.ts'
import type { Choice } from '../../../web/fields.ts'
import { noneOfThese } from '../commands/match-undecided.ts'
import { openOfChild } from '../reactions/follow-merge.ts'
import { transfer } from './procedure.ts'

/** Of a restricted record that there is a match and why, not who. */
export async function childrenLike(world: World, recordId: string): Promise<readonly Choice[]> {
  if (!isId(recordId)) return []
  return await world.db.write(contextOf(world), async (writer) => {
    const { received } = (await load(writer, world, transfer, recordId)).state
    if (received === null) return []
    const { child, caller } = received.package
    const found = await findPeople(writer, {
      name: child.name,
      dateOfBirth: child.dateOfBirth,
      phone: caller.phone,
      limit: 6,
    })
    const { forceId: force } = world.who
    const open = await Promise.all(
      found.map(async (one) => await openOfChild.all(writer, { force, person: one.personId })),
    )
    const log = (what: string, ids: readonly string[]) =>
      writer.send(consulted(force, world.who.staffId, world.now, what, [...new Set(ids)], null))
    const named = found.filter((one) => one.name !== null)
    log('children like one offered', [
      ...named.map((one) => one.personId),
      ...open.flatMap((records, at) => (found[at]?.name === null ? [] : records.map((one) => one.record_id))),
    ])
    const masked = found.filter((one) => one.name === null)
    if (masked.length > 0)
      log(
        'restricted: not opened',
        masked.map((one) => one.personId),
      )
    const choices = found.map((one, index) => ({
      value: one.personId,
      text: `${one.name ?? 'Restricted record'}${one.dateOfBirth === null ? '' : `, born ${dateWords(one.dateOfBirth)}`}: ${one.reasons.map(({ words }) => words).join('; ')}${open[index]?.length ? '. On our board now' : ''}`,
    }))
    return [...choices, { value: noneOfThese, text: 'None of these: new to us' }]
  })
}
