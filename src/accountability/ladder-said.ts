// The ladder as a person reads it: who is told after how many days, by who owes it, and why a step is left out.
import type { Policy } from '../practice/policy.ts'
import { ladderDays } from './ladder.ts'
import { type Owing, type Way, ways } from './ladder-ways.ts'

type Said = {
  readonly owing: string
  readonly told: readonly { readonly afterDays: number; readonly who: string }[]
  readonly because: string | null
}

/** By the policy in force. `behind`: the body for which a job acts, by its name where that is entered. */
export function ladderSaid(
  policy: Pick<Policy, 'values'>,
  behind: (job: string) => string | null = () => null,
): readonly Said[] {
  const days = ladderDays(policy)
  return owings.map((owing) => {
    const { steps, because }: Way = ways[owing]
    const first = {
      afterDays: days.owner,
      who: owing === 'another body' ? 'the improvement team' : 'the person who owes it',
    }
    const further = (['responsible', 'board', 'policingBody'] as const).flatMap((step) => {
      const to = steps[step]
      return to === null ? [] : [{ afterDays: days[step], who: called(to.called, behind(to.tells)) }]
    })
    return { owing, told: [first, ...further], because }
  })
}

const called = (words: string, name: string | null): string => (name === null ? words : `${words} (${name})`)

const owings: readonly Owing[] = [
  'the force',
  'a chief officer',
  'the local policing body',
  'the panel’s authority',
  'another body',
]
