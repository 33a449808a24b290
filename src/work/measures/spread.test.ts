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
 * 9 of 10, 9 of 10 and 0 of 10: together 18 of 30, 60%. Of ten cases at 60% chance alone gives none once in 10,000 times (0.4^10) and at
 * most one 17 times, so the lower 99.8% limit is 1 of 10; ten of ten comes 60 times, so nothing can be above.
 */
const byTeam = [team('Ash', 9, 1, 0), team('Beech', 9, 0, 1), team('Cedar', 0, 7, 3), team('Dogwood', 0, 0, 0, 4)]
const byHour = [team('09', 5, 5, 0)]

const groups = new Map<ReadAsked['by'], typeof byTeam>([
  ['team', byTeam],
  ['hour', byHour],
])

const read = async ({ measures, by }: Pick<ReadAsked, 'measures' | 'by'>) =>
  await Promise.resolve(new Map((measures ?? []).map((id) => [id, groups.get(by) ?? []])))

test('who is outside, of how many groups and cases: not evidenced counts against, not yet does not count', async () => {
  const [teams, hours, areas, ...more] = await spreadsOf('M4', read)
  assert.deepEqual(more, [])
  assert.deepEqual([teams?.measure, teams?.by, teams?.compared, teams?.n], ['M4', 'team', 3, 30])
  assert.deepEqual(teams?.outside, ['Cedar (below)'])
  assert.deepEqual([hours?.by, hours?.compared, hours?.n, hours?.outside], ['hour', 1, 10, []])
  assert.deepEqual([areas?.by, areas?.compared, areas?.n, areas?.outside], ['area', 0, 0, []])
})

/**
 * 12, 12, 28 and 28 of 40: together 80 of 160, half. Each is 8 from the 20 of chance, so its square is 64 / 10 and all four make 25.6 on 3
 * degrees of freedom: phi 8.53, where 2.63 is the limit. The lower 99.8% limit of forty is 10, the upper 30: none is outside.
 */
const inTwoHalves = [team('Ash', 12, 28, 0), team('Beech', 12, 28, 0), team('Cedar', 28, 12, 0), team('Elm', 28, 12, 0)]

test('all inside their limits and yet unlike each other: said in words, with how much; and apart from who is outside', async () => {
  const spreadOf = async (teams: readonly Figures[]) =>
    (await spreadsOf('M4', async () => await Promise.resolve(new Map([['M4', teams]]))))[0]
  const halves = await spreadOf(inTwoHalves)
  assert.deepEqual([halves?.outside, halves?.differ, halves?.phi?.toFixed(2)], [[], true, '8.53'])
  assert.equal(
    halves?.words,
    'Together they differ from each other more than chance explains, although none does by itself: their spread is 8.5 times what chance alone gives',
  )
  // 9, 9 and 0 where chance gives 6 each with variance 2.4: (9 + 9 + 36) / 2.4 = 22.5 on 2 degrees of freedom.
  const apart = await spreadOf(byTeam)
  assert.deepEqual([apart?.differ, apart?.phi?.toFixed(2)], [true, '11.25'])
  assert.match(
    apart?.words ?? '',
    /^More different than chance explains: Cedar \(below\)\. Together they differ from each other .* 11\.[23] times/,
  )
  const alike = await spreadOf([team('Ash', 20, 20, 0), team('Beech', 21, 19, 0)])
  assert.deepEqual([alike?.differ, alike?.words], [false, 'No more difference than chance explains'])
})

test('M27 is the four measures by team, hour and area; another measure has no plots', async () => {
  const plots = (await spreadsOf('M27', read)).map(({ measure, by }) => `${measure} ${by}`)
  assert.equal(plots.length, 12)
  assert.deepEqual([...new Set(plots.map((plot) => plot.split(' ')[0]))], ['M1', 'M4', 'M6', 'M13'])
  assert.deepEqual(await spreadsOf('M2', read), [])
})

test('a team is said by its name; on the page of M27 what chance does not explain comes before what it does', async () => {
  const [teams] = await spreadsOf('M4', read, new Map([['Cedar', 'Cedar response']]))
  assert.deepEqual(teams?.outside, ['Cedar response (below)'])

  const all = await spreadsOf('M27', read)

  assert.deepEqual(
    all.map(({ apart }) => apart),
    [...all.map(({ apart }) => apart)].sort((a, b) => Number(b) - Number(a)),
  )
  assert.equal(all[0]?.by, 'team')
})
