// How many reports each child makes: a few children make many of them.
import type { Chance } from './chance.ts'
import given from './missing-parameters.json' with { type: 'json' }

/**
 * How many reports each child makes: 4% of the children 28% of the reports (Sidebottom and others 2020), and two thirds of
 * all reports repeats (the same parameters' middle value). The rest follow a falling curve.
 */
export function reportsByChild(reports: number, chance: Chance): readonly number[] {
  const children = Math.max(
    1,
    Math.round(reports * (1 - (given.repeat.share_of_incidents_that_are_repeats[1] ?? 0.65))),
  )
  const many = Math.max(1, Math.round(children * given.repeat.top_share_children))
  const counts: number[] = []
  let left = reports
  const each = (reports * given.repeat.top_share_incidents) / many
  for (let index = 0; index < many && left > 0; index++) {
    const count = Math.min(left, Math.max(2, Math.round(each * chance.between(0.6, 1.4))))
    counts.push(count)
    left -= count
  }
  while (left > 0) {
    let count = 1
    while (count < 9 && chance.yes(0.535)) count++
    counts.push(Math.min(left, count))
    left -= Math.min(left, count)
  }
  return counts
}
