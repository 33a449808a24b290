// What a call handler says to whoever reports a child: families were told to wait a day (F18), and what is not said is not done.
import Type, { type Static } from 'typebox'
import { Compile } from 'typebox/compile'
import type { Policy } from '../../practice/policy.ts'

const CallerAdvice = Type.Object({
  lines: Type.Array(
    Type.Object({
      words: Type.String({ minLength: 1, maxLength: 300 }),
      source: Type.String({ minLength: 1, maxLength: 300 }),
    }),
    { minItems: 1, maxItems: 30 },
  ),
})
type CallerAdvice = Static<typeof CallerAdvice>

const ours = 'Vigil default; wording for the force to set'
const app = 'College of Policing, missing persons APP (2023), first response'
const line = (words: string, source: string) => ({ words, source })

export const defaultCallerAdvice: CallerAdvice = {
  lines: [
    line(
      'We have recorded this and are starting now. You do not have to wait 24 hours.',
      'Families were told to wait 24 hours (London Assembly, April 2023); there is no such rule',
    ),
    line('Ring again at once, 999 if there is danger, when anything changes or comes to mind.', ours),
    line('If they come home or get in touch, tell us: an officer will come and see them in person.', ours),
    line('Keep a phone free, and write down any message or call with its time.', ours),
    line(
      'Leave their room, bedding, toothbrush and hairbrush as they are, and have a recent photograph, their devices and account names ready.',
      app,
    ),
  ],
}

const sound = Compile(CallerAdvice)
export const callerAdvice = (given: unknown): CallerAdvice => (sound.Check(given) ? given : defaultCallerAdvice)
export const callerAdviceRefusals = (given: unknown): readonly string[] =>
  sound.Check(given) ? [] : ['The table holds a list: { "lines": [ { "words", "source" } ] }, with at least one line.']

/** Where honour-based abuse is a concern nothing of the enquiries is said to the family without the senior investigating officer (R16). */
export const adviceFor = (policy: Policy, rules: readonly string[]) => ({
  say: callerAdvice(policy.tables['caller advice']).lines.map((one) => one.words),
  locked: rules.includes('R16'),
})
