// When an episode, its child's record and an offer from another force may be erased: when nothing rests on them any more.
import Type from 'typebox'
import { type Reader, statement } from '../../kernel/database.ts'
import { sql } from '../../kernel/sql.ts'
import { isOpen } from '../../practice/duty.ts'
import type { Fact } from '../../practice/fact.ts'
import type { Folded, Procedure } from '../../practice/procedure.ts'
import { personProcedure } from '../../registers/people.ts'
import { load } from '../../registers/records.ts'
import type { World } from '../../registers/world.ts'
import type { MissingFact } from './facts.ts'
import { missing } from './procedure.ts'
import type { EpisodeState } from './state.ts'
import { transfer } from './transfer/procedure.ts'

type Going = { readonly force: string; readonly record: string; readonly positions: readonly number[] }

/** All its facts, unless `stays` says why not; facts erased before are not counted again. */
const whole =
  <State, F extends Fact>(
    procedure: Procedure<State, F>,
    stays: (folded: Folded<State, F>, reader: Reader, world: World) => Promise<string | null>,
  ) =>
  async (reader: Reader, world: World, recordId: string) => {
    const folded = await load(reader, world, procedure, recordId)
    const positions = folded.facts.filter((fact) => fact.body !== null).map((fact) => fact.position)
    if (positions.length === 0) return null
    const sentence = await stays(folded, reader, world)
    return sentence === null ? ({ kind: 'may go', positions } as const) : ({ kind: 'stays', sentence } as const)
  }

const photographsOf = ({ force, record, positions }: Going) => sql`
  delete from photograph
  where force_id = ${force}
    and record_id = ${record}
    and position = any (${[...positions]}::integer[])`

const frozen = 'The facts are frozen after a death or serious injury: none of them can be erased.'

export const erasable = [
  {
    record: 'photograph',
    words: 'one photograph of an episode: the wrong child’s, or no longer allowed',
    oneEntry: true,
    beside: photographsOf,
    look: async (reader: Reader, world: World, recordId: string, entry: number | null) => {
      const { facts, state } = await load(reader, world, missing, recordId)
      const added = facts.find((fact) => fact.kind === 'missing.photograph-added/1' && fact.position === entry)
      if (added === undefined) return null
      return state.grave === null
        ? ({ kind: 'may go', positions: [added.position] } as const)
        : ({ kind: 'stays', sentence: frozen } as const)
    },
  },
  {
    record: 'missing',
    words: 'an episode of a missing child',
    beside: photographsOf,
    look: whole(missing, async (folded) => await Promise.resolve(stillNeeded(folded))),
  },
  {
    record: 'person',
    words: 'the record of a child or another person',
    look: whole(personProcedure, async ({ recordId }, reader, world) => {
      const rests = await episodesOf.one(reader, { force: world.who.forceId, person: recordId })
      return (rests?.n ?? 0) === 0
        ? null
        : `${rests?.n === 1 ? 'An episode rests' : `${rests?.n ?? 0} episodes rest`} on this record: ask for their erasure first.`
    }),
  },
  {
    record: 'transfer',
    words: 'what another force sent when it offered a child',
    look: whole(
      transfer,
      async ({ state }) => await Promise.resolve(state.answer === null ? 'The offer has not been answered yet.' : null),
    ),
  },
] as const

function stillNeeded({ state, duties }: Folded<EpisodeState, MissingFact>): string | null {
  if (state.grave !== null) return frozen
  // What is left of an erased one has no report any more.
  if (!['closed', 'voided', 'transferred', 'none'].includes(state.phase)) return 'This episode is not closed.'
  return duties.some(isOpen)
    ? 'Something is still due on this episode, perhaps the return interview. The episode stays until that is settled.'
    : null
}

const episodesOf = statement({
  name: 'missing: how many episodes rest on a person’s record',
  row: Type.Object({ n: Type.Integer() }),
  example: { force: 'demonstration', person: '00000000-0000-7000-8000-000000000000' },
  sql: (p: { force: string; person: string }) => sql`
    select count(*)::integer as n
    from episode
    where force_id = ${p.force}
      and person_id = ${p.person}
    limit 1`,
})
