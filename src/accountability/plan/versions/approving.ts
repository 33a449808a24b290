// Approving a version: by a chief officer who did not draft it, and only where nothing is lacking.
import Type from 'typebox'
import type { Reader } from '../../../kernel/database.ts'
import { refusal } from '../../../kernel/outcome.ts'
import { no, when } from '../../../registers/deciding.ts'
import { byAnotherHuman } from '../../../registers/same-human.ts'
import { actions, inPost } from '../action/queries.ts'
import { lacks } from './complete.ts'
import type { Content } from './content.ts'
import { command, unless } from './plan-command.ts'
import { lastOf } from './procedure.ts'

export const approve = command({
  name: 'approve',
  title: 'Approve the plan',
  path: 'approval',
  permission: 'approve the plan',
  body: Type.Object({}),
  evidence: async (reader, { world, folded }) =>
    await ownersGone(reader, world.who.forceId, lastOf(folded.state)?.content ?? null),
  decide: ({ state, evidence, by, now }) => {
    const last = lastOf(state)
    if (last === null) return no('', 'No version has been drafted.')
    return unless(
      [
        ...when(last.state !== 'draft', '', `Version ${last.number} is already ${last.state}.`),
        ...byAnotherHuman(by, last.drafted.by, 'You drafted this version. Another chief officer must approve it.'),
        ...lacks(last.content, evidence).map((sentence) => refusal('', sentence)),
      ],
      { kind: 'plan.approved/1', happenedAt: now, body: { version: last.number, name: by.name } },
    )
  },
})

/** The actions of a version whose owner has since left the force or the post. */
export async function ownersGone(reader: Reader, force: string, content: Content | null): Promise<ReadonlySet<string>> {
  const owned = (content?.actions ?? []).flatMap(({ id, owner }) => (owner === null ? [] : [{ id, by: owner.staffId }]))
  if (owned.length === 0) return new Set()
  const [there, live] = await Promise.all([
    inPost.all(reader, { force, ids: [...new Set(owned.map(({ by }) => by))] }),
    actions.all(reader, { force }),
  ])
  const staff = new Set(there.map((row) => row.staff_id))
  const unowned = new Set(live.filter((row) => row.owner_id === null).map((row) => row.record_id))
  return new Set(owned.filter(({ id, by }) => !staff.has(by) || unowned.has(id)).map(({ id }) => id))
}
