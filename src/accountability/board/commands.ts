// The board's commands: call it, freeze its pack, minute what was decided, asked and claimed, approve the minutes; and what was said in public.
import Type from 'typebox'
import { type Refusal, refusal } from '../../kernel/outcome.ts'
import {
  addDays,
  dayNumber,
  dayOf,
  type Instant,
  isWeekday,
  localDate,
  parseLocalDate,
  startOfLocalDay,
} from '../../kernel/time.ts'
import type { Holidays } from '../../practice/deadline.ts'
import type { NewFact } from '../../practice/fact.ts'
import { type Command, type Decision, load, none } from '../../registers/records.ts'
import { Id, Line, LocalDate, Maybe } from '../../registers/schemas.ts'
import { contextOf, type World } from '../../registers/world.ts'
import { line, lines, optionalLine, text } from '../../web/fields.ts'
import { type BoundCommand, bind } from '../../web/slice.ts'
import { type JudgeForce, judgedBefore, notJudged, olderThanTheirTest } from '../judged.ts'
import type { FrozenFigure, MeetingFact, StatementFact } from './facts.ts'
import { distinct, figuresKnownAt, type Measuring, type ReadPack, readPack } from './pack.ts'
import { type MeetingState, meeting, publicStatement, type StatementState } from './procedure.ts'
import { ledgerSize, recommendationsNow } from './queries.ts'
import { sentence } from './words.ts'

export const boardCommands = (
  measuring: Measuring,
  questions: ReadonlyMap<string, unknown>,
  judge: JudgeForce,
): readonly BoundCommand[] => [
  bind(meeting, call, {
    says: 'Called: its papers are owed five working days before',
    after: ({ recordId }) => `/meeting/${recordId}`,
  }),
  judgedBefore(
    judge,
    bind(meeting, freeze(measuring), {
      says: 'Frozen: nothing changes these numbers any more',
      button: 'Freeze the pack now',
      load: async () =>
        await Promise.resolve({
          about: [
            'The pack is made from the records as they stand now, and kept with the ledger size, so that every number can be computed again.',
            'Every status is computed first, and every record of the force is folded once: it takes a few seconds.',
          ],
        }),
    }),
  ),
  bind(meeting, minuteDecision, { says: 'Minuted', choices: async (world) => ({ about: await aboutChoices(world) }) }),
  bind(meeting, minuteChallenge, { says: 'Minuted', choices: async (world) => ({ about: await aboutChoices(world) }) }),
  bind(meeting, answerChallenge, {
    says: 'Answered',
    choices: async (world, recordId) => ({ position: await openChallengesOf(world, recordId) }),
    initial: async (_, __, query) => await Promise.resolve({ position: query['challenge'] }),
  }),
  judgedBefore(
    judge,
    bind(meeting, minuteClaim(measuring), {
      says: 'Minuted, with what the figures said on the day',
      choices: async (world) => ({ about: await aboutChoices(world) }),
    }),
  ),
  bind(meeting, approveMinutes, { says: 'Minutes approved' }),
  bind(publicStatement, recordStatement(measuring), {
    says: 'Recorded, with what the figures said',
    after: () => '/public-statements',
    choices: async () =>
      await Promise.resolve({ measures: [...questions.keys()].map((value) => ({ value, text: value })) }),
  }),
]

type MeetingCommand<Schema extends Type.TSchema, Evidence> = Command<MeetingState, MeetingFact, Schema, Evidence>
const command = <Schema extends Type.TSchema, Evidence>(given: MeetingCommand<Schema, Evidence>) => given
const answered = (refusals: readonly Refusal[], ...facts: readonly NewFact[]): Decision =>
  refusals.length > 0 ? { kind: 'refused', refusals } : { kind: 'facts', facts }

async function aboutChoices(world: World) {
  const rows = await world.db.read(
    contextOf(world),
    async (reader) => await recommendationsNow.all(reader, { force: world.who.forceId }),
  )
  return rows.map((row) => ({ value: row.record_id, text: `${row.reference}: ${row.theme}` }))
}

const about = {
  ...Maybe(Id),
  title: 'About which recommendation',
  description: 'Leave empty if about none',
  input: 'select',
}

export const call = command({
  name: 'call',
  title: 'Call a meeting of the board',
  path: 'calls',
  permission: 'keep the board',
  opens: true,
  body: Type.Object({
    title: line('What it is called', 'Enter what it is called', {
      description: 'For example: Child protection board, December 2026',
    }),
    heldOn: { ...LocalDate, title: 'Held on', missing: 'Enter the day', input: 'date' },
  }),
  evidence: none,
  decide: ({ body, now, policy }) => {
    const on = parseLocalDate(body.heldOn)
    if (on === null) return answered([refusal('heldOn', 'There is no such day.')])
    if (on < localDate(now))
      return answered([refusal('heldOn', 'This day has passed. A board is called before it is held.')])
    const paperDueOn = workingDaysBefore(on, paperWorkingDays, policy.holidays)
    return answered(
      paperDueOn === null
        ? [refusal('heldOn', 'The bank-holiday calendar does not cover this day: add the year’s bank holidays first.')]
        : [],
      {
        kind: 'meeting.called/1',
        happenedAt: now,
        body: { ...body, paperDueOn: paperDueOn ?? on, paperRule: `${paperWorkingDays} working days before the board` },
      },
    )
  },
})

const paperWorkingDays = 5

/** Counted back from the day before; null past the calendar's ends. */
function workingDaysBefore(day: ReturnType<typeof dayOf>, count: number, holidays: Holidays) {
  const closed = new Set(holidays.dates)
  if (day > holidays.until) return null
  let at = day
  for (let left = count; left > 0; ) {
    at = addDays(at, -1)
    if (holidays.since !== undefined && at < holidays.since) return null
    if (isWeekday(dayNumber(at)) && !closed.has(at)) left--
  }
  return at
}

const FreezeBody = Type.Object({
  decisionsAsked: lines('Decisions asked of the board', 'One a line'),
  childrenSaid: lines(
    'What children said',
    'One a line, in their words and without anything that could tell who: a second person has looked at it',
  ),
})

export const freeze = (measuring: Measuring) =>
  command<typeof FreezeBody, { readonly pack: ReadPack; readonly older: readonly string[] }>({
    name: 'freeze-pack',
    title: 'Freeze the pack',
    path: 'pack',
    permission: 'keep the board',
    body: FreezeBody,
    evidence: async (reader, { world }) => ({
      pack: await readPack(reader, world, measuring),
      older: await olderThanTheirTest(reader, world.who.forceId),
    }),
    decide: ({ body, evidence, state, now }) =>
      answered(
        [
          ...(state.pack === null
            ? []
            : [refusal('', 'The pack is frozen already. What is new belongs to the next board.')]),
          ...(evidence.pack.ledgerSize === 0
            ? [refusal('', 'The ledger covers no facts yet: wait a moment, then freeze.')]
            : []),
          ...notJudged(evidence.older),
        ],
        { kind: 'meeting.pack-frozen/1', happenedAt: now, body: { ...evidence.pack, ...body } },
      ),
  })

const open = (state: MeetingState): readonly Refusal[] =>
  state.approvedAt === null ? [] : [refusal('', 'The minutes are approved: what comes now belongs to the next board.')]

export const minuteDecision = command({
  name: 'minute-decision',
  title: 'Minute a decision',
  path: 'decisions',
  permission: 'keep the board',
  commutes: true,
  body: Type.Object({
    decision: text('What was decided', 'Enter what was decided'),
    decidedBy: line('Who decided', 'Enter who decided'),
    about,
  }),
  evidence: none,
  decide: ({ body, state, now }) =>
    answered(open(state), { kind: 'meeting.decision-minuted/1', happenedAt: now, body }),
})

export const minuteChallenge = command({
  name: 'minute-challenge',
  title: 'Minute a challenge',
  path: 'challenges',
  permission: 'keep the board',
  commutes: true,
  body: Type.Object({
    challenge: text('What was asked or doubted', 'Enter what was asked or doubted'),
    by: line('By whom', 'Enter by whom'),
    answerOwed: line('Who owes the answer', 'Enter who owes the answer'),
    answerBy: { ...Maybe(LocalDate), title: 'Answer by', input: 'date' },
    about,
  }),
  evidence: none,
  decide: ({ body, state, now }) =>
    answered(open(state), { kind: 'meeting.challenge-minuted/1', happenedAt: now, body }),
})

const openChallengesOf = async (world: World, recordId: string) => {
  const { state } = await world.db.read(
    contextOf(world),
    async (reader) => await load(reader, world, meeting, recordId),
  )
  return state.challenges
    .filter((one) => one.answered === null)
    .map((one) => ({ value: String(one.position), text: `${one.challenge} (${one.answerOwed})`.slice(0, 200) }))
}

/** After the minutes are approved too: an answer comes when it comes. */
export const answerChallenge = command({
  name: 'answer-challenge',
  title: 'Answer a challenge',
  path: 'answers',
  permission: 'keep the board',
  commutes: true,
  body: Type.Object({
    position: {
      ...Type.Integer({ minimum: 1 }),
      title: 'Which challenge?',
      missing: 'Choose the challenge',
      input: 'select',
    },
    answer: text('The answer', 'Enter the answer'),
    by: line('Who answered', 'Enter who answered'),
  }),
  evidence: none,
  decide: ({ body, state, now }) => {
    const found = state.challenges.find((one) => one.position === body.position)
    return answered(
      [
        ...(found === undefined ? [refusal('position', 'There is no such challenge in these minutes.')] : []),
        ...(found !== undefined && found.answered !== null ? [refusal('position', 'It is answered already.')] : []),
      ],
      { kind: 'meeting.challenge-answered/1', happenedAt: now, body },
    )
  },
})

const ClaimBody = Type.Object({
  claim: text('What was said, word for word', 'Enter what was said'),
  by: line('By whom', 'Enter by whom'),
  about,
})

/** The figures of that day are read as it is minuted, whether or not a pack is frozen. */
export const minuteClaim = (measuring: Measuring) =>
  command<typeof ClaimBody, readonly string[]>({
    name: 'minute-claim',
    title: 'Minute what was said',
    path: 'claims',
    permission: 'keep the board',
    commutes: true,
    body: ClaimBody,
    evidence: async (reader, { body, world }) => {
      const force = world.who.forceId
      const rows = await recommendationsNow.all(reader, { force })
      const row = rows.find((one) => one.record_id === body.about)
      if (row === undefined) return []
      const ledger = await ledgerSize.one(reader, {})
      const figures = await figuresKnownAt(measuring, {
        force,
        asked: distinct(row.test?.criteria ?? []),
        now: world.now,
        knownAt: ledger?.size ?? 0,
        months: 1,
      })
      return [...besideRow(row), ...figures.map(sentence)]
    },
    decide: ({ body, state, evidence, now }) =>
      answered(open(state), {
        kind: 'meeting.claim-minuted/1',
        happenedAt: now,
        body: { ...body, beside: evidence.slice(0, 20) },
      }),
  })

/** Its status, computed as it is minuted, and what stops it: beside the claim for ever. */
const besideRow = (row: {
  readonly reference: string
  readonly standing: string | null
  readonly stops: readonly string[] | null
}) => [`${row.reference}: ${row.standing ?? 'no status computed'}.`, ...(row.stops ?? [])]

export const approveMinutes = command({
  name: 'approve-minutes',
  title: 'Approve the minutes',
  path: 'minutes-approval',
  permission: 'approve the plan',
  body: Type.Object({}),
  evidence: none,
  decide: ({ state, now }) =>
    answered(
      [
        ...open(state),
        ...(state.pack === null ? [refusal('', 'Its pack is not frozen: there is nothing to approve yet.')] : []),
      ],
      {
        kind: 'meeting.minutes-approved/1',
        happenedAt: now,
        body: {},
      },
    ),
})

// ——— said in public ———

const StatementBody = Type.Object({
  who: line('Who said it', 'Enter who said it'),
  saidOn: { ...LocalDate, title: 'When', missing: 'Enter the day', input: 'date' },
  words: text('The words, verbatim', 'Enter the words'),
  place: line('Where: a press release, a meeting, an interview', 'Enter where'),
  address: optionalLine('Where it can be read', { most: 500, description: 'An address beginning with https://' }),
  measures: {
    ...Type.Array(Line(60), { minItems: 1, maxItems: 6 }),
    title: 'Which measures it is about',
    missing: 'Choose what it is about',
    input: 'checkboxes',
  },
})

const recordStatement = (
  measuring: Measuring,
): Command<StatementState, StatementFact, typeof StatementBody, readonly FrozenFigure[]> => ({
  name: 'record',
  title: 'Record a public statement',
  path: 'statements',
  permission: 'keep the board',
  opens: true,
  body: StatementBody,
  evidence: async (reader, { body, world }) => {
    const on = parseLocalDate(body.saidOn)
    if (on === null || on > localDate(world.now)) return []
    const ledger = await ledgerSize.one(reader, {})
    // The last three whole months before it was said, as they are known now.
    const asked = body.measures.map((measure) => ({ measure, part: null }))
    const asOf: Instant = dayOf(body.saidOn) === localDate(world.now) ? world.now : startOfLocalDay(addDays(on, 1))
    return await figuresKnownAt(measuring, {
      force: world.who.forceId,
      asked,
      now: asOf,
      knownAt: ledger?.size ?? 0,
      months: 3,
    })
  },
  decide: ({ body: { measures: _, ...body }, evidence, now }) => {
    const on = parseLocalDate(body.saidOn)
    return answered(
      [
        ...(on === null ? [refusal('saidOn', 'There is no such day.')] : []),
        ...(on !== null && on > localDate(now) ? [refusal('saidOn', 'This day has not come yet.')] : []),
        ...(body.address === null || /^https?:\/\/\S+$/.test(body.address)
          ? []
          : [refusal('address', 'Enter an address that begins with https://')]),
      ],
      { kind: 'public-statement.made/1', happenedAt: now, body: { ...body, figures: [...evidence] } },
    )
  },
})
