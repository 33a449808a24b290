// One grader's vignettes of one quarter, folded from the answers; and the rows for agreement, which say nothing of who.
import { sql } from '../../kernel/sql.ts'
import { dayOf, type Instant, type LocalDate, localDate } from '../../kernel/time.ts'
import { owesNothing, type Procedure } from '../../practice/procedure.ts'
import type { Level } from './cases.ts'
import { read, type VignetteFact } from './facts.ts'

type Answered = {
  readonly vignette: string
  readonly quarter: string
  readonly team: string
  readonly level: Level
  readonly because: string
  readonly at: Instant
}
export type VignetteState = { readonly answers: readonly Answered[] }

export const vignette: Procedure<VignetteState, VignetteFact> = {
  record: 'vignette',
  begin: { answers: [] },
  evolve: (state, fact) =>
    fact.kind === 'vignette.erased' ? state : { answers: [...state.answers, { ...fact.body, at: fact.happenedAt }] },
  read,
  project: ({ forceId, recordId, state }, before) =>
    state.answers.slice(before?.state.answers.length ?? 0).map(
      (one) => sql`
      insert into vignette_answer (force_id, record_id, vignette, quarter, team, level, answered_at)
      values (${forceId}, ${recordId}, ${one.vignette}, ${one.quarter}, ${one.team}, ${one.level}, ${one.at})
      on conflict (force_id, record_id, vignette) do update
      set quarter = excluded.quarter, team = excluded.team, level = excluded.level, answered_at = excluded.answered_at`,
    ),
  tables: ['vignette_answer'],
  ...owesNothing,
  words: () => 'graded an invented case',
}

/** 2026-Q2, of the local date. */
export function quarterOf(at: Instant): string {
  const [year, month] = localDate(at).split('-')
  return `${year}-Q${Math.ceil(Number(month) / 3)}`
}

/** The quarter so many before or after it. */
export function quarterFrom(quarter: string, quarters: number): string {
  const [year = '', number = ''] = quarter.split('-Q')
  const count = Number(year) * 4 + Number(number) - 1 + quarters
  return `${String(Math.floor(count / 4)).padStart(4, '0')}-Q${(count % 4) + 1}`
}

/** The first day after it: from then on nobody can add an answer to it. */
export function endOf(quarter: string): LocalDate {
  const [year, number] = quarterFrom(quarter, 1).split('-Q')
  return dayOf(`${year}-${String(Number(number) * 3 - 2).padStart(2, '0')}-01`)
}
