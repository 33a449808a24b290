// The six-week letter: an approved version of a plan that answers this report, said by hand.
import Type from 'typebox'
import { type Instant, localDate } from '../../../kernel/time.ts'
import { when } from '../../../registers/deciding.ts'
import { choiceOf, day, line, lines } from '../../../web/fields.ts'
import { command, known, permission, unless } from './command.ts'
import type { Bodies, NewInspectionFact } from './facts.ts'
import { evidenceOf, openOf, reasonsIn, reasonsWrong } from './plan-answers.ts'
import { approvedVersions, nameOf } from './plan-versions.ts'
import { recommendationsAsked } from './queries/asked.ts'

type Sent = Bodies['inspection.plan-sent/1']

const nobody = '00000000-0000-7000-8000-000000000000'

export const sendPlan = command({
  name: 'send-plan',
  title: 'Record that the action plan was sent',
  path: 'plan-sent',
  permission,
  body: Type.Object({
    version: choiceOf(
      'Which version of the plan?',
      'Choose the version. If none is offered, no approved version answers this report',
      'Approved versions of plans that answer its recommendations',
    ),
    to: line('Who was it sent to?', 'Enter who it was sent to', { most: 100 }),
    on: day('On which day?', 'Enter the day'),
    reasons: Type.Optional(
      lines(
        'Why no action is planned, for recommendations without one',
        'One line for each, for example NCPI-2026/3: the force has no such desk. The plan is still owed until every open recommendation has an action or a reason',
        100,
      ),
    ),
  }),
  evidence: async (reader, { folded, world }) => {
    const asked = { force: world.who.forceId, inspection: folded.recordId }
    const [versions, register] = await Promise.all([
      approvedVersions.all(reader, asked),
      recommendationsAsked.all(reader, asked),
    ])
    return { versions, open: openOf(register) }
  },
  decide: ({ body: { reasons = [], ...body }, state, evidence: { versions, open }, now }) => {
    const chosen = versions.find((one) => nameOf(one) === body.version)
    return unless(
      [
        ...known(state),
        ...when(state.published === null, '', 'The report is not published yet.'),
        ...when(
          chosen === undefined,
          'version',
          'Choose an approved version of a plan that answers this report: a plan that nobody has approved may not be sent.',
        ),
        ...reasonsWrong(reasons, open),
        ...when(body.on > localDate(now), 'on', 'This date is in the future. Enter today or an earlier day.'),
        ...when(body.on < (state.published?.on ?? ''), 'on', 'This is before the report was published.'),
      ],
      sent(
        chosen ?? { plan_id: nobody, number: 0 },
        { ...body, ...evidenceOf(open, chosen?.answered ?? [], [...(chosen?.reasons ?? []), ...reasonsIn(reasons)]) },
        now,
      ),
    )
  },
})

export const sent = (
  plan: { readonly plan_id: string; readonly number: number },
  { to, on, open, answered, reasons }: Pick<Sent, 'to' | 'on'> & ReturnType<typeof evidenceOf>,
  now: Instant,
): NewInspectionFact => ({
  kind: 'inspection.plan-sent/1',
  happenedAt: now,
  body: {
    ...{ version: String(plan.number), to, on, planId: plan.plan_id },
    ...(open === undefined ? {} : { open }),
    ...(answered === undefined ? {} : { answered }),
    ...(reasons === undefined ? {} : { reasons }),
  },
})
