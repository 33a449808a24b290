// Months in words: those that follow each other as one span, however many spans there are.
import { addMonths, dateWords, dayOf } from '../kernel/time.ts'

/** `2026-07`, `2026-08`, `2026-10`, in order, as “July 2026 to August 2026 and October 2026”. */
export function monthsInWords(months: readonly string[]): string {
  const spans: { readonly first: string; last: string }[] = []
  for (const month of months) {
    const before = spans.at(-1)
    if (before !== undefined && addMonths(dayOf(`${before.last}-01`), 1).slice(0, 7) === month) before.last = month
    else spans.push({ first: month, last: month })
  }
  const words = spans.map(spanWords)
  return words.length < 2 ? words.join('') : `${words.slice(0, -1).join(', ')} and ${words.at(-1) ?? ''}`
}

const spanWords = ({ first, last }: { readonly first: string; readonly last: string }): string => {
  if (first === last) return dateWords(first)
  const sameYear = first.slice(0, 4) === last.slice(0, 4)
  return `${sameYear ? dateWords(first).slice(0, -5) : dateWords(first)} to ${dateWords(last)}`
}
