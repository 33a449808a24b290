// Opening a programme, taking and leaving its command posts, setting its meetings. Who held what before stays in the facts.
import Type, { type TSchema } from 'typebox'
import { type Refusal, refusal } from '../../../kernel/outcome.ts'
import { type LocalDate as Day, dateWords, type Instant, localDate } from '../../../kernel/time.ts'
import { deciding, no, when } from '../../../registers/deciding.ts'
import { appendTo, type Command, load, none } from '../../../registers/records.ts'
import { LocalDate } from '../../../registers/schemas.ts'
import { staffById } from '../../../registers/staff.ts'
import { contextOf, type Reaction, type World } from '../../../registers/world.ts'
import { choice, choiceOf, idChoice, line, optionalLine, text } from '../../../web/fields.ts'
import { type BoundCommand, bind } from '../../../web/slice.ts'
import { staffToChoose } from '../../../web/staff-choices.ts'
import { cadences, type Level, levels, type NewProgrammeFact, type ProgrammeFact } from './facts.ts'
import { holderOf, type Post, type ProgrammeState, programme, samePost } from './procedure.ts'
import { postsHeldBy } from './queries.ts'

const command = <Schema extends TSchema, Evidence>(given: Command<ProgrammeState, ProgrammeFact, Schema, Evidence>) =>
  given
const { unless } = deciding<NewProgrammeFact>()

const day = (title: string, missing: string) => ({ ...LocalDate, title, missing, input: 'date' })
const level = choice('Command post', 'Choose gold, silver or bronze', levels, {
  gold: 'Gold: sets the direction and answers for it',
  silver: 'Silver: turns it into a plan and keeps it',
  bronze: 'Bronze: does one strand of the work',
})
const strand = optionalLine('Strand', {
  most: 120,
  description: 'Of bronze only: which strand of the work, for example supervision',
})

const open = command({
  name: 'open',
  title: 'Open an improvement programme',
  path: 'programmes',
  permission: 'keep the plan',
  opens: true,
  body: Type.Object({
    title: line('What is it called?', 'Enter what it is called'),
    purpose: text('What is it for?', 'Enter what it is for', { most: 2000 }),
  }),
  evidence: none,
  decide: ({ body, now }) => unless([], { kind: 'programme.opened/1', happenedAt: now, body }),
})

const appoint = command({
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
    (await staffById.one(reader, { force: world.who.forceId, staff: body.staffId })) !== null,
  decide: ({ body, evidence, state, now }) => {
    const post = state.posts.find((one) => samePost(one, body))
    const before = post?.holders.at(-1)
    return unless(
      [
        ...postRefusals(body.level, body.strand),
        ...when(!evidence, 'staffId', 'There is nobody of that name in post.'),
        ...when(post !== undefined && holderOf(post)?.staffId === body.staffId, 'staffId', 'They hold it already.'),
        ...when(body.since > localDate(now), 'since', 'This has not come yet.'),
        ...when(
          before !== undefined && body.since < (before.until ?? before.since),
          'since',
          `Somebody held it then: give a day from ${dateWords(before?.until ?? before?.since ?? body.since)} on.`,
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

const vacate = command({
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

const setMeeting = command({
  name: 'set-meeting',
  title: 'Set a meeting',
  path: 'meetings',
  permission: 'keep the plan',
  body: Type.Object({
    name: line('What is it called?', 'Enter what it is called', { most: 120 }),
    level,
    cadence: choice('How often?', 'Choose how often', cadences),
    firstOn: day('On which day first?', 'Enter a day on which it is held'),
  }),
  evidence: none,
  decide: ({ body, now }) => unless([], { kind: 'programme.meeting-set/1', happenedAt: now, body }),
})

const endMeeting = command({
  name: 'end-meeting',
  title: 'Say that a meeting is no longer held',
  path: 'meeting-ends',
  permission: 'keep the plan',
  body: Type.Object({ name: choiceOf('Which meeting?', 'Choose the meeting') }),
  evidence: none,
  decide: ({ body, state, now }) =>
    unless(
      when(
        !state.meetings.some((one) => one.name === body.name && one.endedOn === null),
        'name',
        'There is no such meeting.',
      ),
      { kind: 'programme.meeting-ended/1', happenedAt: now, body: { ...body, on: localDate(now) } },
    ),
})

const after = () => '/programme'

export const programmeCommands: readonly BoundCommand[] = [
  bind(programme, open, { after, says: 'Opened' }),
  bind(programme, appoint, {
    after,
    choices: async (world, _, typed) => ({ staffId: await staffToChoose(world, { jobs: null, typed }) }),
  }),
  bind(programme, vacate, { after }),
  bind(programme, setMeeting, { after }),
  bind(programme, endMeeting, {
    after,
    choices: async (world, recordId) => ({
      name: (await stateOf(world, recordId)).meetings
        .filter((one) => one.endedOn === null)
        .map(({ name }) => ({ value: name, text: name })),
    }),
  }),
]

const stateOf = async (world: World, recordId: string): Promise<ProgrammeState> =>
  (await world.db.read(contextOf(world), async (reader) => await load(reader, world, programme, recordId))).state

/** Whoever leaves the force leaves every command post vacant, in the same transaction. */
export const vacateOfLeavers: Reaction = {
  kinds: ['staff.left/1'],
  react: async ({ writing, recordId, happenedAt }) => {
    const held = await postsHeldBy.all(writing.writer, { force: writing.world.who.forceId, staff: recordId })
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
