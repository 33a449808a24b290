// What a board decided and asked is minuted, and the minutes are approved, once it has met.
import Type from 'typebox'
import type { Reader } from '../../kernel/database.ts'
import { type Refusal, refusal } from '../../kernel/outcome.ts'
import { dateWords, type Instant, localDate, parseLocalDate } from '../../kernel/time.ts'
import { none } from '../../registers/records.ts'
import { Id, LocalDate, Maybe } from '../../registers/schemas.ts'
import type { World } from '../../registers/world.ts'
import { line, text } from '../../web/fields.ts'
import { answered, command, notCancelled } from './meeting-command.ts'
import type { MeetingState } from './meeting-state.ts'
import { recommendationsNow } from './queries/pack.ts'

export const about = {
  ...Maybe(Id),
  title: 'Which recommendation is it about?',
  description: 'Leave empty if it is about none',
  input: 'select',
}

/** What the board speaks about is in its register: a link that leads nowhere is found by nobody later. */
export const notInRegister: Refusal = refusal('about', 'This recommendation is not in the register.')

type About = { readonly body: { readonly about: string | null }; readonly world: World }
const known = async (reader: Reader, { body, world }: About): Promise<boolean> =>
  body.about === null ||
  (await recommendationsNow.all(reader, { force: world.who.forceId })).some((one) => one.record_id === body.about)

export const open = (state: MeetingState): readonly Refusal[] =>
  state.approvedAt === null
    ? notCancelled(state)
    : [refusal('', 'The minutes are approved. Anything new belongs to the next board.')]

/** What was said is minuted before it too, beside the figures of that day; what it decides is not known before it meets. */
const notMet = ({ called }: MeetingState, now: Instant, what: string): readonly Refusal[] =>
  called !== null && called.heldOn > localDate(now)
    ? [refusal('', `The board meets on ${dateWords(called.heldOn)}. ${what} on that day or later.`)]
    : []

const earlier = (one: string, other: string): string => (one < other ? one : other)

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
  evidence: known,
  decide: ({ body, state, evidence, now }) =>
    answered(
      [...open(state), ...notMet(state, now, 'What it decides is minuted'), ...(evidence ? [] : [notInRegister])],
      { kind: 'meeting.decision-minuted/1', happenedAt: now, body },
    ),
})

export const minuteChallenge = command({
  name: 'minute-challenge',
  title: 'Minute a challenge',
  path: 'challenges',
  permission: 'keep the board',
  commutes: true,
  body: Type.Object({
    challenge: text('What was asked or doubted', 'Enter what was asked or doubted'),
    by: line('Who asked or doubted it', 'Enter who asked or doubted it'),
    answerOwed: line('Who owes the answer', 'Enter who owes the answer'),
    answerBy: { ...Maybe(LocalDate), title: 'Answer by', input: 'date' },
    about,
  }),
  evidence: known,
  decide: ({ body, state, evidence, now }) => {
    const since = earlier(state.called?.heldOn ?? localDate(now), localDate(now))
    return answered([...open(state), ...answerByRefusals(body.answerBy, since), ...(evidence ? [] : [notInRegister])], {
      kind: 'meeting.challenge-minuted/1',
      happenedAt: now,
      body,
    })
  },
})

function answerByRefusals(answerBy: string | null, since: string): readonly Refusal[] {
  if (answerBy === null) return []
  if (parseLocalDate(answerBy) === null) return [refusal('answerBy', 'There is no such day.')]
  if (answerBy >= since) return []
  return [
    refusal(
      'answerBy',
      'This day had already passed when the challenge was made. Give the day by which an answer is owed.',
    ),
  ]
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
        ...(found !== undefined && found.answered !== null
          ? [refusal('position', 'This challenge has already been answered.')]
          : []),
      ],
      { kind: 'meeting.challenge-answered/1', happenedAt: now, body },
    )
  },
})

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
        ...(state.pack === null && state.enteredAt === null
          ? [refusal('', 'The meeting’s pack is not frozen, so there is nothing to approve yet.')]
          : []),
        ...notMet(state, now, 'Its minutes may be approved'),
      ],
      {
        kind: 'meeting.minutes-approved/1',
        happenedAt: now,
        body: {},
      },
    ),
})
