// An owner who leaves the force, or every job that may own a child's episode, leaves the child without one, in the transaction that says so.
import Type from 'typebox'
import { Compile } from 'typebox/compile'
import { statement } from '../../../kernel/database.ts'
import { sql } from '../../../kernel/sql.ts'
import { leavingAlone } from '../../../registers/leaving-in-turn.ts'
import { rolesThatMay } from '../../../registers/permissions.ts'
import { staffBodies } from '../../../registers/staff.ts'
import type { Cause, Reaction } from '../../../registers/world.ts'
import { gone, withoutOwner } from '../without-owner.ts'

export const followStaff: Reaction = {
  kinds: ['staff.left/1', 'staff.changed/1'],
  react: async (cause) => {
    const because = whyGone(cause)
    if (because === null) return
    const { writing, recordId: staffId, happenedAt } = cause
    const owner = { force: writing.world.who.forceId, staff: staffId }
    writing.writer.send(leavingAlone(owner))
    const held = await ownedBy.all(writing.writer, owner)
    for (const one of held) await withoutOwner(one.record_id, { staffId, because, happenedAt }).append(writing)
  },
}

const changed = Compile(staffBodies['staff.changed/1'])

/** Null for whoever may still own. Another unit, or a promotion, takes no child from anybody. */
function whyGone({ kind, body }: Cause): string | null {
  if (kind === 'staff.left/1') return gone.left
  if (!changed.Check(body)) return null
  if (body.email === null) return gone.withoutAddress
  const may = rolesThatMay('acknowledge')
  return body.roles === undefined || body.roles.some((role) => may.includes(role)) ? null : gone.withoutJob
}

const ownedBy = statement({
  name: 'missing: what somebody who leaves owns',
  row: Type.Object({ record_id: Type.String() }),
  example: { force: 'demonstration', staff: '00000000-0000-7000-8000-000000000000' },
  sql: (p: { force: string; staff: string }) => sql`
    select record_id
    from episode
    where force_id = ${p.force}
      and owner_id = ${p.staff}
      and phase in ('known', 'reported', 'open', 'located', 'returned')
    order by record_id
    limit 500`,
})
