// On the form that closes a search: what still stands in its way, each with the form that settles it, before anybody types a summary.

import { may } from '../../../registers/permissions.ts'
import { load } from '../../../registers/records.ts'
import { contextOf, type World } from '../../../registers/world.ts'
import type { BoundCommand, Values } from '../../../web/slice.ts'
import { locate } from '../commands/return.ts'
import { missing } from '../procedure.ts'
import { consulted } from '../queries.ts'
import { isMissing } from '../state.ts'
import { closeChecklist } from './episode/closing.ts'

export async function aroundClose(world: World, recordId: string, commands: readonly BoundCommand[]): Promise<Values> {
  const { who, policyAt, now } = world
  return await world.db.write(contextOf(world), async (writer) => {
    const folded = await load(writer, world, missing, recordId)
    if (folded.state.report === null) return {}
    writer.send(consulted(who.forceId, who.staffId, now, 'what a close waits for', [recordId], null))
    const waits = isMissing(folded.state)
      ? [{ sentence: notLocated, path: may(who, locate.permission) ? locate.path : null, whose: null }]
      : (closeChecklist(folded, { who, policyAt, at: now, commands }) ?? [])
    return {
      beforehand: {
        title: 'To do before the search can be closed',
        items: waits.map(({ sentence, path, whose }) => ({
          sentence,
          whose,
          href: path === null ? null : `/missing/${recordId}/${path}`,
        })),
      },
    }
  })
}

/** All the rest follows it: a list of ten things would hide the one. */
const notLocated = 'The child has not been located.'
