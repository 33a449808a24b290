// The handover page: what changed since one was last on, who has nobody, each HIGH as a card, the others, what is late, and the signature.
import { newId } from '../../../kernel/identity.ts'
import { done } from '../../../kernel/outcome.ts'
import { load } from '../../../registers/records.ts'
import { contextOf, type World } from '../../../registers/world.ts'
import { page } from '../../../web/slice.ts'
import { dutyWords } from '../duty-words.ts'
import { locatedRow } from '../pages/board/rows.ts'
import { locatedNow } from '../queries/room.ts'
import { consulted } from '../queries.ts'
import { reachOf } from '../reach.ts'
import { nextShiftChange } from '../shifts.ts'
import { handoverAnswer } from './answers.ts'
import { changedChildren, lastOn } from './changed.ts'
import { currentHandover, stillMissing } from './due.ts'
import { highCard } from './high.ts'
import { handover } from './procedure.ts'
import { unitNamed, unownedNow } from './queries.ts'
import { incomingRefusals, outgoingRefusals, staysWithOwner, wasMissingAt } from './signing.ts'

export const handoverPage = page({
  path: '/handover',
  permission: 'hand over',
  template: 'work/missing/handover/views/handover.njk',
  title: 'Handover',
  answer: handoverAnswer,
  load: async (world) => done(await readHandover(world)),
})

export async function readHandover(world: World) {
  const { unit, shiftStart, recordId } = currentHandover(world)
  const { forceId, staffId } = world.who
  return await world.db.write(contextOf(world), async (writer) => {
    const [folded, named, allMissing, located, unowned, since] = await Promise.all([
      load(writer, world, handover, recordId),
      unitNamed.one(writer, { force: forceId, unit }),
      stillMissing(writer, world),
      locatedNow.all(writer, { force: forceId, unit, limit: 100 }),
      unownedNow.all(writer, { force: forceId }),
      lastOn(writer, world, unit, shiftStart),
    ])
    const children = allMissing.filter((child) => wasMissingAt(child, shiftStart))
    const stays = new Map(children.map((child) => [child.record_id, staysWithOwner(child, shiftStart)]))
    const [changed, high, reach] = await Promise.all([
      changedChildren(writer, world, unit, since.at),
      Promise.all(
        children.filter((child) => child.level === 'HIGH').map(async (child) => await highCard(writer, world, child)),
      ),
      reachOf(
        writer,
        allMissing.flatMap((child) => child.owner_id ?? []),
      ),
    ])
    const shown = [...allMissing, ...located, ...unowned].map((row) => row.record_id)
    const read = [...new Set([...shown, ...changed.map((one) => one.recordId)])]
    writer.send(consulted(forceId, staffId, world.now, 'handover', read, null))
    return {
      unit: named?.name ?? unit,
      shiftStart,
      nextChange: nextShiftChange(world.now, world.policyAt(world.now)),
      since,
      recordId,
      key: newId(world.now),
      state: folded.state,
      mayNotSign: incomingRefusals(
        folded.state,
        children.filter((child) => stays.get(child.record_id) !== true),
        staffId,
      ).map((one) => one.sentence),
      mayNotSignOutgoing: outgoingRefusals(folded.state, staffId).map((one) => one.sentence),
      high: high.map((card) => ({
        ...card,
        stays: stays.get(card.recordId) === true,
        reach: reach.get(card.ownerId ?? '') ?? null,
      })),
      others: children
        .filter((child) => child.level !== 'HIGH')
        .map((child) => otherRow(child, { stays, reach, world })),
      reportedSince: allMissing
        .filter((child) => !wasMissingAt(child, shiftStart))
        .map((child) => ({ ...rowOf(child, reach), reportedAt: child.reported_at })),
      notBack: located.map((row) => locatedRow(row, world)),
      unowned,
      changed,
    }
  })
}

type Child = Awaited<ReturnType<typeof stillMissing>>[number]
type Reach = Awaited<ReturnType<typeof reachOf>>
type Around = { readonly stays: ReadonlyMap<string, boolean>; readonly reach: Reach; readonly world: World }

const otherRow = (child: Child, { stays, reach, world }: Around) => ({
  ...rowOf(child, reach),
  stays: stays.get(child.record_id) === true,
  missingSince: child.last_seen_at,
  next: child.next_duty === null ? null : dutyWords(child.next_duty),
  nextDueAt: child.next_due_at,
  late: child.next_due_at !== null && child.next_due_at < world.now,
  more: child.more_duties,
})

const rowOf = (child: Child, reach: Reach) => ({
  recordId: child.record_id,
  name: child.name,
  age: child.age,
  grade: child.level,
  minimum: child.below_minimum,
  owner: child.owner_name,
  acknowledged: child.acknowledged_at !== null,
  reach: reach.get(child.owner_id ?? '') ?? null,
})
