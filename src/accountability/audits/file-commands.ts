// The commands on one audited file as forms: each with its choices and what is said when it is done.
import { load } from '../../registers/records.ts'
import { contextOf, type World } from '../../registers/world.ts'
import { type BoundCommand, bind } from '../../web/slice.ts'
import { allocate } from './allocating.ts'
import { settleAnswer } from './answer-differs.ts'
import { askAgain } from './asking-again.ts'
import { auditorChoices } from './auditor-choices.ts'
import type { Auditable } from './cases.ts'
import { maySettle } from './file-offers.ts'
import { gradeFile } from './grading.ts'
import { auditedFile } from './procedure.ts'
import { auditAgain, raiseConcern, remedy } from './putting-right.ts'
import { moderate } from './settling.ts'

export const fileCommands = (auditable: readonly Auditable[]): readonly BoundCommand[] => [
  bind(auditedFile, gradeFile, { says: 'Graded', button: 'Record this grading' }),
  bind(auditedFile, allocate, {
    says: 'Given to another auditor',
    choices: async (world) => {
      const known = await auditorChoices(world)
      return { first: known, second: known }
    },
  }),
  bind(auditedFile, moderate, { says: 'Settled', load: async (world, id) => ({ about: await differing(world, id) }) }),
  bind(auditedFile, raiseConcern, {
    says: 'Returned. The person who has the case has been told',
    button: 'Return the case now',
  }),
  bind(auditedFile, remedy, { says: 'Recorded. Somebody else must audit the file again' }),
  bind(auditedFile, auditAgain, { says: 'Audited again' }),
  bind(auditedFile, askAgain, {
    says: 'Recorded',
    choices: async (world, recordId) => {
      const drawn = await drawnOf(world, recordId)
      const source = auditable.find(({ topic }) => topic === drawn?.topic)
      const kind = drawn?.stratum === 'ethnicity' ? 'ethnicity' : 'an answer of no'
      return { said: (source?.mayBeSaid(kind) ?? []).map((value) => ({ value, text: value })) }
    },
    load: async (world, recordId) => {
      const drawn = await drawnOf(world, recordId)
      return drawn?.question === undefined ? {} : { about: [`Ask again: ${drawn.question}`] }
    },
  }),
  bind(auditedFile, settleAnswer, {
    says: 'Recorded',
    load: async (world, recordId) => ({ about: await saidThenAndNow(world, recordId) }),
  }),
]

const stateOf = async (world: World, recordId: string) =>
  (await world.db.read(contextOf(world), async (reader) => await load(reader, world, auditedFile, recordId))).state

const drawnOf = async (world: World, recordId: string) => (await stateOf(world, recordId)).drawn

async function saidThenAndNow(world: World, recordId: string): Promise<readonly string[]> {
  const { drawn, reAsked } = await stateOf(world, recordId)
  return reAsked.map(
    (one) =>
      `${drawn?.question ?? one.question} The record: ${one.recorded}. Asked again of ${one.askedOf}: ${one.said}.`,
  )
}

/** Nobody settles what they do not see; to anybody else the gradings stay blind. */
async function differing(world: World, recordId: string): Promise<readonly string[]> {
  const state = await stateOf(world, recordId)
  return maySettle(state, world.who)
    ? state.gradings.map(({ grade, because }) => `One grading: ${grade}. Why: “${because}”`)
    : []
}
