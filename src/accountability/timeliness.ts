// What is on time, beside audited files: every timeliness measure with a target, as values. Nobody here knows which slice answers.
import { monthsTogether, onTimeOf } from '../practice/assertion-gap.ts'
import type { Timely } from './audits/gap.ts'
import type { ReadMonths } from './recommendations/figures.ts'
import { keyOf } from './recommendations/figures.ts'
import type { Questions } from './recommendations/figures-shown.ts'

export const timelinessOf =
  (read: ReadMonths, definitions: Questions): Timely =>
  async ({ force, from, until, now }) => {
    const timely = [...definitions].filter(([, one]) => one.kind === 'timeliness' && one.target !== null)
    const asked = timely.map(([measure]) => ({ measure, part: null }))
    const answered = await read({ force, measures: asked, from, until, now })
    return timely.map(([measure, { question, better }]) => {
      const months = [...(answered.get(keyOf({ measure, part: null })) ?? [])]
      const counts = monthsTogether(months.map(([month, figure]) => ({ month, ...figure })))
      return { measure, question, counts: onTimeOf(counts, better) }
    })
  }
