// An owner who leaves the force or the post leaves the action unallocated, in the transaction that says so (R16).
import { Compile } from 'typebox/compile'
import { appendTo } from '../../../registers/records.ts'
import { staffBodies } from '../../../registers/staff.ts'
import type { Cause, Reaction } from '../../../registers/world.ts'
import { mayOwn } from './doing.ts'
import type { NewActionFact } from './facts.ts'
import { action } from './procedure.ts'
import { ownedBy } from './queries.ts'
import type { ActionState, Owner } from './state.ts'

export const followStaff: Reaction = {
  kinds: ['staff.left/1', 'staff.changed/1'],
  react: async (cause) => {
    const { writing, recordId } = cause
    const held = await ownedBy.all(writing.writer, { force: writing.world.who.forceId, staff: recordId })
    for (const one of held) await appendTo(writing, action, one.record_id, ({ state }) => unallocated(state, cause))
  },
}

function unallocated({ owner }: ActionState, cause: Cause): readonly NewActionFact[] {
  const because = owner?.staffId === cause.recordId ? whyLeft(owner, cause) : null
  if (because === null) return []
  const body = { staffId: cause.recordId, because }
  return [{ kind: 'action.owner-left/1', happenedAt: cause.happenedAt, body }]
}

const changed = Compile(staffBodies['staff.changed/1'])

/** Null where they are still in the post in which they took it on. */
export function whyLeft(owner: Owner, { kind, body }: Pick<Cause, 'kind' | 'body'>): string | null {
  if (kind === 'staff.left/1') return 'Left the force'
  if (!changed.Check(body)) return null
  if (body.unit !== undefined && body.unit !== owner.unit) return 'Moved to another unit'
  return body.roles !== undefined && !mayOwn({ roles: body.roles }) ? 'Holds a job that owns no actions' : null
}
