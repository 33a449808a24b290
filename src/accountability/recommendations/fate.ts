// What becomes of a recommendation: submitted, found again, revisited; verified and superseded stand in files of their own. None of these can say that it is met.
import Type from 'typebox'
import { refusal } from '../../kernel/outcome.ts'
import { localDate } from '../../kernel/time.ts'
import type { Decision } from '../../registers/records.ts'
import { Id, Maybe } from '../../registers/schemas.ts'
import { day, line, optionalText, text } from '../../web/fields.ts'
import { type BoundCommand, bind } from '../../web/slice.ts'
import { command } from './command.ts'
import { inspectionById } from './inspections/queries.ts'
import { recommendation } from './procedure.ts'
import { recommendationById } from './queries.ts'
import { revisitingCommands } from './revisiting.ts'
import { isSameTitle } from './same-title.ts'
import { hasEnded } from './state.ts'
import { supersedingCommands } from './superseding.ts'
import { verifyingCommands } from './verifying.ts'

const refuse = (field: string, sentence: string): Decision => ({
  kind: 'refused',
  refusals: [refusal(field, sentence)],
})

const submit = command({
  name: 'submit',
  title: 'Record that it was submitted',
  path: 'submissions',
  permission: 'keep the register',
  body: Type.Object({
    to: line('To whom?', 'Enter who it was submitted to', { most: 100 }),
    says: text('What was said', 'Enter what was said. It is shown beside what the figures say today'),
  }),
  evidence: async (reader, { folded, world }) =>
    (await recommendationById.one(reader, { force: world.who.forceId, record: folded.recordId }))?.standing ?? null,
  decide: ({ body, state, evidence, now }) => {
    if (state.received === null || state.supersededBy !== null)
      return refuse('', 'This recommendation was superseded. Submit the one that replaced it.')
    if (hasEnded(state)) return refuse('', 'It was rejected, closed or verified, so there is nothing to submit.')
    return {
      kind: 'facts',
      facts: [{ kind: 'recommendation.submitted/1', happenedAt: now, body: { ...body, standing: evidence } }],
    }
  },
})

const findAgain = command({
  name: 'find-again',
  title: 'Record that it was found again',
  path: 'findings-again',
  permission: 'keep the register',
  body: Type.Object({
    inspection: line('Which inspection found it again?', 'Enter the inspection'),
    inspectionId: { ...Maybe(Id), title: '', input: 'hidden' },
    on: day('Published on', 'Enter when it was published'),
    says: optionalText('What it says'),
  }),
  evidence: async (reader, { body, world }) =>
    body.inspectionId === null ||
    (await inspectionById.one(reader, { force: world.who.forceId, record: body.inspectionId })) !== null,
  decide: ({ body, state, evidence, now }) => {
    if (!evidence) return refuse('inspection', 'This inspection is not in the register. Enter it there first.')
    const { published } = state.received ?? { published: null }
    if (body.on > localDate(now)) return refuse('on', 'This date is in the future. Enter today or an earlier day.')
    if (published !== null && body.on <= published)
      return refuse('on', 'It can only be found again after it was first published. Enter a later day.')
    if (state.foundAgain.some((one) => isSameTitle(one.inspection, body.inspection)))
      return refuse('inspection', 'This has already been recorded.')
    return { kind: 'facts', facts: [{ kind: 'recommendation.found-again/1', happenedAt: now, body }] }
  },
})

export const fateCommands: readonly BoundCommand[] = [
  bind(recommendation, submit, { says: 'Recorded as submitted. This does not mean it is verified' }),
  ...verifyingCommands,
  ...revisitingCommands,
  bind(recommendation, findAgain, { initial: async () => await Promise.resolve({ inspectionId: null }) }),
  ...supersedingCommands,
]
