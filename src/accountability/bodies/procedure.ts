// A body folded from its facts: its term and its successor.
import { sql } from '../../kernel/sql.ts'
import type { Procedure } from '../../practice/procedure.ts'
import { type BodyBodies, type BodyFact, read } from './facts.ts'

export type BodyState = {
  readonly entered: BodyBodies['body.entered/1'] | null
  readonly ended: BodyBodies['body.ended/1'] | null
  readonly successor: string | null
}

export const body: Procedure<BodyState, BodyFact> = {
  record: 'body',
  begin: { entered: null, ended: null, successor: null },
  evolve: (state, fact) => {
    switch (fact.kind) {
      case 'body.entered/1':
        return { ...state, entered: fact.body }
      case 'body.ended/1':
        return { ...state, ended: fact.body }
      case 'body.succeeded/1':
        return { ...state, successor: fact.body.by }
    }
  },
  rules: [],
  read,
  observe: () => [],
  project: ({ forceId, recordId, state: { entered, ended, successor } }) =>
    entered === null
      ? []
      : [
          sql`
          insert into body (force_id, record_id, kind, name, from_on, until_on, because, successor)
          values (${forceId}, ${recordId}, ${entered.kind}, ${entered.name}, ${entered.from}, ${ended?.on ?? null}, ${ended?.because ?? null}, ${successor})
          on conflict (force_id, record_id) do update
          set until_on = excluded.until_on, because = excluded.because, successor = excluded.successor`,
        ],
  tables: ['body'],
  escalated: () => new Set(),
  escalation: () => null,
  words: (kind) => words[kind] ?? kind,
}

const words: Readonly<Record<string, string>> = {
  'body.entered/1': 'entered it',
  'body.ended/1': 'recorded when it ends',
  'body.succeeded/1': 'named its successor',
}
