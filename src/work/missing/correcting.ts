// What the forms for corrections offer: the entries that may be corrected, and the corrections that wait.
import { clockTime, dateAndTime, shortDate } from '../../kernel/time.ts'
import { load } from '../../registers/records.ts'
import { contextOf, type World } from '../../registers/world.ts'
import type { Values } from '../../web/slice.ts'
import { reportOf } from './commands/report-correction.ts'
import { openProposals } from './corrections.ts'
import { missing } from './procedure.ts'
import { consulted } from './queries.ts'
import { newestFirst, told } from './timeline.ts'

export async function entryChoices(world: World, recordId: string) {
  const { facts } = await readEntries(world, recordId)
  return {
    entry: told({ facts }, new Map(), Number.POSITIVE_INFINITY, newestFirst(facts))
      .filter((one) => one.correctable)
      .map((one) => ({
        value: String(one.position),
        text: `${shortDate(one.happenedAt)} ${clockTime(one.happenedAt)}: ${one.words}${one.detail === '' ? '' : `: ${one.detail.slice(0, 80)}`}`,
      })),
  }
}

export const entryAsked = async (_: World, __: string, query: Values): Promise<Values> =>
  await Promise.resolve({ entry: query['entry'] })

/** The form holds the report as it stands: only what is changed is typed again. */
export async function reportAsItStands(world: World, recordId: string): Promise<Values> {
  const stands = reportOf((await readEntries(world, recordId)).state)
  if (stands === null) return {}
  const { child, lastSeen, caller } = stands
  return {
    ...child,
    lastSeenAt: lastSeen.at,
    lastSeenPrecision: lastSeen.precision,
    lastSeenPlace: lastSeen.place,
    callerName: caller.name,
    callerPhone: caller.phone,
    callerRelation: caller.relation,
  }
}

export async function proposalChoices(world: World, recordId: string) {
  const { facts } = await readEntries(world, recordId)
  return {
    proposal: openProposals(facts).map((one) => ({
      value: String(one.proposedAt),
      text: `Entry ${one.position} (${one.words}) happened ${dateAndTime(one.happenedAt)}: ${one.because.slice(0, 120)}`,
    })),
  }
}

/** The choices show what stands on the record, so reading them is logged in the same transaction. */
async function readEntries(world: World, recordId: string) {
  return await world.db.write(contextOf(world), async (writer) => {
    const folded = await load(writer, world, missing, recordId)
    const { forceId, staffId } = world.who
    writer.send(consulted(forceId, staffId, world.now, 'entries to correct', [recordId], null))
    return folded
  })
}
