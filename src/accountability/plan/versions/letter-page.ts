// The letter that a version makes: always from the version, never from today.
import Type from 'typebox'
import { page } from '../../../web/slice.ts'
import { planLetterAnswer } from './answers.ts'
import type { Content } from './content.ts'
import { versionNumber, versionOf, withPlan } from './one-version.ts'
import type { PlanState, Version } from './procedure.ts'
import { unanswered } from './reasons.ts'

export const letterPage = page({
  path: '/plan/:record/letter',
  permission: 'see recommendations',
  template: 'accountability/plan/views/letter.njk',
  title: (values) => `${String(values['title'])}, version ${String(values['number'])}`,
  area: '/plan',
  query: Type.Object({ version: versionNumber('Version') }),
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
    reports: content.reports ?? reportTyped(state),
    number: version.number,
    draftedAt: version.drafted.at,
    approved: version.approved,
    hash: version.hash,
    counts: counts(content),
    recommendations: content.recommendations.map((one) => ({
      ...one,
      actions: content.actions.filter((action) => action.recommendations.includes(one.reference)),
    })),
  }
}

/** Of versions from before their reports were kept: the day that somebody typed. */
const reportTyped = ({ opened }: PlanState) =>
  opened?.publishedOn == null ? [] : [{ title: null, publishedOn: opened.publishedOn }]

const counts = (content: Content) => {
  const { actions, recommendations } = content
  const served = new Set(actions.flatMap((one) => one.recommendations))
  const ours = recommendations.filter(({ reference, askedOf }) => askedOf == null || served.has(reference))
  const unserved = ours.filter(({ reference }) => !served.has(reference))
  return {
    ...countsOfActions(content),
    asked: ours.length,
    answered: ours.length - unserved.length,
    reasons: unserved.filter(({ noAction, ended }) => noAction != null && ended == null).length,
    ended: unserved.filter(({ ended }) => ended != null).length,
    neither: unanswered(content).length,
    ofOthers: recommendations.length - ours.length,
  }
}

const countsOfActions = ({ actions }: Content) => ({
  actions: actions.length,
  unallocated: actions.filter((one) => one.owner === null).length,
  moved: actions.reduce((sum, one) => sum + one.dateChanges, 0),
})
