// Deciding on a question, giving it to somebody, answering with the figures of the day, publishing, following up.
import Type, { type TSchema } from 'typebox'
import type { Reader } from '../../kernel/database.ts'
import { type Refusal, refusal } from '../../kernel/outcome.ts'
import { type Instant, localDate } from '../../kernel/time.ts'
import type { Policy } from '../../practice/policy.ts'
import { deciding, when } from '../../registers/deciding.ts'
import { may, type Permission, type Person, rolesThatMay } from '../../registers/permissions.ts'
import { type Command, load, none } from '../../registers/records.ts'
import { Line, LocalDate, Maybe } from '../../registers/schemas.ts'
import { listStaff, staffById } from '../../registers/staff.ts'
import { contextOf, type World } from '../../registers/world.ts'
import { idChoice, optionalText, text } from '../../web/fields.ts'
import { type BoundCommand, bind } from '../../web/slice.ts'
import type { FigureThen, NewQuestionFact, QuestionFact } from './facts.ts'
import { figureWords } from './figure-words.ts'
import { forumOf, gateOf, latestFor } from './forums.ts'
import { lookedAt } from './names-somebody.ts'
import { type QuestionState, question } from './procedure.ts'

/** What a measure says now, fit for the public; null for a measure nobody knows. */
export type ReadFigure = (reader: Reader, force: string, measure: string, now: Instant) => Promise<FigureThen | null>

const command = <Schema extends TSchema, Evidence>(given: Command<QuestionState, QuestionFact, Schema, Evidence>) =>
  given
const { unless } = deciding<NewQuestionFact>()

/** Each forum has its own gate: a question to the panel is the host authority's to decide, and the commissioner's office can never refuse one. */
function notTheirs(state: QuestionState, by: Person, policy: Policy): readonly Refusal[] {
  const gate = gateOf(forumOf(policy, state.received?.forum ?? ''))
  return may(by, gate) ? [] : [refusal('', `This question is for ${names(gate)} to decide, and for nobody else.`)]
}
const names = (permission: Permission) => rolesThatMay(permission).join(', ')

const admit = command({
  name: 'admit',
  title: 'Admit the question',
  path: 'admission',
  permission: 'see recommendations',
  body: Type.Object({
    meetingOn: {
      ...Maybe(LocalDate),
      title: 'At which meeting is it put?',
      description: 'Leave empty where the forum needs none',
      input: 'date',
    },
    lateBecause: Type.Optional(
      optionalText('Why is it put although it came too late?', {
        description: 'Only where it came after the last moment by the forum’s rule. Whoever asked can read it',
        most: 1000,
      }),
    ),
  }),
  evidence: none,
  decide: ({ body, state, by, policy, now }) => {
    const { received, stage } = state
    const forum = forumOf(policy, received?.forum ?? '')
    const latest = forum === null || body.meetingOn === null ? null : latestFor(forum, body.meetingOn, policy.holidays)
    const inTime = latest === null || received === null ? null : received.receivedAt <= latest
    const lateBecause = inTime === false ? (body.lateBecause ?? null) : null
    return unless(
      [
        ...notTheirs(state, by, policy),
        ...when(stage !== 'received', '', 'It is decided already.'),
        ...when(
          body.meetingOn === null && forum !== null && forum.kind !== 'at any time',
          'meetingOn',
          'Enter the meeting: the forum’s rule counts from it.',
        ),
        ...when(body.meetingOn !== null && body.meetingOn < localDate(now), 'meetingOn', 'This meeting has been.'),
        ...when(
          inTime === false && lateBecause === null,
          'lateBecause',
          'It came too late for this meeting by the forum’s rule. Enter why it is put all the same, or choose a later meeting.',
        ),
      ],
      {
        kind: 'question.admitted/1',
        happenedAt: now,
        body: { meetingOn: body.meetingOn, latest, inTime, lateBecause },
      },
    )
  },
})

const reject = command({
  name: 'reject',
  title: 'Refuse the question',
  path: 'rejection',
  permission: 'see recommendations',
  body: Type.Object({ because: text('Why', 'Enter why: whoever asked can read it', { most: 1000 }) }),
  evidence: none,
  decide: ({ body, state, by, policy, now }) =>
    unless([...notTheirs(state, by, policy), ...when(state.stage !== 'received', '', 'It is decided already.')], {
      kind: 'question.rejected/1',
      happenedAt: now,
      body,
    }),
})

const allocate = command({
  name: 'allocate',
  title: 'Give it to somebody to answer',
  path: 'allocation',
  permission: 'see recommendations',
  body: Type.Object({
    staffId: idChoice('Who answers?', 'Choose who answers'),
    dueOn: { ...LocalDate, title: 'By when', missing: 'Enter by when', input: 'date' },
  }),
  evidence: async (reader, { body, world }) =>
    await staffById.one(reader, { force: world.who.forceId, staff: body.staffId }),
  decide: ({ body, state, evidence, by, policy, now }) =>
    unless(
      [
        ...notTheirs(state, by, policy),
        ...when(state.stage === 'received', '', 'Admit it first.'),
        ...when(state.stage === 'rejected' || state.stage === 'published', '', 'It is closed.'),
        ...when(evidence === null, 'staffId', 'Choose somebody who works here now.'),
        ...when(body.dueOn < localDate(now), 'dueOn', 'This day has passed.'),
        ...when(
          state.admitted?.meetingOn != null && body.dueOn > state.admitted.meetingOn,
          'dueOn',
          `It is put at the meeting of ${state.admitted?.meetingOn ?? ''}: the answer is due by then.`,
        ),
      ],
      {
        kind: 'question.allocated/1',
        happenedAt: now,
        body: { ...body, name: evidence?.name ?? '' },
      },
    ),
})

const answer = (readFigure: ReadFigure) =>
  command({
    name: 'answer',
    title: 'Answer the question',
    path: 'answers',
    permission: 'answer questions',
    body: Type.Object({
      answer: text('Answer', 'Enter the answer: it is published'),
      measure: {
        ...Maybe(Line(60)),
        title: 'Which measure shows it?',
        description: 'What it says today is published beside the answer, rounded as everything public is',
        input: 'select',
      },
    }),
    evidence: async (reader, { body, world }) =>
      body.measure === null ? null : await readFigure(reader, world.who.forceId, body.measure, world.now),
    decide: ({ body, state, evidence, by, now }) =>
      unless(
        [
          ...when(
            state.stage !== 'allocated' && state.stage !== 'answered',
            '',
            'It is not given to anybody to answer, or is published already.',
          ),
          ...when(
            state.allocated !== null && state.allocated.staffId !== by.staffId,
            '',
            `It was given to ${state.allocated?.name ?? 'somebody else'} to answer.`,
          ),
          ...when(body.measure !== null && evidence === null, 'measure', 'There is no such measure.'),
        ],
        {
          kind: 'question.answered/1',
          happenedAt: now,
          body: { ...body, ...figuresOf(evidence), by: by.name, role: officeOf(by) },
        },
      ),
  })

const figuresOf = (figure: FigureThen | null) => ({ figures: figure === null ? null : figureWords(figure), figure })

/** In which job somebody answers, of those that may. */
const officeOf = (by: Person): string | null =>
  rolesThatMay('answer questions').find((role) => by.roles.includes(role)) ?? null

const supplementary = command({
  name: 'ask-supplementary',
  title: 'Ask a supplementary question',
  path: 'supplementary',
  permission: 'see recommendations',
  body: Type.Object({ question: text('What is asked further?', 'Enter what is asked further', { most: 2000 }) }),
  evidence: none,
  decide: ({ body, state, by, policy, now }) =>
    unless(
      [
        ...notTheirs(state, by, policy),
        ...when(state.stage !== 'answered', '', 'A supplementary question follows an answer.'),
        ...when(state.supplementary.length > 0, '', 'One supplementary question was asked already.'),
      ],
      { kind: 'question.supplementary-asked/1', happenedAt: now, body },
    ),
})

const publish = command({
  name: 'publish',
  title: 'Publish it with its answer',
  path: 'publication',
  permission: 'see recommendations',
  body: Type.Object({}),
  evidence: none,
  decide: ({ state, by, policy, now }) =>
    unless(
      [
        ...notTheirs(state, by, policy),
        ...when(state.stage !== 'answered', '', 'It is not answered, or is published already.'),
      ],
      { kind: 'question.published/1', happenedAt: now, body: {} },
    ),
})

const followUp = command({
  name: 'follow-up',
  title: 'Follow it up',
  path: 'follow-ups',
  permission: 'see recommendations',
  body: Type.Object({ words: text('What was done since', 'Enter what was done since', { most: 2000 }) }),
  evidence: none,
  decide: ({ body, state, by, now }) =>
    unless(
      [
        ...when(
          !may(by, 'answer questions') && !may(by, 'decide on questions'),
          '',
          'This is for those who answer or decide.',
        ),
        ...when(state.publishedAt === null, '', 'It is not published yet.'),
      ],
      { kind: 'question.followed-up/1', happenedAt: now, body },
    ),
})

/** What is published is never taken away: what looks like a person's is pointed at before, for a person to judge. */
async function beforePublishing(world: World, recordId: string): Promise<readonly string[]> {
  const { state } = await world.db.read(
    contextOf(world),
    async (reader) => await load(reader, world, question, recordId),
  )
  return [
    'The question, word for word, and every answer with its figures go on the public site, without who asked. What was published is never changed or taken away.',
    ...lookedAt(state).map((one) => `Look at this first: ${one}`),
  ]
}

async function answerers(world: World) {
  const rows = await world.db.read(
    contextOf(world),
    async (reader) => await listStaff.all(reader, { force: world.who.forceId, after: null, limit: 500 }),
  )
  const jobs = rolesThatMay('answer questions')
  return rows
    .filter((row) => row.roles.some((role) => jobs.some((one) => one === role)))
    .map((row) => ({ value: row.staff_id, text: `${row.name}, ${row.roles.join(', ')}` }))
}

export const questionCommands = (
  readFigure: ReadFigure,
  measures: ReadonlyMap<string, { readonly question: string }>,
): readonly BoundCommand[] => [
  bind(question, admit, { says: 'Admitted' }),
  bind(question, reject, { says: 'Refused' }),
  bind(question, allocate, { choices: async (world) => ({ staffId: await answerers(world) }) }),
  bind(question, answer(readFigure), {
    says: 'Answered',
    choices: async () =>
      await Promise.resolve({
        measure: [...measures].map(([value, one]) => ({ value, text: `${value}: ${one.question}` })),
      }),
  }),
  bind(question, supplementary),
  bind(question, publish, {
    says: 'Published on the public site',
    load: async (world, recordId) => ({ about: await beforePublishing(world, recordId) }),
  }),
  bind(question, followUp),
]
