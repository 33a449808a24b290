// A body folded from its facts: its term and its successor.
import { sql } from '../../kernel/sql.ts'
import type { Fact } from '../../practice/fact.ts'
import { owesNothing, type Procedure } from '../../practice/procedure.ts'
import type { BodyCorrected } from '../bodies-known.ts'
import { type BodyBodies, type BodyFact, read } from './facts.ts'

export type BodyState = {
  readonly entered: BodyBodies['body.entered/1'] | null
  readonly ended: BodyBodies['body.ended/1'] | null
  readonly successor: string | null
  /** What stood before each correction. */
  readonly corrections: readonly BodyCorrected[]
}

export const body: Procedure<BodyState, BodyFact> = {
  record: 'body',
  begin: { entered: null, ended: null, successor: null, corrections: [] },
  evolve: (state, fact) => {
    switch (fact.kind) {
      case 'body.entered/1':
        return { ...state, entered: fact.body }
      case 'body.ended/1':
        return { ...state, ended: fact.body }
      case 'body.succeeded/1':
        return { ...state, successor: fact.body.by }
      case 'body.corrected/1':
        return corrected(state, fact.body, fact)
    }
  },
  read,
  project: ({ forceId, recordId, state: { entered, ended, successor, corrections } }) =>
    entered === null
      ? []
      : [
          sql`
          insert into body (force_id, record_id, kind, name, from_on, until_on, because, successor, corrections)
          values (${forceId}, ${recordId}, ${entered.kind}, ${entered.name}, ${entered.from}, ${ended?.on ?? null}, ${ended?.because ?? null}, ${successor}, ${JSON.stringify(corrections)}::jsonb)
          on conflict (force_id, record_id) do update
          set name = excluded.name, from_on = excluded.from_on, until_on = excluded.until_on, because = excluded.because, successor = excluded.successor,
            corrections = excluded.corrections`,
        ],
  tables: ['body'],
  ...owesNothing,
  words: (kind) => words[kind] ?? kind,
}

const words: Readonly<Record<string, string>> = {
  'body.entered/1': 'entered it',
  'body.ended/1': 'recorded when it ends',
  'body.succeeded/1': 'named its successor',
  'body.corrected/1': 'corrected its name or its term',
}

function corrected(
  state: BodyState,
  { name, from, until, because }: BodyBodies['body.corrected/1'],
  { recordedBy: by, happenedAt: at }: Pick<Fact, 'recordedBy' | 'happenedAt'>,
): BodyState {
  const { entered, ended, corrections } = state
  if (entered === null) return state
  const was = { name: entered.name, from: entered.from, until: ended?.on ?? null, because, by, at }
  return {
    ...state,
    entered: { ...entered, name, from },
    ended: ended === null || until === null ? null : { ...ended, on: until },
    corrections: [...corrections, was],
  }
}
