// Going ahead with an action before what it waits for is done: only with a reason, which stands beside what was not done then.
import Type from 'typebox'
import type { Reader } from '../../../kernel/database.ts'
import { type Refusal, refusal } from '../../../kernel/outcome.ts'
import { contextOf, type World } from '../../../registers/world.ts'
import { optionalText } from '../../../web/fields.ts'
import type { Early } from './facts.ts'
import { actions } from './queries.ts'
import { loadAction } from './read.ts'
import type { ActionState } from './state.ts'

type Waited = Early['waitedFor']
type Given = string | null | undefined

/** A program may leave it out. */
export const earlyField = Type.Optional(
  optionalText('If an action that must be done first is not done, why go ahead?', {
    most: 1000,
    description: 'Shown beside the action. Leave empty if they are all done, or if there are none',
  }),
)

/** The actions that must be done first and are neither checked nor withdrawn. */
async function waitedFor(reader: Reader, force: string, { details }: ActionState): Promise<Waited> {
  const first = details?.dependsOn ?? []
  if (first.length === 0) return []
  return (await actions.all(reader, { force }))
    .filter((row) => first.includes(row.record_id) && row.state !== 'checked' && row.state !== 'withdrawn')
    .map(({ record_id, number, state }) => ({ id: record_id, number, state }))
}

/** As a command reads it: what is not done yet at this moment. */
export const waitedNow = async (reader: Reader, { folded, world }: Asked): Promise<Waited> =>
  await waitedFor(reader, world.who.forceId, folded.state)
type Asked = { readonly folded: { readonly state: ActionState }; readonly world: World }

export const earlyRefusals = (waited: Waited, because: Given): readonly Refusal[] =>
  waited.length > 0 && (because ?? null) === null
    ? [
        refusal(
          'early',
          `This action waits for ${waitedWords(waited)}. Have that done and checked first, or say why this one goes ahead without it.`,
        ),
      ]
    : []

export const earlyBody = (waited: Waited, because: Given): { readonly early?: Early } =>
  waited.length > 0 && typeof because === 'string' ? { early: { because, waitedFor: [...waited] } } : {}

/** "action 3 (unallocated) and action 5 (in progress)" */
export const waitedWords = (waited: Waited): string =>
  waited.map(({ number, state }) => `action ${number} (${state})`).join(' and ')

/** Above the form: what is not done yet. */
export const aboutWaiting = async (world: World, recordId: string): Promise<{ readonly about: readonly string[] }> => {
  const { state } = await loadAction(world, recordId)
  const waited = await world.db.read(
    contextOf(world),
    async (reader) => await waitedFor(reader, world.who.forceId, state),
  )
  return { about: waited.length === 0 ? [] : [`This action waits for ${waitedWords(waited)}.`] }
}
