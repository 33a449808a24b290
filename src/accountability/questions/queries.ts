// SQL of public questions: what waits, what is owed, one with what became of it.
import Type from 'typebox'
import { type Reader, statement } from '../../kernel/database.ts'
import { sql } from '../../kernel/sql.ts'
import { Maybe } from '../../registers/schemas.ts'
import type { CalledMeeting } from './notice.ts'

const nobody = '00000000-0000-7000-8000-000000000000'

export const questions = statement({
  name: 'questions: those that wait first',
  row: Type.Object({
    record_id: Type.String(),
    forum: Type.String(),
    words: Maybe(Type.String()),
    received_at: Type.String(),
    stage: Type.String(),
    meeting_on: Maybe(Type.String()),
    in_time: Maybe(Type.Boolean()),
    owner: Maybe(Type.String()),
    /** Whoever is to answer works here no longer. */
    owner_left: Type.Boolean(),
    due_on: Maybe(Type.String()),
    published_at: Maybe(Type.String()),
  }),
  example: { force: 'demonstration' },
  sql: (p: { force: string }) => sql`
    select q.record_id, q.forum, left(f.body ->> 'question', 200) as words, q.received_at, q.stage, q.meeting_on, q.in_time, s.name as owner,
      s.left_at is not null as owner_left, q.due_on, q.published_at
    from question q
    left join fact f on f.force_id = q.force_id and f.record_id = q.record_id and f.position = 1
    left join staff s on s.force_id = q.force_id and s.staff_id = q.owner_id
    where q.force_id = ${p.force}
    order by q.stage in ('published', 'rejected'), q.received_at desc
    limit 200`,
})

/** Those that wait for a decision, the oldest first, each with all its words. */
export const undecided = statement({
  name: 'questions: those not decided on',
  row: Type.Object({
    record_id: Type.String(),
    forum: Type.String(),
    words: Maybe(Type.String()),
    received_at: Type.String(),
  }),
  example: { force: 'demonstration', most: 201 },
  sql: (p: { force: string; most: number }) => sql`
    select q.record_id, q.forum, f.body ->> 'question' as words, q.received_at
    from question q
    left join fact f on f.force_id = q.force_id and f.record_id = q.record_id and f.position = 1
    where q.force_id = ${p.force}
      and q.stage = 'received'
    order by q.received_at, q.record_id
    limit ${p.most}`,
})

export const inbox = statement({
  name: 'questions: come in and not taken',
  row: Type.Object({
    inbox_id: Type.String(),
    force_id: Type.String(),
    received_at: Type.String(),
    body: Type.Unknown(),
  }),
  example: { limit: 10, full: ['demonstration'] },
  sql: (p: { limit: number; full: readonly string[] }) => sql`
    select inbox_id, force_id, received_at, body
    from published.question_inbox
    where taken_at is null
      and (force_id <> all (${[...p.full]}::text[]) or body ? 'forget')
    order by received_at
    limit ${p.limit}`,
})

export const claimed = statement({
  name: 'questions: one from the inbox, claimed',
  row: Type.Object({ inbox_id: Type.String() }),
  example: { inbox: nobody },
  sql: (p: { inbox: string }) => sql`
    select inbox_id
    from published.question_inbox
    where inbox_id = ${p.inbox}
      and taken_at is null
    limit 1
    for update skip locked`,
})

/** How many became questions, by force: more than a person can look at in a day are left where they are. */
export const takenSince = statement({
  name: 'questions: taken in since',
  row: Type.Object({ force_id: Type.String(), n: Type.Integer() }),
  example: { since: '2026-01-01T00:00:00.000Z' },
  sql: (p: { since: string }) => sql`
    select i.force_id, count(*)::integer as n
    from published.question_inbox i
    join question q on q.force_id = i.force_id and q.record_id = i.inbox_id
    where i.taken_at >= ${p.since}
    group by i.force_id
    order by i.force_id
    limit 1000`,
})

/** How many wait in the box, and since when: seen by whoever handles questions. */
export const waitingInBox = statement({
  name: 'questions: how many wait in the box',
  row: Type.Object({ n: Type.Integer(), since: Maybe(Type.String()) }),
  example: { force: 'demonstration' },
  sql: (p: { force: string }) => sql`
    select count(*)::integer as n, min(received_at) as since
    from published.question_inbox
    where force_id = ${p.force}
      and taken_at is null
    limit 1`,
})

export const byTicket = statement({
  name: 'questions: by the ticket of whoever asked',
  row: Type.Object({ record_id: Type.String() }),
  example: { force: 'demonstration', ticket: '' },
  sql: (p: { force: string; ticket: string }) => sql`
    select record_id
    from question
    where force_id = ${p.force}
      and ticket = ${p.ticket}
    limit 1`,
})

const called = statement({
  name: 'questions: public meetings that are called',
  row: Type.Object({ held_on: Type.String(), questions_by: Maybe(Type.String()) }),
  example: { force: 'demonstration' },
  sql: (p: { force: string }) => sql`
    select held_on, questions_by
    from public_meeting_now
    where force_id = ${p.force}
    order by held_on, record_id
    limit 60`,
})

/** Of the commissioner's office, through its contract: days on which no other public meeting stands. */
const cancelledPublicMeetings = statement({
  name: 'questions: days whose public meeting is cancelled',
  row: Type.Object({ held_on: Type.String() }),
  example: { force: 'demonstration' },
  sql: (p: { force: string }) => sql`
    select held_on
    from public_meeting_cancelled
    where force_id = ${p.force}
    order by held_on desc, record_id
    limit 200`,
})

/** Those of the panel, as its secretariat entered them, the next first. */
export const panelMeetings = statement({
  name: 'questions: meetings of the panel',
  row: Type.Object({
    record_id: Type.String(),
    forum: Type.String(),
    held_on: Type.String(),
    cancelled_because: Maybe(Type.String()),
  }),
  example: { force: 'demonstration' },
  sql: (p: { force: string }) => sql`
    select record_id, forum, held_on, cancelled_because
    from panel_meeting
    where force_id = ${p.force}
    order by held_on desc, record_id
    limit 200`,
})

/** Of public meetings through their contract, since the commissioner's office calls them elsewhere; of the panel its own. */
export async function calledMeetings(reader: Reader, force: string): Promise<readonly CalledMeeting[]> {
  const [open, ofPanel] = await Promise.all([called.all(reader, { force }), panelMeetings.all(reader, { force })])
  return [
    ...open.map((one) => ({ heldOn: one.held_on, questionsBy: one.questions_by })),
    ...ofPanel
      .filter((one) => one.cancelled_because === null)
      .map((one) => ({ heldOn: one.held_on, questionsBy: null, forum: one.forum })),
  ]
}

/** Days whose meeting is cancelled, where no other of the same forum stands on them. */
export async function cancelledMeetings(
  reader: Reader,
  force: string,
): Promise<readonly Omit<CalledMeeting, 'questionsBy'>[]> {
  const [ofOffice, ofPanel] = await Promise.all([
    cancelledPublicMeetings.all(reader, { force }),
    panelMeetings.all(reader, { force }),
  ])
  const standing = new Set(
    ofPanel.filter((one) => one.cancelled_because === null).map((one) => `${one.forum} ${one.held_on}`),
  )
  return [
    ...ofOffice.map((one) => ({ heldOn: one.held_on })),
    ...ofPanel
      .filter((one) => !standing.has(`${one.forum} ${one.held_on}`))
      .map((one) => ({ heldOn: one.held_on, forum: one.forum })),
  ]
}
