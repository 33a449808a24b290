// What was proposed of a child's record and waits for a second person, without the child's name: who may open the record reads it there.
import type { Reader } from '../../kernel/database.ts'
import { capital } from '../../kernel/words.ts'
import { may, type Permission, rolesThatMay } from '../../registers/permissions.ts'
import { load } from '../../registers/records.ts'
import { isSameHuman } from '../../registers/same-human.ts'
import type { World } from '../../registers/world.ts'
import type { Undecided } from '../../web/slice.ts'
import { referenceOf } from './caption.ts'
import { whoMayAgree } from './commands/may-be-lowered.ts'
import { decisionsOf } from './pages/supervisor/mine.ts'
import { missing } from './procedure.ts'
import { proposedNow } from './queries/proposed-now.ts'

export const undecided: Undecided = async (world, reader) => {
  const { who } = world
  if (!may(who, 'see an episode')) return []
  const all = await proposedNow.all(reader, { force: who.forceId })
  // Of no child does anybody learn this who neither proposed it nor decides such things.
  const rows = all.filter(({ decision, by }) => isSameHuman(who, by) || may(who, deciding(decision)))
  const decisions = await decisionsOf(reader, world, [...new Set(rows.map((row) => row.record_id))])
  return await Promise.all(
    rows.map(async ({ record_id: record, decision, by, at }) => {
      const { words, ways } = decisions(record, decision)
      return {
        about: capital(referenceOf(record)),
        words,
        path: `/missing/${record}`,
        began: 'proposed by',
        by,
        at,
        // To refuse it is not to decide: whoever may not agree is not who it waits for.
        mine: ways.some((way) => way.path === decision),
        whose: (await decidersOf(reader, world, record, decision)).join(' or '),
      }
    }),
  )
}

const deciding = (decision: string): Permission => (decision === 'void' ? 'void an episode' : 'lower a grade')

/** Of a lower grade those whom its rules ask. */
async function decidersOf(reader: Reader, world: World, record: string, decision: string): Promise<readonly string[]> {
  const { state } = await load(reader, world, missing, record)
  const asked = decision === 'void' ? null : whoMayAgree(state, world.policyAt(world.now), world.now)
  return asked?.roles ?? rolesThatMay(deciding(decision))
}
