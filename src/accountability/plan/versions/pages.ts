// Plans, the versions of one, what differs between any two, and the letter that a version makes: always from the version, never from today.

import Type from 'typebox'
import { isId } from '../../../kernel/identity.ts'
import { done, type Outcome } from '../../../kernel/outcome.ts'
import { parseLocalDate } from '../../../kernel/time.ts'
import { deadline } from '../../../practice/deadline.ts'
import { may } from '../../../registers/permissions.ts'
import { load } from '../../../registers/records.ts'
import { Maybe } from '../../../registers/schemas.ts'
import { namesOfStaff } from '../../../registers/staff.ts'
import { contextOf, type World } from '../../../registers/world.ts'
import { type Page, page, type Values } from '../../../web/slice.ts'
import type { Questions } from '../action/writing.ts'
import { planDifferenceAnswer, planLetterAnswer, planOneAnswer, planVersionsAnswer } from './answers.ts'
import { contentNow, lastOf, ownersGone } from './commands.ts'
import { lacks } from './complete.ts'
import { type Content, hashOf } from './content.ts'
import { differenceOf } from './difference.ts'
import { isRevised, type PlanState, plan, type Version } from './procedure.ts'
import { isPlan, plans } from './queries.ts'

export const versionPages = (questions: Questions): readonly Page[] => [
  versionsPage,
  planPage(questions),
  differencePage,
  letterPage,
]

const versionsPage = page({
  path: '/plan/versions',
  permission: 'see recommendations',
  template: 'accountability/plan/views/versions.njk',
  title: 'Versions of the action plan',
  answer: planVersionsAnswer,
  load: async (world) =>
    done({
      plans: (
        await world.db.read(contextOf(world), async (reader) => await plans.all(reader, { force: world.who.forceId }))
      ).map((one) => ({ ...one, ...sixWeeks(world, one.published_on, one.submitted_at !== null) })),
      mayWrite: may(world.who, 'keep the plan'),
    }),
})

/** “Usually” six weeks from publication: HMICFRS’s own words, not a statute. */
function sixWeeks(world: World, publishedOn: string | null, submitted: boolean) {
  const published = publishedOn === null ? null : parseLocalDate(publishedOn)
  if (published === null) return { due: null, late: false }
  const found = deadline({ kind: 'weeks', weeks: 6 }, published, world.policyAt(world.now).holidays)
  if (found.kind === 'refused') return { due: null, late: false }
  return { due: found.localDate, late: !submitted && found.due < world.now }
}

const planPage = (questions: Questions) =>
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
  const [names, gone, live] = await world.db.read(
    contextOf(world),
    async (reader) =>
      await Promise.all([
        namesOfStaff.all(reader, { ids: [...new Set(people)] }),
        ownersGone(reader, force, last?.content ?? null),
        contentNow(reader, force, state, questions),
      ]),
  )
  const name = new Map(names.map((row) => [row.staff_id, row.name]))
  return {
    ...state.opened,
    record,
    ...sixWeeks(
      world,
      state.opened?.publishedOn ?? null,
      state.versions.some((one) => one.submitted !== null),
    ),
    versions: state.versions.map((one) => shown(one, state, name)).reverse(),
    lacks: last?.state === 'draft' ? lacks(last.content, gone) : [],
    since: last === null ? null : differenceOf(last.content, live).count,
    actions: live.actions.length,
    buttons: buttons(state, world),
  }
}

const shown = (one: Version, state: PlanState, name: ReadonlyMap<string, string>) => ({
  number: one.number,
  state: isRevised(state, one) ? `${one.state}, revised since` : one.state,
  because: one.drafted.words,
  actions: one.content.actions.length,
  draftedBy: name.get(one.drafted.by) ?? 'somebody who has left',
  draftedAt: one.drafted.at,
  approved: one.approved,
  submitted: one.submitted,
  answered: one.answered && { ...one.answered, kind: one.state },
})

function buttons(state: PlanState, { who }: World) {
  const last = lastOf(state)
  const sent = state.versions.some((one) => one.state === 'submitted')
  const [keeps, approves] = [may(who, 'keep the plan'), may(who, 'approve the plan')]
  return [
    ...(approves && last?.state === 'draft' && last.drafted.by !== who.staffId
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

const number = (title: string) => ({ ...Maybe(Type.Integer({ minimum: 1, maximum: 10_000 })), title })

const differencePage = page({
  path: '/plan/:record/difference',
  permission: 'see recommendations',
  template: 'accountability/plan/views/difference.njk',
  title: 'What differs between two versions',
  area: '/plan',
  query: Type.Object({ from: number('From version'), to: number('To version') }),
  answer: planDifferenceAnswer,
  load: async (world, { params, query }) =>
    await withPlan(world, params['record'], (state, record) => {
      const to = versionOf(state, query.to ?? state.versions.length)
      const from = versionOf(state, query.from ?? Math.max(1, (to?.number ?? 1) - 1))
      if (from === null || to === null) return null
      return {
        title: state.opened?.title ?? null,
        record,
        from: from.number,
        to: to.number,
        because: to.drafted.words,
        numbers: state.versions.map((one) => one.number),
        ...differenceOf(from.content, to.content),
      }
    }),
})

const letterPage = page({
  path: '/plan/:record/letter',
  permission: 'see recommendations',
  template: 'accountability/plan/views/letter.njk',
  title: (values) => `${String(values['title'])}, version ${String(values['number'])}`,
  area: '/plan',
  query: Type.Object({ version: number('Version') }),
  answer: planLetterAnswer,
  load: async (world, { params, query }) =>
    await withPlan(world, params['record'], (state, record) => {
      const version = versionOf(state, query.version ?? state.versions.length)
      return version === null ? null : letter(state, version, record)
    }),
})

/** Every word and digit of it comes from the version: read again in a year it says the same. */
function letter(state: PlanState, version: Version, record: string) {
  const { content } = version
  return {
    record,
    title: state.opened?.title ?? null,
    to: state.opened?.to ?? null,
    publishedOn: state.opened?.publishedOn ?? null,
    number: version.number,
    draftedAt: version.drafted.at,
    approved: version.approved,
    hash: hashOf(content),
    counts: counts(content),
    recommendations: content.recommendations.map((one) => ({
      ...one,
      actions: content.actions.filter((action) => action.recommendations.includes(one.reference)),
    })),
  }
}

const counts = ({ actions }: Content) => ({
  actions: actions.length,
  unallocated: actions.filter((one) => one.owner === null).length,
  moved: actions.reduce((sum, one) => sum + one.dateChanges, 0),
})

const versionOf = (state: PlanState, wanted: number): Version | null =>
  state.versions.find((one) => one.number === wanted) ?? null

async function withPlan<Shown extends Values>(
  world: World,
  record: string | undefined,
  values: (state: PlanState, record: string) => Shown | null | Promise<Shown | null>,
): Promise<Outcome<Shown>> {
  if (record === undefined || !isId(record)) return { kind: 'not found' }
  const state = await world.db.read(contextOf(world), async (reader) => {
    const known = await isPlan.one(reader, { force: world.who.forceId, record })
    return known === null ? null : (await load(reader, world, plan, record)).state
  })
  if (state === null) return { kind: 'not found' }
  const found = await values(state, record)
  return found === null ? { kind: 'not found' } : done(found)
}
