// Taking back a value that this force gave where Vigil gives none, as a target: from its day nothing is asked again.
import Type from 'typebox'
import { type Refusal, refusal } from '../../kernel/outcome.ts'
import type { Policy } from '../../practice/policy.ts'
import { Line } from '../../registers/schemas.ts'
import type { Choice } from '../../web/fields.ts'
import type { PolicyGiven } from './given.ts'

export const TakenBack = Type.Optional({
  ...Type.Array(Line(100), { maxItems: 100 }),
  title: 'Take back',
  description: 'Values this force set that have no Vigil default: from that day there is no requirement',
  input: 'checkboxes',
})

type Asked = {
  readonly takenBack: readonly string[]
  readonly typed: Readonly<Record<string, number | null | undefined>>
  readonly inForce: Pick<Policy, 'values'>
}

/** What a form offers: those that are in force now. */
export const toTakeBack = ({ settings }: PolicyGiven, inForce: Pick<Policy, 'values'>): readonly Choice[] =>
  settings.flatMap(({ name, value, words, unit }) => {
    const now = inForce.values[name]
    return value !== null || now === undefined
      ? []
      : [{ value: name, text: `${words} (now ${now}${unit === '%' ? '' : ' '}${unit})` }]
  })

/** A default can be changed and never taken away: duties rest on it. */
export function takingBackRefusals(
  { settings }: PolicyGiven,
  { takenBack, typed, inForce }: Asked,
): readonly Refusal[] {
  return takenBack.flatMap((name) => {
    const setting = settings.find((one) => one.name === name)
    const sentence = (words: string) => [refusal('takenBack', words)]
    if (setting === undefined) return sentence(`The policy has no value “${name}”.`)
    if (setting.value !== null)
      return sentence(`${setting.words}: Vigil has a default for this. You can change it but not take it back.`)
    const now = inForce.values[name]
    if (now === undefined) return sentence(`${setting.words}: none is set, so there is nothing to take back.`)
    // A form holds what is in force: only another value says that it is to be changed.
    const other = (typed[name] ?? now) !== now
    return other ? sentence(`${setting.words}: enter another value or take it back, not both.`) : []
  })
}
