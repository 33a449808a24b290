// One child whose record is restricted, and which somebody opened last night by breaking the glass: it waits to be reviewed.
import Type from 'typebox'
import { statement } from '../kernel/database.ts'
import { sql } from '../kernel/sql.ts'
import { addDays, hours, type Instant, localDate, minutes, plus, startOfLocalDay } from '../kernel/time.ts'
import { consulted } from '../registers/consultation.ts'
import { restrictionOf } from '../registers/restricted.ts'
import { SYSTEM } from '../registers/world.ts'
import type { Stage } from './carry-out.ts'
import type { ChildsEpisodes } from './episode.ts'
import { identityOf } from './identity.ts'
import { madeAlready, personOfEpisode } from './made-before.ts'
import { ownTime } from './own-time.ts'

/** A child who went more than once, of whom nothing is going on any more. */
export async function restrictAChild(stage: Stage, history: readonly ChildsEpisodes[], until: Instant): Promise<void> {
  const opening = identityOf(`${stage.force}/glass`)
  if ((await madeAlready(stage, [opening], until)).has(opening)) return
  // Not before the audits, which read files of the year as anybody may: where the ledger was not signed yet, they come at the next start.
  const audited = await stage.db.read(
    { force: stage.force, who: SYSTEM, now: until },
    async (reader) => await anAuditedFile.one(reader, null),
  )
  if (audited === null) return
  const [keeper, officer] = [stage.staff.get('Rosa Wexford'), stage.staff.get('Mina Harrow')]
  const today = startOfLocalDay(localDate(until))
  const restrictedAt = plus(startOfLocalDay(addDays(localDate(until), -9)), hours(11))
  const last = history.find(({ episodes }) => episodes.length > 1 && endedAt(episodes) < restrictedAt)?.episodes.at(-1)
  const child = last === undefined ? null : await personOfEpisode(stage, last.id, until)
  if (keeper === undefined || officer === undefined || last === undefined || child === null) return
  // A visitor has restricted the same child since: there is one to be seen already.
  const asked = { force: stage.force, record: child }
  const reading = { force: stage.force, who: SYSTEM, now: until }
  if ((await stage.db.read(reading, async (reader) => await restrictionOf.one(reader, asked))) !== null) return
  const run = ownTime(stage, until)
  await run(keeper, restrictedAt, 'person/restrict', child, { reason: 'A parent works for this force.' })
  const brokenAt = plus(today, hours(-3))
  await run(officer, brokenAt, 'opening/break-glass', opening, {
    recordId: last.id,
    reason: 'An aunt rang: may be at the flat where we found them before. I must look where that was.',
    hours: '1',
  })
  await stage.db.write({ force: stage.force, who: officer.staffId, now: brokenAt }, async (writer) => {
    writer.send(consulted(stage.force, officer.staffId, plus(brokenAt, minutes(2)), 'episode', [last.id], null))
    await Promise.resolve()
  })
}

const anAuditedFile = statement({
  name: 'demonstration: whether files were audited',
  row: Type.Object({ record_id: Type.String() }),
  example: null,
  sql: (_: null) => sql`
    select record_id
    from audited_file
    where force_id = context_force()
    limit 1`,
})

const endedAt = (episodes: ChildsEpisodes['episodes']): string => episodes.at(-1)?.endedAt ?? ''
