// What was said at a board is minuted as a claim, beside what the figures said on the day it was said.

import Type from 'typebox'
import type { Reader } from '../../kernel/database.ts'
import { ledgerSize } from '../../kernel/ledger-size.ts'
import { refusal } from '../../kernel/outcome.ts'
import { type Instant, localDate, parseLocalDate } from '../../kernel/time.ts'
import { gapVersion } from '../../practice/gap-over-months.ts'
import { LocalDate, Maybe } from '../../registers/schemas.ts'
import { line, text } from '../../web/fields.ts'
import { asOfDay, distinct, figuresKnownAt } from './figures-known.ts'
import type { Measuring } from './measuring.ts'
import { answered, command } from './meeting-command.ts'
import type { MeetingState } from './meeting-state.ts'
import { about, notInRegister, open } from './minuting.ts'
import { judgedBy, recommendationsNow } from './queries/pack.ts'
import { sentence } from './words.ts'

const ClaimBody = Type.Object({
  claim: text('What was said, word for word', 'Enter what was said'),
  by: line('Who said it', 'Enter who said it'),
  saidOn: Type.Optional({
    ...Maybe(LocalDate),
    title: 'On which day',
    description: 'If you leave this empty, it is the day of the board, or today if that has not come',
    input: 'date',
  }),
  about,
})

/** The day of the board, or today before it. */
export const usualDay = (state: Pick<MeetingState, 'called'>, now: Instant): string => {
  const today = localDate(now)
  return state.called !== null && state.called.heldOn < today ? state.called.heldOn : today
}

/** The figures of that day are read as it is minuted, whether or not a pack is frozen. */
export const minuteClaim = (measuring: Measuring) =>
  command<typeof ClaimBody, readonly string[] | null>({
    name: 'minute-claim',
    title: 'Minute what was said',
    path: 'claims',
    permission: 'keep the board',
    commutes: true,
    body: ClaimBody,
    evidence: async (reader, { body, folded, world }) => {
      const force = world.who.forceId
      const on = parseLocalDate(body.saidOn ?? usualDay(folded.state, world.now))
      const rows = await recommendationsNow.all(reader, { force })
      const row = rows.find((one) => one.record_id === body.about)
      if (row === undefined) return body.about === null ? [] : null
      if (on === null || on > localDate(world.now)) return []
      const then = { force, now: asOfDay(on, world.now), knownAt: (await ledgerSize.one(reader, {}))?.size ?? 0 }
      const figures = await figuresKnownAt(measuring, { ...then, asked: distinct(row.test?.criteria ?? []), months: 1 })
      const status = on === localDate(world.now) ? besideRow(row) : [await statusThen(reader, measuring, row, then)]
      return [...status, ...figures.map((one) => sentence(one))]
    },
    decide: ({ body, state, evidence, now }) => {
      const saidOn = body.saidOn ?? usualDay(state, now)
      return answered(
        [
          ...open(state),
          ...(evidence === null ? [notInRegister] : []),
          ...(parseLocalDate(saidOn) === null ? [refusal('saidOn', 'There is no such day.')] : []),
          ...(saidOn > localDate(now)
            ? [refusal('saidOn', 'This date is in the future. Enter today or an earlier day.')]
            : []),
        ],
        {
          kind: 'meeting.claim-minuted/1',
          happenedAt: now,
          body: { ...body, saidOn, beside: (evidence ?? []).slice(0, 20) },
        },
      )
    },
  })

type Row = {
  readonly record_id: string
  readonly reference: string
  readonly standing: string | null
  readonly stops: readonly string[] | null
}

/** Its status, computed as it is minuted, and what stops it: beside the claim for ever. */
const besideRow = (row: Row) => [`${row.reference}: ${row.standing ?? 'no status computed'}.`, ...(row.stops ?? [])]

/** Of an earlier day the status is computed again, by the test that stands. */
async function statusThen(
  reader: Reader,
  measuring: Measuring,
  { record_id: recordId, reference, standing }: Row,
  then: { readonly force: string; readonly now: Instant; readonly knownAt: number },
): Promise<string> {
  const by = (await judgedBy.all(reader, { force: then.force })).find((one) => one.record_id === recordId)
  const recommendations =
    by === undefined
      ? []
      : [{ recordId, test: by.test, countsFrom: by.counts_from, metBefore: standing === 'no longer met' }]
  const { standings } = await measuring.standingAgain({ ...then, recommendations, beside: [], gapDefined: gapVersion })
  return `${reference}: ${standings.get(recordId) ?? 'no status computed'}, from that day’s figures.`
}
