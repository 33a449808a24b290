// Versions of the policy that somebody may still approve, and whose they are to decide.
import type { Reader } from '../../kernel/database.ts'
import { may, rolesThatMay } from '../../registers/permissions.ts'
import { load } from '../../registers/records.ts'
import { isSameHuman } from '../../registers/same-human.ts'
import type { World } from '../../registers/world.ts'
import type { Undecided } from '../../web/slice.ts'
import { policy } from './procedure.ts'
import { type VersionRow, versionsOf } from './queries.ts'

/** Neither approved nor refused, and its day is still to come. */
export async function stillOpen(world: World, reader: Reader, all: readonly VersionRow[]) {
  const open = all.filter((one) => one.approved_at === null && one.effective_from > world.now)
  const folded = await Promise.all(open.map(async (one) => await load(reader, world, policy, one.record_id)))
  return open.flatMap((row, at) => {
    const { proposal = null, refused = null } = folded[at]?.state ?? {}
    return refused === null && proposal !== null ? [{ ...row, at: proposal.at }] : []
  })
}

export const undecided: Undecided = async (world, reader) => {
  const { who } = world
  if (!may(who, 'see measures')) return []
  const open = await stillOpen(world, reader, await versionsOf.all(reader, { force: who.forceId }))
  return open.map((one) => ({
    about: `Version ${one.version}`,
    words: 'Another policy was proposed',
    path: `/policy/${one.record_id}`,
    began: 'proposed by',
    by: one.proposed_by,
    at: one.at,
    mine: may(who, 'approve policy') && !isSameHuman(who, one.proposed_by),
    whose: rolesThatMay('approve policy').join(' or '),
  }))
}
