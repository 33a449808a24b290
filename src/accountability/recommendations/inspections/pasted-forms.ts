// The forms of recommendations out of a report: pasted, each one confirmed or dismissed with its words in sight, or entered by hand.
import { isId } from '../../../kernel/identity.ts'
import { type World } from '../../../registers/world.ts'
import { type BoundCommand, bind } from '../../../web/slice.ts'
import { first, type Typed } from '../../../web/typed.ts'
import { addresseesIn, namesSomebody } from '../addressee.ts'
import { ruleWords } from '../time-scales.ts'
import { scaleChoices } from './asking.ts'
import { enterRecommendation } from './by-hand.ts'
import { confirm, dismiss, dismissRest } from './confirming.ts'
import { commentsOwed } from './duties.ts'
import { paste } from './pasting.ts'
import { inspection } from './procedure.ts'
import { severalIn, timeIn } from './scale-in.ts'
import { scaleSaid } from './scale-said.ts'
import type { InspectionState } from './state.ts'
import { findings, stateOf } from './what-forms-offer.ts'

export const pastedForms: readonly BoundCommand[] = [
  bind(inspection, paste, { says: 'Read: confirm or dismiss each one' }),
  bind(inspection, confirm, {
    says: 'Entered. Of a report that is not published yet, it is held until its publication',
    load: async (world, recordId, typed) => await wordsOf(world, recordId, typed),
    choices: async (world, recordId) => ({
      findingId: await findings(world, recordId),
      timeScale: [...(await scalesWaiting(world, recordId)), ...scaleChoices],
    }),
    initial: async (world, recordId, query) => {
      const { item, state } = await recognised(world, recordId, query)
      return item === undefined
        ? {}
        : {
            itemId: item.itemId,
            words: item.words,
            reference: `${state.recorded?.reference ?? ''}/${state.confirmed.length + state.held.length + 1}`.slice(
              0,
              60,
            ),
            timeScale: severalIn(item).length > 0 ? null : item.timeScale,
            on: item.on,
            paragraph: item.paragraph,
            ...addresseesOffered(state, item.words),
          }
    },
  }),
  bind(inspection, enterRecommendation, {
    says: 'Entered. Of a report that is not published yet, it is held until its publication',
    choices: async (world, recordId) => ({
      findingId: await findings(world, recordId),
      timeScale: scaleChoices,
    }),
    initial: async (world, recordId) => (isId(recordId) ? addresseesOffered(await stateOf(world, recordId), '') : {}),
  }),
  bind(inspection, dismiss, {
    load: async (world, recordId, typed) => await wordsOf(world, recordId, typed),
    initial: async (world, recordId, query) => ({
      itemId: (await recognised(world, recordId, query)).item?.itemId,
    }),
  }),
  bind(inspection, dismissRest, {
    says: 'Said of each of them',
    load: async (world, recordId) => ({
      about: (isId(recordId) ? (await stateOf(world, recordId)).waiting : [])
        .filter((one) => !one.recognised)
        .map((one) => `“${one.words}”`),
    }),
  }),
]

/** Whom the words name; of the inspectorate's report on the force, the force where they name nobody. Otherwise it is asked. */
function addresseesOffered({ recorded }: InspectionState, words: string) {
  const ofTheForce = recorded !== null && commentsOwed({ recorded, comments: null }) && !namesSomebody(words)
  const { addressee, withOthers } = addresseesIn(words)
  return { addressee: addressee ?? (ofTheForce ? 'chief constable' : null), withOthers }
}

/** Nobody confirms what they do not see: the words stand above the form. */
async function wordsOf(world: World, recordId: string, typed: Typed) {
  const state = await stateOf(world, recordId)
  const item = state.waiting.find((one) => one.itemId === first(typed, 'itemId'))
  if (item === undefined) return { about: [] }
  const around = item.context === undefined ? [] : [`The text around it: ${item.context}`]
  const { notUnderstood } = timeIn(item.words)
  const unread = notUnderstood.length === 0 ? [] : [`Time words not understood: ${notUnderstood.join('; ')}`]
  return { about: [`“${item.words}”`, `Recognised: ${scaleSaid(item)}`, ...unread, ...around] }
}

/** Time scales that were recognised and that reports mostly do not give. */
async function scalesWaiting(world: World, recordId: string) {
  if (!isId(recordId)) return []
  const listed = new Set(scaleChoices.map((one) => one.value))
  const { waiting } = await stateOf(world, recordId)
  const found = waiting.flatMap((one) => [one.timeScale, ...severalIn(one).map(({ scale }) => scale)])
  return [...new Set(found)].filter((one) => !listed.has(one)).map((value) => ({ value, text: ruleWords(value, null) }))
}

/** What the form of a recognised item holds at first, and its words above the form. */
async function recognised(world: World, recordId: string, query: Readonly<Record<string, unknown>>) {
  const state = await stateOf(world, recordId)
  const item = state.waiting.find((one) => one.itemId === query['item']) ?? state.waiting[0]
  return { state, item }
}
