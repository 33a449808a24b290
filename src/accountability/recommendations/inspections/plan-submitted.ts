// A plan that is submitted is the six-week letter: nobody types it twice.
import Type from 'typebox'
import { Compile } from 'typebox/compile'
import { localDate } from '../../../kernel/time.ts'
import { isOpen } from '../../../practice/duty.ts'
import { appendTo } from '../../../registers/records.ts'
import type { Reaction } from '../../../registers/world.ts'
import { planDuty } from './duties.ts'
import { evidenceOf, openOf } from './plan-answers.ts'
import { sent } from './plan-sent.ts'
import { answeredBy } from './plan-versions.ts'
import { inspection } from './procedure.ts'
import { recommendationsAsked } from './queries/asked.ts'

const Submitted = Type.Object({ version: Type.Integer() })

export const followPlan: Reaction = {
  kinds: ['plan.submitted/1'],
  react: async ({ writing, recordId, happenedAt, body }) => {
    if (!isSubmitted.Check(body)) return
    const { version } = body
    const force = writing.world.who.forceId
    const reports = await answeredBy.all(writing.writer, { force, plan: recordId, version })
    for (const { record_id, sent_to, answered, reasons } of reports) {
      const register = await recommendationsAsked.all(writing.writer, { force, inspection: record_id })
      const said = { to: sent_to, on: localDate(happenedAt), ...evidenceOf(openOf(register), answered, reasons) }
      await appendTo(writing, inspection, record_id, ({ duties }) =>
        duties.some((one) => one.name === planDuty && isOpen(one))
          ? [sent({ plan_id: recordId, number: version }, said, happenedAt)]
          : [],
      )
    }
  },
}

const isSubmitted = Compile(Submitted)
