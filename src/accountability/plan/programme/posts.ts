// Who holds a command post: taken, left vacant, and left by whoever leaves the force. Who held what before stays in the facts.
import Type from 'typebox'
import { type Refusal, refusal } from '../../../kernel/outcome.ts'
import { type LocalDate as Day, dateWords, type Instant, localDate } from '../../../kernel/time.ts'
import { no, when } from '../../../registers/deciding.ts'
import { inPostBesideLeaving, leavingAlone } from '../../../registers/leaving-in-turn.ts'
import { appendTo, none } from '../../../registers/records.ts'
import type { Reaction } from '../../../registers/world.ts'
import { day, idChoice, line, optionalLine } from '../../../web/fields.ts'
import type { Level, NewProgrammeFact } from './facts.ts'
import { holderOf, type Post, programme, samePost } from './procedure.ts'
import { command, level, unless } from './programme-command.ts'
import { postsHeldBy } from './queries.ts'

const strand = optionalLine('Strand', {
  most: 120,
  description: 'For bronze only: which strand of the work, for example supervision',
})

export const appoint = command({
  name: 'appoint',
  title: 'Say who holds a command post',
  path: 'appointments',
  permission: 'keep the plan',
  body: Type.Object({
    level,
    strand,
    staffId: idChoice('Who holds it?', 'Choose who holds it'),
    since: day('Since when?', 'Enter since when'),
  }),
  evidence: async (reader, { body, world }) =>
    (await inPostBesideLeaving(reader, { force: world.who.forceId, staff: body.staffId })) !== null,
  decide: ({ body, evidence, state, now }) => {
    const post = state.posts.find((one) => samePost(one, body))
    const before = post?.holders.at(-1)
    return unless(
      [
        ...postRefusals(body.level, body.strand),
        ...when(!evidence, 'staffId', 'There is nobody with that name in post.'),
        ...when(
          post !== undefined && holderOf(post)?.staffId === body.staffId,
          'staffId',
          'They already hold this command post.',
        ),
        ...when(body.since > localDate(now), 'since', 'This date is in the future.'),
        ...when(
          before !== undefined && body.since < (before.until ?? before.since),
          'since',
          `Somebody else held this command post then. Give ${dateWords(before?.until ?? before?.since ?? body.since)} or a later day.`,
        ),
      ],
      { kind: 'programme.post-taken/1', happenedAt: now, body },
    )
  },
})

function postRefusals(of: Level, named: string | null): readonly Refusal[] {
  if (of === 'bronze')
    return named === null ? [refusal('strand', 'Say which strand of the work this bronze does.')] : []
  return named === null ? [] : [refusal('strand', 'Only bronze has strands: leave it empty.')]
}

export const vacate = command({
  name: 'vacate',
  title: 'Say that a command post is vacant',
  path: 'vacancies',
  permission: 'keep the plan',
  body: Type.Object({
    level,
    strand,
    because: line('Why?', 'Enter why it is vacant', { most: 300 }),
  }),
  evidence: none,
  decide: ({ body, state, now }) => {
    const post = state.posts.find((one) => samePost(one, body))
    const holder = post === undefined ? null : holderOf(post)
    if (holder === null) return no('', 'Nobody holds this command post.')
    return unless([], {
      kind: 'programme.post-left/1',
      happenedAt: now,
      body: { ...body, staffId: holder.staffId, on: leavingDay(holder.since, localDate(now)) },
    })
  },
})

/** Nobody leaves before they came. */
const leavingDay = (since: string, today: Day): string => (since > today ? since : today)

/** Whoever leaves the force leaves every command post vacant, in the same transaction. */
export const vacateOfLeavers: Reaction = {
  kinds: ['staff.left/1'],
  react: async ({ writing, recordId, happenedAt }) => {
    const leaver = { force: writing.world.who.forceId, staff: recordId }
    writing.writer.send(leavingAlone(leaver))
    const held = await postsHeldBy.all(writing.writer, leaver)
    for (const one of held)
      await appendTo(writing, programme, one.record_id, ({ state }) =>
        state.posts
          .filter((post) => holderOf(post)?.staffId === recordId)
          .map((post) => left(post, recordId, happenedAt)),
      )
  },
}

function left(post: Post, staffId: string, happenedAt: Instant): NewProgrammeFact {
  const today = localDate(happenedAt)
  const on = leavingDay(holderOf(post)?.since ?? today, today)
  const body = { level: post.level, strand: post.strand, staffId, on, because: 'Left the force' }
  return { kind: 'programme.post-left/1', happenedAt, body }
}
