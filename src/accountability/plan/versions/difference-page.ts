// What differs between any two versions of a plan.
import Type from 'typebox'
import { page } from '../../../web/slice.ts'
import { planDifferenceAnswer } from './answers.ts'
import { differenceOf } from './difference.ts'
import { versionNumber, versionOf, withPlan } from './one-version.ts'

export const differencePage = page({
  path: '/plan/:record/difference',
  permission: 'see recommendations',
  template: 'accountability/plan/views/difference.njk',
  title: 'What changed between two versions',
  area: '/plan',
  query: Type.Object({ from: versionNumber('From version'), to: versionNumber('To version') }),
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
