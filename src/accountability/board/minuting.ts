// What a board decided, asked and claimed is minuted, and the minutes are approved.
import Type from 'typebox'
import { type Refusal, refusal } from '../../kernel/outcome.ts'
import { none } from '../../registers/records.ts'
import { Id, LocalDate, Maybe } from '../../registers/schemas.ts'
import { line, text } from '../../web/fields.ts'
import { answered, command } from './meeting-command.ts'
import { distinct, figuresKnownAt, type Measuring } from './pack.ts'
import type { MeetingState } from './procedure.ts'
import { ledgerSize, recommendationsNow } from './queries.ts'
import { sentence } from './words.ts'

const about = {
  ...Maybe(Id),
  title: 'About which recommendation',
  description: 'Leave empty if about none',
  input: 'select',
}

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
