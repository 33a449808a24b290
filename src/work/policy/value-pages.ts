// The values of the policy as pages: those of one subject, so that one is found and changed on a phone; and all of them, to search and to print.
import { done, type Outcome } from '../../kernel/outcome.ts'
import { may } from '../../registers/permissions.ts'
import type { World } from '../../registers/world.ts'
import { type Answered, page } from '../../web/slice.ts'
import { policyValuesAnswer } from './answers.ts'
import { bySubject } from './by-subject.ts'
import type { PolicyGiven } from './given.ts'
import { valuesInForce, versionsSeen } from './values.ts'

export const subjectPage = (given: PolicyGiven) =>
  page({
    path: '/policy/values/:subject',
    permission: 'see measures',
    template: 'work/policy/views/subject.njk',
    title: (values) => `Policy: ${String(values['title'])}`,
    answer: policyValuesAnswer,
    load: async (world, { params }): Promise<Outcome<Answered<typeof policyValuesAnswer>>> => {
      const { values, ...of } = await shown(given, world)
      const subject = bySubject(values).find((one) => one.slug === params['subject'])
      if (subject === undefined) return { kind: 'not found' }
      const chosen = values.filter((_, at) => subject.at.includes(at))
      return done({ ...of, title: subject.subject, values: chosen, subjects: bySubject(chosen) })
    },
  })

export const everyValuePage = (given: PolicyGiven) =>
  page({
    path: '/policy/values',
    permission: 'see measures',
    template: 'work/policy/views/values.njk',
    title: 'Every value of the policy',
    answer: policyValuesAnswer,
    load: async (world): Promise<Outcome<Answered<typeof policyValuesAnswer>>> => {
      const { values, ...of } = await shown(given, world)
      return done({ ...of, title: 'Every value of the policy', values, subjects: bySubject(values) })
    },
  })

async function shown(given: PolicyGiven, world: World) {
  const inForce = world.policyAt(world.now)
  return {
    version: inForce.version,
    values: valuesInForce(given, await versionsSeen(world), inForce, world.now),
    change: may(world.who, 'propose policy') ? '/policy/one-value' : null,
  }
}
