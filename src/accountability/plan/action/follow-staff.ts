// An owner who leaves the force or the post leaves the action unallocated, in the transaction that says so (R16).
import { Compile } from 'typebox/compile'
import { leavingAlone } from '../../../registers/leaving-in-turn.ts'
import type { Role } from '../../../registers/permissions.ts'
import { appendTo, load } from '../../../registers/records.ts'
import { staffBodies, staffProcedure } from '../../../registers/staff.ts'
import type { Cause, Reaction } from '../../../registers/world.ts'
import { mayOwn } from './allocating.ts'
import type { NewActionFact } from './facts.ts'
import { action } from './procedure.ts'
import { ownedBy } from './queries.ts'
import type { ActionState, Owner } from './state.ts'

export const followStaff: Reaction = {
  kinds: ['staff.left/1', 'staff.changed/1'],
  react: async (cause) => {
    if (!touchesPost(cause)) return
    const { writing, recordId } = cause
    const owner = { force: writing.world.who.forceId, staff: recordId }
    writing.writer.send(leavingAlone(owner))
    const held = await ownedBy.all(writing.writer, owner)
    if (held.length === 0) return
    const before = await jobsBefore(cause)
    for (const one of held)
      await appendTo(writing, action, one.record_id, ({ state }) => unallocated(state, cause, before))
  },
}

/** Their jobs until this change, of those that may own actions. */
async function jobsBefore({ writing, recordId }: Cause): Promise<readonly Role[]> {
  const { facts } = await load(writing.writer, writing.world, staffProcedure, recordId)
  const { roles } = facts.slice(0, -1).reduce(staffProcedure.evolve, staffProcedure.begin).details
  return roles.filter((role) => mayOwn({ roles: [role] }))
}

function unallocated({ owner }: ActionState, cause: Cause, before: readonly Role[]): readonly NewActionFact[] {
  const because = owner?.staffId === cause.recordId ? whyLeft(owner, cause, before) : null
  if (because === null) return []
  const body = { staffId: cause.recordId, because }
  return [{ kind: 'action.owner-left/1', happenedAt: cause.happenedAt, body }]
}

const changed = Compile(staffBodies['staff.changed/1'])

/** Whether it may end a post at all: a new telephone number makes nobody wait. */
const touchesPost = ({ kind, body }: Cause): boolean =>
  kind === 'staff.left/1' || (changed.Check(body) && (body.unit !== undefined || body.roles !== undefined))

/** Null where they are still in the post in which they took it on. `before`: their jobs until now, where the allocation names none. */
export function whyLeft(
  owner: Owner,
  { kind, body }: Pick<Cause, 'kind' | 'body'>,
  before: readonly string[],
): string | null {
  if (kind === 'staff.left/1') return 'Left the force'
  if (!changed.Check(body)) return null
  if (body.unit !== undefined && body.unit !== owner.unit) return 'Moved to another unit'
  const { roles } = body
  if (roles === undefined) return null
  const lost = jobsOfPost(owner.post, owner.jobs ?? before).filter((job) => !roles.some((role) => role === job))
  if (lost.length > 0) return `No longer ${lost.join(' and ')}`
  return mayOwn({ roles }) ? null : 'Now has a job that cannot own actions'
}

/** The jobs that make the post: those that its words name; where they name none, each of theirs. */
function jobsOfPost(post: string, jobs: readonly string[]): readonly string[] {
  const named = jobs.filter((job) => post.toLowerCase().includes(job))
  return named.length > 0 ? named : jobs
}
