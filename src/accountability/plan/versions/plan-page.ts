// One plan: its versions, what the last one lacks, and what its actions say otherwise since.
import { may } from '../../../registers/permissions.ts'
import { isSameHuman } from '../../../registers/same-human.ts'
import { namesOfStaff } from '../../../registers/staff.ts'
import { contextOf, type World } from '../../../registers/world.ts'
import { page } from '../../../web/slice.ts'
import type { Questions } from '../action/writing.ts'
import { planOneAnswer } from './answers.ts'
import { ownersGone } from './approving.ts'
import { lacks } from './complete.ts'
import { differenceOf } from './difference.ts'
import { contentNow } from './drafting.ts'
import { withPlan } from './one-version.ts'
import { isRevised, lastOf, type PlanState, type Version } from './procedure.ts'
import { reportsOf } from './reports.ts'

export const planPage = (questions: Questions) =>
  page({
    path: '/plan/:record',
    permission: 'see recommendations',
    template: 'accountability/plan/views/one-plan.njk',
    title: (values) => String(values['title']),
    area: '/plan',
    answer: planOneAnswer,
    load: async (world, { params }) =>
      await withPlan(
        world,
        params['record'],
        async (state, record) => await planValues(world, state, record, questions),
      ),
  })

async function planValues(world: World, state: PlanState, record: string, questions: Questions) {
  const { forceId: force } = world.who
  const last = lastOf(state)
  const people = state.versions.flatMap((one) =>
    [one.drafted, one.approved, one.submitted].flatMap((said) => said?.by ?? []),
  )
  const [names, gone, live, reports] = await world.db.read(
    contextOf(world),
    async (reader) =>
      await Promise.all([
        namesOfStaff.all(reader, { ids: [...new Set(people)] }),
        ownersGone(reader, force, last?.content ?? null),
        contentNow(reader, force, state, questions),
        reportsOf(reader, world, state.opened?.recommendations ?? []),
      ]),
  )
  const name = new Map(names.map((row) => [row.staff_id, row.name]))
  const missing = last?.state === 'draft' ? lacks(last.content, gone) : []
  return {
    ...state.opened,
    record,
    reports,
    versions: state.versions.map((one) => shown(one, state, name)).reverse(),
    lacks: missing,
    since: last === null ? null : differenceOf(last.content, live).count,
    actions: live.actions.length,
    ofOthers: live.recommendations.filter(({ askedOf }) => askedOf != null).length,
    buttons: buttons(state, world, missing.length === 0),
  }
}

const shown = (one: Version, state: PlanState, name: ReadonlyMap<string, string>) => ({
  number: one.number,
  before: one.number > 1 ? one.number - 1 : null,
  state: isRevised(state, one) ? `${one.state}, revised since` : one.state,
  because: one.drafted.words,
  actions: one.content.actions.length,
  draftedBy: name.get(one.drafted.by) ?? 'somebody who has left',
  draftedAt: one.drafted.at,
  approved: one.approved,
  submitted: one.submitted,
  answered: one.answered && { ...one.answered, kind: one.state },
})

function buttons(state: PlanState, { who }: World, isWhole: boolean) {
  const last = lastOf(state)
  const sent = state.versions.some((one) => one.state === 'submitted')
  const [keeps, approves] = [may(who, 'keep the plan'), may(who, 'approve the plan')]
  return [
    // While anything is lacking the page says what instead.
    ...(approves && isWhole && last?.state === 'draft' && !isSameHuman(who, last.drafted.by)
      ? [{ path: 'approval', words: 'Approve it' }]
      : []),
    ...(keeps && last?.state === 'approved' ? [{ path: 'submission', words: 'Record that it was submitted' }] : []),
    ...(keeps && sent
      ? [
          { path: 'acceptance', words: 'It was accepted' },
          { path: 'query', words: 'It was queried' },
        ]
      : []),
    ...(keeps ? [{ path: 'drafts', words: 'Draft a version' }] : []),
  ]
}
