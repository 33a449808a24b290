// The forms of an inspection itself: entered, published, corrected, merged, and who reads its draft.
import { dateWords, dayOf } from '../../../kernel/time.ts'
import { type World } from '../../../registers/world.ts'
import { type BoundCommand, bind } from '../../../web/slice.ts'
import { staffToChoose } from '../../../web/staff-choices.ts'
import type { Typed } from '../../../web/typed.ts'
import { setComments } from './comments-said.ts'
import { agreeCorrection, correct, refuseCorrection } from './correcting.ts'
import { changeReaders, publish } from './draft.ts'
import { programmeChoices } from './generations.ts'
import { merge } from './merging.ts'
import { notDecided } from './not-decided.ts'
import { inspection } from './procedure.ts'
import { recordInspection } from './recording.ts'
import { everyInspection, stateOf } from './what-forms-offer.ts'

export const inspectionForms: readonly BoundCommand[] = [
  bind(inspection, recordInspection, {
    says: 'Entered',
    choices: async (world, _, typed) => ({
      programme: programmeChoices(world.policyAt(world.now)),
      readers: await people(world, typed),
      follows: (await everyInspection(world)).map((one) => ({
        value: one.reference,
        text: `${one.reference}: ${one.title}`,
      })),
    }),
    initial: async () => await Promise.resolve({ body: 'HMICFRS' }),
  }),
  bind(inspection, changeReaders, {
    choices: async (world, recordId, typed) => ({
      readers: await people(world, typed, (await stateOf(world, recordId)).readers),
    }),
    initial: async (world, recordId) => ({ readers: (await stateOf(world, recordId)).readers }),
  }),
  bind(inspection, publish, {
    load: async (world, recordId) => {
      const said = notDecided(await stateOf(world, recordId))
      return said === null
        ? {}
        : { about: [`${said} Its date is counted from publication all the same, once somebody confirms it.`] }
    },
  }),
  bind(inspection, correct, {
    says: 'Recorded. A date that would move stays as it is until another person agrees',
    initial: async (world, recordId) => {
      const { recorded, published } = await stateOf(world, recordId)
      return {
        title: recorded?.title,
        fieldwork: recorded?.fieldwork,
        publishedOn: published?.on,
        address: published?.address,
      }
    },
  }),
  bind(inspection, agreeCorrection, { load: aboutCorrection }),
  bind(inspection, refuseCorrection, { load: aboutCorrection }),
  bind(inspection, setComments),
  bind(inspection, merge, {
    choices: async (world, recordId) => ({
      into: (await everyInspection(world))
        .filter((one) => one.record_id !== recordId)
        .map((one) => ({ value: one.reference, text: `${one.reference}: ${one.title}` })),
    }),
  }),
]

const people = async (world: World, typed: Typed, listed: readonly string[] = []) =>
  (await staffToChoose(world, { jobs: null, listed, typed, field: 'readers' })).filter(
    ({ value }) => value !== world.who.staffId,
  )

async function aboutCorrection(world: World, recordId: string) {
  const { correctionAsked, published } = await stateOf(world, recordId)
  if (correctionAsked === null) return { about: ['No correction has been asked for.'] }
  const { publishedOn, because, title } = correctionAsked
  return {
    about: [
      `${title}: published ${dateWords(dayOf(publishedOn ?? ''))} instead of ${dateWords(dayOf(published?.on ?? ''))}.`,
      because,
      'Dates counted from the wrong day will move, and each move is counted and shown.',
    ],
  }
}
