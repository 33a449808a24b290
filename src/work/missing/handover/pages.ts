// The handover page: what changed since one was last on, who has nobody, each HIGH as a card, the others wherever they are, what is late, and the signature.
import { newId } from '../../../kernel/identity.ts'
import { done } from '../../../kernel/outcome.ts'
import { load } from '../../../registers/records.ts'
import { contextOf, type World } from '../../../registers/world.ts'
import { page } from '../../../web/slice.ts'
import { agedNow } from '../age.ts'
import { dutyWords } from '../duty-words.ts'
import { locatedRow } from '../pages/board/rows.ts'
import { pathNow } from '../path-now.ts'
import { consulted } from '../queries.ts'
import { reachOf } from '../reach.ts'
import { nextShiftChange } from '../shifts.ts'
import { handoverAnswer } from './answers.ts'
import { askedElsewhere } from './asked.ts'
import { changedChildren, lastOn } from './changed.ts'
import { currentHandover, liveNow } from './due.ts'
import { highCard } from './high.ts'
import type { LiveChild } from './live.ts'
import { handover } from './procedure.ts'
import { unitNamed, unownedNow } from './queries.ts'
import { incomingRefusals, outgoingRefusals, signatureWords, staysWithOwner, wasReportedBy } from './signing.ts'
import { whereNow } from './whereabouts.ts'

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
    const [folded, named, live, unowned, since, asked] = await Promise.all([
      load(writer, world, handover, recordId),
      unitNamed.one(writer, { force: forceId, unit }),
      liveNow(writer, world),
      unownedNow.all(writer, { force: forceId }),
      lastOn(writer, world, unit, shiftStart),
      askedElsewhere(writer, world, recordId),
    ])
    const children = live.filter((child) => wasReportedBy(child, shiftStart))
    const stays = new Map(children.map((child) => [child.record_id, staysWithOwner(child, shiftStart)]))
    const taken = children.filter((child) => stays.get(child.record_id) !== true)
    const belowHigh = children.filter((child) => child.level !== 'HIGH')
    const [changed, high, reach] = await Promise.all([
      changedChildren(writer, world, unit, since.at),
      Promise.all(
        children.filter((child) => child.level === 'HIGH').map(async (child) => await highCard(writer, world, child)),
      ),
      reachOf(
        writer,
        live.flatMap((child) => child.owner_id ?? []),
      ),
    ])
    const shown = [...live, ...unowned].map((row) => row.record_id)
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
      asked,
      mayNotSign: incomingRefusals(folded.state, taken, world.who).map((one) => one.sentence),
      mayNotSignOutgoing: outgoingRefusals(folded.state, world.who).map((one) => one.sentence),
      high: high.map((card) => ({
        ...card,
        stays: stays.get(card.recordId) === true,
        reach: reach.get(card.ownerId ?? '') ?? null,
      })),
      others: belowHigh.filter(isMissingNow).map((child) => otherRow(child, { stays, reach, world })),
      notBack: belowHigh
        .filter((child) => !isMissingNow(child) && !isKnown(child))
        .map((child) => ({ ...locatedRow(child, world), stays: stays.get(child.record_id) === true })),
      known: belowHigh.filter(isKnown).map((child) => knownRow(child, { stays, reach, world })),
      signature: signatureWords(taken.length, children.length - taken.length),
      reportedSince: live
        .filter((child) => !wasReportedBy(child, shiftStart))
        .map((child) => reportedRow(child, { stays, reach, world })),
      unowned: unowned.map((row) => unownedRow(row, world)),
      changed,
    }
  })
}

/** Whose date of birth nobody needs here. */
const unownedRow = ({ born, ...row }: Awaited<ReturnType<typeof unownedNow.all>>[number], { now }: World) => ({
  ...row,
  ...agedNow({ ...row, born }, now),
})

type Reach = Awaited<ReturnType<typeof reachOf>>
type Around = { readonly stays: ReadonlyMap<string, boolean>; readonly reach: Reach; readonly world: World }

/** Whoever is in police protection is listed with it, also where a record says missing. */
const isMissingNow = (child: LiveChild) =>
  (child.phase === 'reported' || child.phase === 'open') && child.protected_since === null
const isKnown = (child: LiveChild) => child.phase === 'known' && child.protected_since === null

const otherRow = (child: LiveChild, around: Around) => ({
  ...handedRow(child, around),
  missingSince: child.last_seen_at,
})

const knownRow = (child: LiveChild, around: Around) => ({
  ...handedRow(child, around),
  path: pathNow(child.path, child.phase),
  where: whereNow(child, around.world.now),
})

const reportedRow = (child: LiveChild, { reach, world }: Around) => ({
  ...rowOf(child, { reach, world }),
  path: pathNow(child.path, child.phase),
  where: whereNow(child, world.now),
  reportedAt: child.reported_at,
})

const handedRow = (child: LiveChild, { stays, reach, world }: Around) => ({
  ...rowOf(child, { reach, world }),
  stays: stays.get(child.record_id) === true,
  next: child.next_duty === null ? null : dutyWords(child.next_duty),
  nextDueAt: child.next_due_at,
  late: child.next_due_at !== null && child.next_due_at < world.now,
  more: child.more_duties,
})

const rowOf = (child: LiveChild, { reach, world }: Pick<Around, 'reach' | 'world'>) => ({
  recordId: child.record_id,
  name: child.name,
  ...agedNow(child, world.now),
  grade: child.level,
  minimum: child.unmet_minimum,
  owner: child.owner_name,
  acknowledged: child.acknowledged_at !== null,
  reach: reach.get(child.owner_id ?? '') ?? null,
})
