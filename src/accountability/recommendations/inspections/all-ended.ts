// A report of which everything has ended before a plan was sent owes none. What is entered after that, or after a plan was sent, makes a plan owed again, by the same day.
import Type from 'typebox'
import { Compile } from 'typebox/compile'
import { newId } from '../../../kernel/identity.ts'
import { type Instant, localDate } from '../../../kernel/time.ts'
import { appendTo } from '../../../registers/records.ts'
import { Id, Line } from '../../../registers/schemas.ts'
import { contextOf, type Reaction, type World } from '../../../registers/world.ts'
import { isForces } from '../../asked-of.ts'
import type { NewInspectionFact } from './facts.ts'
import { isAnswered, openOf } from './plan-answers.ts'
import { type InspectionState, inspection } from './procedure.ts'
import { recommendationAsked, recommendationsAsked } from './queries/asked.ts'
import { planAnswered, plansOfNothing } from './queries/plans-owed.ts'

type Asked = { readonly reference: string; readonly stage: string; readonly asked_of: readonly string[] }

/** Where the report makes more recommendations than the register has, or some that were recognised wait to be confirmed, those are not known to have ended. */
export function allEnded(
  state: InspectionState,
  register: readonly Asked[],
  now: Instant,
): readonly NewInspectionFact[] {
  const ours = register.filter(isForces)
  const isConfirmed = !state.waiting.some((one) => one.recognised)
  const isWhole = isConfirmed && ours.length > 0 && register.length >= (state.recorded?.asked ?? 0)
  if (state.published === null || isAnswered(state) || !isWhole || openOf(register).length > 0) return []
  const ended = ours.map(({ reference, stage }) => ({ reference, stage }))
  return [{ kind: 'inspection.all-ended/1', happenedAt: now, body: { ended, on: localDate(now) } }]
}

export const followEntering: Reaction = {
  kinds: ['recommendation.received/2'],
  react: async ({ world, writing, recordId, happenedAt, body }) => {
    if (!isReceived.Check(body) || body.inspectionId === null) return
    const { reference, inspectionId } = body
    const row = await planAnswered.one(writing.writer, { force: world.who.forceId, record: inspectionId })
    if (row?.plan_answered_on == null) return
    const entered = await recommendationAsked.one(writing.writer, { force: world.who.forceId, record: recordId })
    const ours = entered !== null && isForces(entered)
    await appendTo(writing, inspection, inspectionId, ({ state }) =>
      state.allEnded !== null || (ours && knowsWhatItAnswers(state))
        ? [{ kind: 'inspection.plan-owed-again/1', happenedAt, body: { reference } }]
        : [],
    )
  },
}

/** A letter of before the register, or of before this was kept, is of a report whose recommendations may be entered after it. */
const knowsWhatItAnswers = ({ planSent }: InspectionState): boolean => planSent.at(-1)?.open !== undefined

const isReceived = Compile(Type.Object({ reference: Line(60), inspectionId: Type.Union([Id, Type.Null()]) }))

/** Of reports whose recommendations had ended before this was noted, Vigil notes it now. Answers of how many. */
export async function endPlansOfNothing(world: World): Promise<number> {
  const force = world.who.forceId
  return await world.db.write(contextOf(world), async (writer) => {
    const reports = await plansOfNothing.all(writer, { force })
    const writing = { writer, world, commandId: newId(world.now) }
    for (const { record_id: record } of reports) {
      const register = await recommendationsAsked.all(writer, { force, inspection: record })
      await appendTo(writing, inspection, record, ({ state }) => allEnded(state, register, world.now))
    }
    return reports.length
  })
}
