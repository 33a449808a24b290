// What is no longer on the board and not over: known whereabouts under a review clock, and the found whose episode is not closed.
import Type from 'typebox'
import { done } from '../../../kernel/outcome.ts'
import { fold } from '../../../practice/procedure.ts'
import { may } from '../../../registers/permissions.ts'
import { factOfRow } from '../../../registers/records.ts'
import { When } from '../../../registers/schemas.ts'
import { contextOf, type World } from '../../../registers/world.ts'
import { page } from '../../../web/slice.ts'
import { agedNow } from '../age.ts'
import { commands } from '../commands.ts'
import { dutyWords } from '../duty-words.ts'
import { missing } from '../procedure.ts'
import { factsOfSeveral, knownWhereabouts } from '../queries/episode.ts'
import { consulted, unfinished } from '../queries.ts'
import { isDead, isStillAtRisk } from '../state.ts'
import { missingClosingAnswer, missingKnownAnswer } from './answers/known.ts'
import { closeChecklist, returnInterview } from './episode/closing.ts'

const knownShown = 200
/** Each is folded to say what it waits for. */
const closingShown = 25

export const knownPage = page({
  path: '/missing/known',
  permission: 'see known whereabouts',
  template: 'work/missing/views/known.njk',
  title: 'Known whereabouts and concerns',
  area: '/board',
  answer: missingKnownAnswer,
  load: async (world) => done(await readKnown(world)),
})

export const closingPage = page({
  path: '/missing/closing',
  permission: 'see an episode',
  template: 'work/missing/views/closing.njk',
  title: 'Located, not yet closed',
  area: '/board',
  query: Type.Object({ after: { ...Type.Union([When, Type.Null()]), title: 'Reported after', input: 'hidden' } }),
  answer: missingClosingAnswer,
  load: async (world, { query }) => done(await readClosing(world, query.after)),
})

async function readKnown(world: World) {
  const { forceId, staffId } = world.who
  return await world.db.write(contextOf(world), async (writer) => {
    const rows = await knownWhereabouts.all(writer, { force: forceId, limit: knownShown })
    const ids = rows.map((row) => row.record_id)
    writer.send(consulted(forceId, staffId, world.now, 'known whereabouts', ids, null))
    return {
      rows: rows.map((row) => ({
        recordId: row.record_id,
        name: row.name,
        ...agedNow(row, world.now),
        path: row.path,
        reportedAt: row.reported_at,
        where: row.known_place ?? row.last_seen_place,
        reviewAt: row.next_review_at,
        late: row.next_review_at === null || row.next_review_at < world.now,
        owner: row.owner_name,
        acknowledged: row.acknowledged,
      })),
      full: rows.length === knownShown,
      mayAudit: may(world.who, 'audit contacts'),
    }
  })
}

async function readClosing(world: World, after: string | null) {
  const { forceId, staffId } = world.who
  return await world.db.write(contextOf(world), async (writer) => {
    const rows = await unfinished.all(writer, {
      force: forceId,
      after: after ?? '1970-01-01T00:00:00.000Z',
      limit: closingShown,
    })
    const ids = rows.map((row) => row.record_id)
    const facts = (await factsOfSeveral.all(writer, { force: forceId, records: ids })).map((row) =>
      missing.read(factOfRow(row)),
    )
    writer.send(consulted(forceId, staffId, world.now, 'located, not yet closed', ids, null))
    return {
      rows: rows.map((row) => {
        const own = facts.filter((fact) => fact.recordId === row.record_id)
        const folded = fold(missing, forceId, row.record_id, own, world.policyAt)
        const { state, duties } = folded
        return {
          recordId: row.record_id,
          name: row.name,
          ...agedNow(row, world.now),
          grade: row.level,
          phase: row.phase,
          locatedAt: row.located_at,
          returnedAt: row.returned_at,
          owner: row.owner_name,
          atRisk: isStillAtRisk(state),
          grave: state.grave?.outcome ?? null,
          dead: isDead(state),
          next: row.next_duty === null ? null : dutyWords(row.next_duty),
          nextDueAt: row.next_due_at,
          late: row.next_due_at !== null && row.next_due_at < world.now,
          waitsFor: (closeChecklist(folded, { ...world, at: world.now, commands }) ?? []).map((one) => one.sentence),
          returnInterview: returnInterview(state, duties),
        }
      }),
      more: rows.length === closingShown ? (rows.at(-1)?.reported_at ?? null) : null,
    }
  })
}
