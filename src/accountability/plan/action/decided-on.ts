// What a second person decides on stands above the form: nobody agrees to a date, checks a claim or lets an action go unseen.
import { dateWords, dayOf } from '../../../kernel/time.ts'
import type { World } from '../../../registers/world.ts'
import { loadAction } from './read.ts'
import type { ActionState } from './state.ts'

const above = (words: (state: ActionState) => readonly string[]) => async (world: World, recordId: string) => ({
  about: words((await loadAction(world, recordId)).state),
})

const daysOf = ({ dueOn, effectOn }: { readonly dueOn: string; readonly effectOn: string }): string =>
  `due ${dateWords(dayOf(dueOn))}, improvement seen ${dateWords(dayOf(effectOn))}`

/** Both dates, how often it was moved, and the reason. */
export const dateAsked = above(({ asked, dates, dateChanges }) => {
  if (asked === null || dates === null) return ['Nobody has asked for another date.']
  const times = dateChanges.length
  const moved = `It was moved ${times} ${times === 1 ? 'time' : 'times'}: only a chief officer can agree to move it again.`
  return [
    `Now: ${daysOf(dates)}. ${times === 0 ? 'It was never moved.' : moved}`,
    `Asked for: ${daysOf(asked)}. Why: “${asked.words}”`,
  ]
})

/** What is to have been done, and what its owner says shows it. */
export const claimed = above(({ details, claim, files }) => {
  if (claim === null) return []
  const attached = files.filter((one) => one.withdrawn === null).map(({ what }) => what)
  return [
    `To be done: “${details?.text ?? ''}”`,
    `Claimed, with this evidence: “${claim.words}”`,
    ...(claim.links.length === 0 ? [] : [`Where it is: ${claim.links.join('; ')}`]),
    attached.length === 0
      ? 'No file is attached.'
      : `Attached, to be opened on the action’s page: ${attached.join('; ')}`,
  ]
})

export const withdrawalAsked = above(({ details, withdrawalAsked: asked }) =>
  asked === null
    ? ['Nobody has asked for it to be withdrawn.']
    : [`It would no longer be done: “${details?.text ?? ''}”`, `Why: “${asked.words}”`],
)
