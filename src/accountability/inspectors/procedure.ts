// Fieldwork folded from its facts: the sample as drawn, how each file was judged, what was taken away.
import { sql } from '../../kernel/sql.ts'
import type { Instant } from '../../kernel/time.ts'
import { owesNothing, type Procedure } from '../../practice/procedure.ts'
import { leftOf } from '../../registers/words-erased.ts'
import { type Bodies, type FieldworkFact, read } from './facts.ts'

export type FieldworkState = {
  readonly opened: (Bodies['fieldwork.opened/1'] & { readonly by: string }) | null
  /** Whom its opener named. */
  readonly team: readonly string[]
  readonly sample: (Bodies['fieldwork.sample-drawn/1'] & { readonly at: Instant }) | null
  readonly judged: ReadonlyMap<string, Bodies['fieldwork.file-judged/1']>
  /** By whom each was judged last. */
  readonly judgedBy: ReadonlyMap<string, string>
  /** Each with the judgements it was made of: what is judged afterwards belongs to the next. */
  readonly packs: readonly (Bodies['fieldwork.pack-taken/1'] & {
    readonly at: Instant
    readonly judged: ReadonlyMap<string, Bodies['fieldwork.file-judged/1']>
  })[]
}

export const fieldwork: Procedure<FieldworkState, FieldworkFact> = {
  record: 'fieldwork',
  begin: { opened: null, team: [], sample: null, judged: new Map(), judgedBy: new Map(), packs: [] },
  evolve: (state, fact) => {
    switch (fact.kind) {
      case 'fieldwork.opened/1':
        return { ...state, opened: { ...fact.body, by: fact.recordedBy } }
      case 'fieldwork.team-named/1':
        return { ...state, team: fact.body.team }
      case 'fieldwork.sample-drawn/1':
        return { ...state, sample: { ...fact.body, at: fact.happenedAt } }
      case 'fieldwork.file-judged/1':
        return {
          ...state,
          judged: new Map([...state.judged, [fact.body.recordId, fact.body]]),
          judgedBy: new Map([...state.judgedBy, [fact.body.recordId, fact.recordedBy]]),
        }
      case 'fieldwork.pack-taken/1':
        return { ...state, packs: [...state.packs, { ...fact.body, at: fact.happenedAt, judged: state.judged }] }
      case 'fieldwork.words-erased/1':
      case 'fieldwork.erased':
        return state
    }
  },
  read,
  left: leftOf(read),
  project: ({ forceId, recordId, state: { opened, team, sample, judged } }) =>
    opened === null
      ? []
      : [
          sql`
          insert into fieldwork (force_id, record_id, title, opened_by, team, drawn, judged)
          values (${forceId}, ${recordId}, ${opened.title}, ${opened.by}, ${[...team]}::uuid[], ${sample?.files.length ?? 0}, ${judged.size})
          on conflict (force_id, record_id) do update set team = excluded.team, drawn = excluded.drawn, judged = excluded.judged`,
        ],
  tables: ['fieldwork'],
  ...owesNothing,
  words: (kind) => words[kind] ?? kind,
}

const words: Readonly<Record<string, string>> = {
  'fieldwork.opened/1': 'opened fieldwork',
  'fieldwork.team-named/1': 'said who works on it',
  'fieldwork.sample-drawn/1': 'drew a sample',
  'fieldwork.file-judged/1': 'judged a file',
  'fieldwork.pack-taken/1': 'took a pack away',
  'fieldwork.words-erased/1': 'erased what was noted, with the case',
  'fieldwork.erased': 'noted what was erased since',
}
