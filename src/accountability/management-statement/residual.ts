// What is left: causes of concern that the inspectorate holds open, and recommendations that the figures do not show as met, each with the figures of its measures.
import { notComputedByThen, statusWords } from '../status-words.ts'
import type { AtEnd } from './answers.ts'
import type { MeasureRow } from './rows.ts'

/** A matter of time never without how far it is above “done well”. */
type Measured = MeasureRow & { readonly gap: string | null }

type Cause = {
  readonly record_id: string
  readonly theme: string
  readonly inspection: string
  readonly published_on: string
  readonly again: string | null
}
type Tested = { readonly record_id: string; readonly measures: readonly string[] }

/** In this order: what was reached and lost is the worst. Of what has no status the figures say nothing, and that is left over too. */
const left = ['no longer met', 'not met', 'insufficient data', null] as const

export function residualOf(
  recommendations: readonly (AtEnd & { readonly overdue: boolean })[],
  causes: readonly Cause[],
  tested: readonly Tested[],
  measures: readonly Measured[],
) {
  const open = recommendations.filter(({ ended, standing }) => ended === null && standing !== 'met')
  const measuresOf = new Map(tested.map((one) => [one.record_id, one.measures]))
  const rows = left.flatMap((standing) =>
    open
      .filter((one) => one.standing === standing)
      .map(({ record_id, reference, theme, standing_at, overdue, due_on, date_changes, tested, untestable }) => ({
        ...{ record_id, reference, theme, overdue, due_on, date_changes },
        status: statusWords({ standing, tested, untestable }, notComputedByThen),
        computedAt: standing_at,
        figures: (measuresOf.get(record_id) ?? []).flatMap((id) => {
          const found = measures.find((one) => one.id === id)
          return found === undefined || found.n === 0 ? [] : [figure(found)]
        }),
      })),
  )
  return { causes, rows, overdue: rows.filter((one) => one.overdue).length }
}

const figure = ({ id, question, n, yes, percent, low, high, gap }: Measured) => ({
  ...{ id, question, n, yes, percent, low, high, gap },
})
