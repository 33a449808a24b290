// What a question is called where it is a link: no two of a list are called the same (WCAG 2.4.4), though their words may be, or may not be shown.
import { dateAndTime, instant } from '../../kernel/time.ts'

type Row = { readonly words: string | null; readonly withheld: boolean; readonly received_at: string }

/** In the order in which they came, whatever the order of the list. */
export function eachNamed<One extends Row>(rows: readonly One[]): readonly (One & { readonly called: string })[] {
  const same = Map.groupBy(rows, called)
  return rows.map((row) => {
    const those = (same.get(called(row)) ?? []).toSorted((a, b) => a.received_at.localeCompare(b.received_at))
    return {
      ...row,
      called: those.length === 1 ? called(row) : `${called(row)} (${those.indexOf(row) + 1} of ${those.length})`,
    }
  })
}

function called({ words, withheld, received_at }: Row): string {
  if (withheld) return `Question that came in ${dateAndTime(instant(received_at))}`
  return words ?? `Question that came in ${dateAndTime(instant(received_at))}, whose words have been erased`
}
