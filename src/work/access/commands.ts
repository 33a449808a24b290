// Breaking the glass, and looking at it the next day.
import Type, { type Static, type TSchema } from 'typebox'
import { idOf } from '../../kernel/identity.ts'
import { type Refusal, refusal } from '../../kernel/outcome.ts'
import { addDays, dayOf, hours, type Instant, localDate, plus, startOfLocalDay } from '../../kernel/time.ts'
import type { Person } from '../../registers/permissions.ts'
import { alsoTold, type Command } from '../../registers/records.ts'
import { restrictionOf } from '../../registers/restricted.ts'
import { byAnotherHuman } from '../../registers/same-human.ts'
import { Id, LocalDate } from '../../registers/schemas.ts'
import { whoIsTold, whoIsToldOf } from '../../registers/who-is-told.ts'
import { choice, hidden, optionalText, text } from '../../web/fields.ts'
import type { OpeningFact } from './facts.ts'
import { openingsOfDay } from './openings-of-day.ts'
import type { OpeningState } from './procedure.ts'

type OpeningCommand<Schema extends TSchema, Evidence> = Command<OpeningState, OpeningFact, Schema, Evidence>
const command = <Schema extends TSchema, Evidence>(given: OpeningCommand<Schema, Evidence>) => given

const BreakGlass = Type.Object({
  recordId: hidden(Id),
  reason: {
    ...text('Why must you open it now?', 'Say why you must open it', { most: 1000 }),
    minLength: 20,
    description:
      'At least 20 characters. Your supervisor reads this now, or the duty superintendent if you have no supervisor here. Somebody reviews it tomorrow',
  },
  hours: choice('For how long?', 'Choose for how long', ['1', '2', '3', '4'], {
    '1': 'One hour',
    '2': 'Two hours',
    '3': 'Three hours',
    '4': 'Four hours, the longest allowed',
  }),
})

/** Writes on a record of its own: the restricted one is not there for whom it is closed to. */
export const breakGlass = command({
  name: 'break-glass',
  title: 'Break the glass',
  path: 'glass',
  permission: 'break glass',
  body: BreakGlass,
  opens: true,
  evidence: async (reader, { body, world }) => {
    const found = await restrictionOf.one(reader, { force: world.who.forceId, record: body.recordId })
    return found === null ? null : { told: await whoIsTold(reader, world.who) }
  },
  decide: ({ body, now, evidence, recordId }) => {
    if (evidence === null)
      return { kind: 'refused', refusals: [refusal('', 'There is no restricted record at this address.')] }
    const { told } = evidence
    const until = plus(now, hours(Number(body.hours)))
    return {
      kind: 'facts',
      facts: [
        {
          kind: 'opening.glass-broken/1',
          happenedAt: now,
          body: { recordId: body.recordId, reason: body.reason, until, told },
        },
      ],
      also: [alsoTold(recordId, told, 'A restricted record was opened by breaking the glass')],
    }
  },
})

const Review = Type.Object({
  about: hidden(Id),
  staffId: hidden(Id),
  day: hidden(LocalDate),
  finding: choice('What did you find?', 'Choose what you found', ['in order', 'to be looked into']),
  note: optionalText('Note', { most: 1000, description: 'Do not name the child' }),
})

/** One review for each record, person and day, whoever asks for it. */
export const review = command({
  name: 'review-opening',
  title: 'Review an opening',
  path: 'review',
  permission: 'review openings',
  body: Review,
  opens: 'or continues',
  evidence: async (reader, { body, world }) => {
    const { forceId } = world.who
    const exists = (await openingsOfDay.all(reader, boundsOf(forceId, body.day))).some(
      (one) => one.about === body.about && one.staff_id === body.staffId,
    )
    return { exists, told: exists ? await whoIsToldOf(reader, { force: forceId, staff: body.staffId }) : null }
  },
  decide: ({ body, by, now, state, evidence, recordId }) => {
    const exists = evidence.exists && recordId === reviewId(by.forceId, body)
    const refusals = reviewRefusals(body, by, state, exists, now)
    if (refusals.length > 0) return { kind: 'refused', refusals }
    const { about, staffId, day, finding, note } = body
    return {
      kind: 'facts',
      facts: [{ kind: 'opening.reviewed/1', happenedAt: now, body: { recordId: about, staffId, day, finding, note } }],
      // Found and told to nobody, it would be looked into by nobody. Not whoever opened it: that is for those who look.
      also:
        finding === 'to be looked into' && evidence.told !== null
          ? [alsoTold(recordId, evidence.told, 'An opening of a restricted record is to be looked into')]
          : [],
    }
  },
})

function reviewRefusals(
  body: Static<typeof Review>,
  by: Person,
  state: OpeningState,
  exists: boolean,
  now: Instant,
): readonly Refusal[] {
  return [
    ...(exists ? [] : [refusal('', 'No such opening was recorded on that day.')]),
    // One review is of the whole day: what is opened after it would be reviewed by nobody.
    ...(exists && body.day >= localDate(now)
      ? [refusal('', 'The day is not over and more may be read. Review it tomorrow.')]
      : []),
    ...byAnotherHuman(by, body.staffId, 'You opened this record yourself. Somebody else must review it.'),
    ...(state.reviewed === null ? [] : [refusal('', 'This has already been reviewed.')]),
  ]
}

/** Follows from what is reviewed, so that two people cannot review the same opening twice. */
export const reviewId = (
  force: string,
  one: { readonly about: string; readonly staffId: string; readonly day: string },
): string => idOf(force, one.about, one.staffId, one.day)

/** A local day as the statement asks for it. */
export const boundsOf = (force: string, day: string) => ({
  force,
  day,
  from: startOfLocalDay(day),
  until: startOfLocalDay(addDays(dayOf(day), 1)),
})
