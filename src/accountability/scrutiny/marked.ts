// Decisions as the office’s lists show them: where what was decided and what is computed disagree is marked, by the decision’s own day and now.
import { disagrees, disagreesThen, figuresThen } from '../assurance.ts'

type Decided = {
  readonly recommendation_id: string | null
  readonly assurance: string
  readonly standing_then: string | null
  readonly reviewed_on: string | null
}
type Registered = { readonly record_id: string; readonly standing: string | null }

/** A later decision that took its place is the one that is held against the figures of now. */
export const marked = <One extends Decided>(made: readonly One[], rows: readonly Registered[]) =>
  made.map((one) => ({
    ...one,
    figuresThen: figuresThen(one),
    standing: about(one, rows)?.standing ?? null,
    disagreedThen: disagreesThen(one),
    disagreesNow: one.reviewed_on === null && disagreesNow(one, rows),
  }))

type Of = Pick<Decided, 'recommendation_id' | 'assurance'>

export function disagreesNow(one: Of, rows: readonly Registered[]): boolean {
  const row = about(one, rows)
  return row !== undefined && disagrees({ assurance: one.assurance, standing: row.standing })
}

const about = ({ recommendation_id: id }: Of, rows: readonly Registered[]): Registered | undefined =>
  id === null ? undefined : rows.find(({ record_id }) => record_id === id)
