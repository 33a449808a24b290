// The six-week letter: an approved version of a plan that answers this report, said by hand or by the plan itself when it is submitted.
import Type from 'typebox'
import { Compile } from 'typebox/compile'
import { statement } from '../../../kernel/database.ts'
import { sql } from '../../../kernel/sql.ts'
import { type Instant, localDate } from '../../../kernel/time.ts'
import { isOpen } from '../../../practice/duty.ts'
import { when } from '../../../registers/deciding.ts'
import { appendTo } from '../../../registers/records.ts'
import type { Reaction, World } from '../../../registers/world.ts'
import { contextOf } from '../../../registers/world.ts'
import { choiceOf, line, lines } from '../../../web/fields.ts'
import { command, day, known, permission, unless } from './command.ts'
import type { Bodies, NewInspectionFact } from './facts.ts'
import { evidenceOf, openOf, reasonsIn, reasonsWrong } from './plan-answers.ts'
import { inspection, planDuty } from './procedure.ts'
import { recommendationsAsked } from './queries.ts'

type Sent = Bodies['inspection.plan-sent/1']

const nobody = '00000000-0000-7000-8000-000000000000'

const approvedVersions = statement({
  name: 'inspections: approved versions of plans that answer one',
  row: Type.Object({
    plan_id: Type.String(),
    number: Type.Integer(),
    title: Type.String(),
    answered: Type.Array(Type.String()),
  }),
  example: { force: 'demonstration', inspection: nobody },
  sql: (p: { force: string; inspection: string }) => sql`
    select v.record_id as plan_id, v.number, v.title, coalesce(a.answered, '{}') as answered
    from plan_version_now v
    left join plan_version_actions a on a.force_id = v.force_id and a.record_id = v.record_id and a.number = v.number
    where v.force_id = ${p.force}
      and v.approved_at is not null
      and exists (
        select from recommendation_now r
        where r.force_id = v.force_id
          and r.inspection_id = ${p.inspection}::uuid
          and r.record_id = any (v.recommendations)
      )
    order by v.title, v.number desc
    limit 100`,
})

const answeredBy = statement({
  name: 'inspections: those that a plan answers',
  row: Type.Object({ record_id: Type.String(), sent_to: Type.String(), answered: Type.Array(Type.String()) }),
  example: { force: 'demonstration', plan: nobody, version: 1 },
  sql: (p: { force: string; plan: string; version: number }) => sql`
    select distinct r.inspection_id as record_id, v.sent_to, coalesce(a.answered, '{}') as answered
    from plan_version_now v
    join recommendation_now r on r.force_id = v.force_id and r.record_id = any (v.recommendations)
    left join plan_version_actions a on a.force_id = v.force_id and a.record_id = v.record_id and a.number = v.number
    where v.force_id = ${p.force}
      and v.record_id = ${p.plan}::uuid
      and v.number = ${p.version}
      and r.inspection_id is not null
    limit 50`,
})

const nameOf = (one: { readonly plan_id: string; readonly number: number }) => `${one.plan_id} ${one.number}`

export const versionsToSend = async (world: World, recordId: string) =>
  (
    await world.db.read(
      contextOf(world),
      async (reader) => await approvedVersions.all(reader, { force: world.who.forceId, inspection: recordId }),
    )
  ).map((one) => ({ value: nameOf(one), text: `${one.title}, version ${one.number}` }))

export const sendPlan = command({
  name: 'send-plan',
  title: 'Record that the action plan was sent',
  path: 'plan-sent',
  permission,
  body: Type.Object({
    version: choiceOf(
      'Which version of the plan?',
      'Choose the version: where none is offered, none that answers this report is approved',
      'Approved versions of plans that answer its recommendations',
    ),
    to: line('To whom?', 'Enter to whom', { most: 100 }),
    on: day('On which day?', 'Enter the day'),
    reasons: Type.Optional(
      lines(
        'Why no action is planned, where the version has none',
        'A line for each recommendation, like NCPI-2026/3: the force has no such desk. Without an action or a reason for every open recommendation the plan stays owed',
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
          'Choose an approved version of a plan that answers this report: a plan that nobody approved is not sent.',
        ),
        ...reasonsWrong(reasons, open),
        ...when(body.on > localDate(now), 'on', 'This day has not come yet.'),
        ...when(body.on < (state.published?.on ?? ''), 'on', 'This is before the report was published.'),
      ],
      sent(
        chosen ?? { plan_id: nobody, number: 0 },
        { ...body, ...evidenceOf(open, chosen?.answered ?? [], reasonsIn(reasons)) },
        now,
      ),
    )
  },
})

const sent = (
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

const Submitted = Type.Object({ version: Type.Integer() })

/** A plan that is submitted is the letter: nobody types it twice. */
export const followPlan: Reaction = {
  kinds: ['plan.submitted/1'],
  react: async ({ writing, recordId, happenedAt, body }) => {
    if (!isSubmitted.Check(body)) return
    const { version } = body
    const force = writing.world.who.forceId
    const reports = await answeredBy.all(writing.writer, { force, plan: recordId, version })
    for (const { record_id, sent_to, answered } of reports) {
      const register = await recommendationsAsked.all(writing.writer, { force, inspection: record_id })
      const said = { to: sent_to, on: localDate(happenedAt), ...evidenceOf(openOf(register), answered, []) }
      await appendTo(writing, inspection, record_id, ({ duties }) =>
        duties.some((one) => one.name === planDuty && isOpen(one))
          ? [sent({ plan_id: recordId, number: version }, said, happenedAt)]
          : [],
      )
    }
  },
}

const isSubmitted = Compile(Submitted)
