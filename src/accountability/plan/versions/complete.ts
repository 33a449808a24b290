// What a version lacks before a chief officer may approve it, everything at once (R15). Pure.
import { isSpecific } from '../action/rules.ts'
import type { ActionSaid, Content } from './content.ts'
import { unanswered } from './reasons.ts'

/** `ownerGone` are the actions whose owner has left the force or the post since: a draft may be older than a leaving. */
export function lacks(content: Content, ownerGone: ReadonlySet<string>): readonly string[] {
  if (content.actions.length === 0) return ['The version has no actions.']
  const ofActions = content.actions.flatMap((action) => {
    const missing = lacksOf(action, ownerGone)
    return missing.length === 0 ? [] : [`Action ${action.number} needs ${missing.join('; ')}.`]
  })
  const ofRecommendations = unanswered(content).map(
    (reference) =>
      `${reference} has neither an action nor a reason why none is planned: write the action, or draft a version that says why.`,
  )
  return [...ofActions, ...ofRecommendations]
}

const lacksOf = (action: ActionSaid, ownerGone: ReadonlySet<string>): readonly string[] => [
  ...(isSpecific(action.text) ? [] : ['specific words']),
  ...(action.owner === null ? ['a named owner'] : []),
  ...(action.owner !== null && ownerGone.has(action.id) ? ['an owner in post, because the one named has left'] : []),
  ...(action.startOn === null ? ['a start date'] : []),
  ...(action.dueOn === null ? ['a due date'] : []),
  ...(action.effectOn === null ? ['a date when improvement will be seen'] : []),
  ...(action.startOn !== null && action.dueOn !== null && action.dueOn < action.startOn
    ? ['a due date that is not before its start']
    : []),
  ...(action.effectOn !== null && action.dueOn !== null && action.effectOn < action.dueOn
    ? ['a date when improvement will be seen that is not before it is due']
    : []),
  ...(action.measures.length === 0 && action.auditOnly === null ? ['a measure, or “audit only” with the reason'] : []),
]
