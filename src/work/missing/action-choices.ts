// What the form of an action offers: the actions, and the outcomes of the one that is chosen.
import { capital } from '../../kernel/words.ts'
import type { World } from '../../registers/world.ts'
import { first, type Typed } from '../../web/typed.ts'
import { actionOf, actions } from './actions.ts'
import { actionWords } from './national-systems.ts'

/** With the names that the national systems have now; what another officer alone may record says whose it is. */
export const actionChoices = async ({ policyAt, now }: World) =>
  await Promise.resolve(
    actions.map((one) => ({
      value: one.code,
      text: `${actionWords(one.code, policyAt(now), now)}${one.by === null ? '' : ` (${one.by.join(' or ')})`}`,
    })),
  )

/** Of the action chosen, and none where it has none; while nothing is chosen, every outcome that there is. */
export function outcomeChoices(typed: Typed) {
  const chosen = actionOf.get(first(typed, 'action'))
  const words = chosen === undefined ? actions.flatMap((one) => one.outcomes ?? []) : (chosen.outcomes ?? [])
  return [...new Set(words)].map((value) => ({ value, text: capital(value) }))
}

/** What the form says of the action chosen: whom or what it asks about, if it asks; and what is weighed before it is decided. */
export async function aroundAction(_: World, __: string, typed: Typed) {
  const chosen = actionOf.get(first(typed, 'action'))
  return await Promise.resolve({ asksWhich: chosen?.subject ?? null, weighs: chosen?.weighs ?? null })
}
