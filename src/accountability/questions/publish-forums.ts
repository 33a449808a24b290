// The forums of a force's policy, with the next meeting of each, those that were called among them, brought to the public site with the force’s name: it reads what is published and no policy.
import Type from 'typebox'
import { type Database, statement } from '../../kernel/database.ts'
import { sql } from '../../kernel/sql.ts'
import type { Instant } from '../../kernel/time.ts'
import type { Policy } from '../../practice/policy.ts'
import { forceById } from '../../registers/forces.ts'
import { SYSTEM } from '../../registers/world.ts'
import { type Forum, forumsOf, tableName, tieAsked } from './forums.ts'
import { type CalledMeeting, isOf, nextMeeting, ruleOf } from './notice.ts'
import { calledMeetings, cancelledMeetings } from './queries.ts'

/** For the clock's role, often: written only where it changed. Answers whether it did. */
export async function publishForums(db: Database, force: string, policy: Policy, now: Instant): Promise<boolean> {
  return await db.write({ force, who: SYSTEM, now }, async (writer) => {
    const [called, cancelled] = [await calledMeetings(writer, force), await cancelledMeetings(writer, force)]
    const { forums } = forumsOf(policy.tables[tableName])
    const body = JSON.stringify(
      forums.map((one) => ({
        ...offered(one, policy, called, now),
        cancelled: cancelled.filter((each) => isOf(one, each)).map(({ heldOn }) => heldOn),
      })),
    )
    const name = (await forceById.one(writer, { force }))?.name ?? force
    if ((await unchanged.one(writer, { force, body, name })) !== null) return false
    writer.send(sql`
      insert into published.forum (force_id, body, name)
      values (${force}, ${body}::jsonb, ${name})
      on conflict (force_id) do update set body = excluded.body, name = excluded.name`)
    return true
  })
}

function offered(forum: Forum, { holidays }: Policy, called: readonly CalledMeeting[], now: Instant) {
  const next = nextMeeting(forum, holidays, called, now)
  const { id, words, whoMayAsk, most } = forum
  return {
    id,
    words,
    rule: ruleOf(forum),
    whoMayAsk,
    tie: tieAsked(forum),
    most,
    hasMeetings: forum.kind !== 'at any time',
    meetingOn: next?.meetingOn ?? null,
    latest: next?.latest ?? null,
  }
}

const unchanged = statement({
  name: 'questions: whether the forums stand as they are published',
  row: Type.Object({ force_id: Type.String() }),
  example: { force: 'demonstration', body: '[]', name: 'North' },
  sql: (p: { force: string; body: string; name: string }) => sql`
    select force_id
    from published.forum
    where force_id = ${p.force}
      and body = ${p.body}::jsonb
      and name = ${p.name}
    limit 1`,
})
