// M27, counted by hand: three teams with ten cases each, of which one stands outside what chance does, and a fourth with nothing to count yet.
import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { Figures, ReadAsked } from '../../registers/measures.ts'
import { nothing } from './shown.ts'
import { spreadsOf } from './spread.ts'

const team = (group: string, yes: number, no: number, notEvidenced: number, notYet = 0): Figures => ({
  ...nothing(group),
  yes,
  no,
  notEvidenced,
  notYet,
})

/**
 * 9 of 10, 9 of 10 and 0 of 10: together 18 of 30, 60 %. Of ten cases at 60 % chance alone gives none once in 10,000 times (0.4^10) and at
 * most one 17 times, so the lower 99.8 % limit is 1 of 10; ten of ten comes 60 times, so nothing can be above.
 */
const byTeam = [team('Ash', 9, 1, 0), team('Beech', 9, 0, 1), team('Cedar', 0, 7, 3), team('Dogwood', 0, 0, 0, 4)]
const byHour = [team('09', 5, 5, 0)]

const read = async ({ measures, by }: Pick<ReadAsked, 'measures' | 'by'>) =>
  await Promise.resolve(
    new Map((measures ?? []).map((id) => [id, by === 'hour' ? byHour : by === 'team' ? byTeam : []])),
  )

test('who is outside, of how many groups and cases: not evidenced counts against, not yet does not count', async () => {
  const [teams, hours, areas, ...more] = await spreadsOf('M4', read)
  assert.deepEqual(more, [])
  assert.deepEqual([teams?.measure, teams?.by, teams?.compared, teams?.n], ['M4', 'team', 3, 30])
  assert.deepEqual(teams?.outside, ['Cedar (below)'])
  assert.deepEqual([hours?.by, hours?.compared, hours?.n, hours?.outside], ['hour', 1, 10, []])
  assert.deepEqual([areas?.by, areas?.compared, areas?.n, areas?.outside], ['area', 0, 0, []])
})

test('M27 is the four measures by team, hour and area; another measure has no plots', async () => {
  const plots = (await spreadsOf('M27', read)).map(({ measure, by }) => `${measure} ${by}`)
  assert.equal(plots.length, 12)
  assert.deepEqual([...new Set(plots.map((plot) => plot.split(' ')[0]))], ['M1', 'M4', 'M6', 'M13'])
  assert.deepEqual(await spreadsOf('M2', read), [])
})
