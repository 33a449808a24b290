// Funnel limits: exact tails, who is outside, and spread beyond chance noted.
import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { funnel, pairsByMonth, seededRandom } from '../statistics.ts'
import { none } from './alike.ts'
import { atMost, cumulativeBinomial } from './binomial.ts'
import { funnelLimits } from './funnel.ts'
import { searchesOf } from './returning.ts'

const team = (label: string, successes: number, n: number) => ({ label, successes, n })

test('the limits are worked by hand for ten cases at a half', () => {
  // P(R ≤ 1) = 11/1024 and P(R ≤ 2) = 56/1024, either side of 2.5%; P(R ≤ 0) = 1/1024, just under 0.1%.
  const { low95, high95, low998, high998 } = funnelLimits(10, 0.5)
  assert.deepEqual([low95, high95, low998, high998], [0.2, 0.8, 0.1, 0.9])
})

test('chance alone puts at most one in a thousand beyond each outer limit, and one in forty beyond each inner', () => {
  for (const n of [1, 5, 40, 333, 20_000]) {
    for (const p of [0.001, 0.02, 0.5, 0.93, 0.999]) {
      const { low95, high95, low998, high998 } = funnelLimits(n, p)
      const distribution = cumulativeBinomial(n, p)
      const below = (limit: number) => atMost(Math.round(limit * n) - 1, distribution)
      const above = (limit: number) => 1 - atMost(Math.round(limit * n), distribution)
      assert.ok(below(low998) <= 0.001 && above(high998) <= 0.001 + 1e-12, `${n} ${p}`)
      assert.ok(below(low95) <= 0.025 && above(high95) <= 0.025 + 1e-12, `${n} ${p}`)
    }
  }
})

test('a team far from the others is outside, one of few cases at the same proportion is not', () => {
  const found = funnel([team('North', 180, 200), team('South', 90, 200), team('East', 92, 200), team('Night', 7, 8)])
  assert.deepEqual(
    found.points.map(({ label, outside }) => [label, outside]),
    [
      ['North', 'above'],
      ['South', 'below'],
      ['East', 'below'],
      ['Night', 'no'],
    ],
  )
  assert.ok(found.spread.overdispersed)
})

test('teams that differ only by chance are not called spread out', () => {
  const random = seededRandom(11)
  const runs = 500
  let called = 0
  for (let run = 0; run < runs; run++) {
    const teams = Array.from({ length: 12 }, (_, at) => {
      const successes = Array.from({ length: 60 }, () => random()).filter((x) => x < 0.7).length
      return team(`Team ${at}`, successes, 60)
    })
    if (funnel(teams).spread.overdispersed) called++
  }
  assert.ok(called / runs < 0.06, `${called} of ${runs}`)
})

test('cases of one child that are quite alike are worth one: who is outside by all cases is inside by so many children', () => {
  // Twenty children twice each, on time both times or neither: 32 and 8 of 40, half together. Of forty at a half the outer limits are 10 and 30.
  const ash = { ...team('Ash', 32, 40), pairs: { pairs: 20, yes: 16, no: 4 } }
  const beech = { ...team('Beech', 8, 40), pairs: { pairs: 20, yes: 4, no: 16 } }
  const every = funnel([ash, beech].map(({ pairs: _, ...one }) => one))
  assert.deepEqual(
    every.points.map(({ worth, high998, outside }) => [worth, high998, outside]),
    [
      [40, 0.75, 'above'],
      [40, 0.75, 'below'],
    ],
  )
  // Of twenty they are 3 and 17: half a case further out, 2.5 and 17.5.
  const { points, spread } = funnel([ash, beech])
  assert.deepEqual(
    points.map(({ n, worth, low998, high998, outside }) => [n, worth, low998, high998, outside]),
    [
      [40, 20, 0.125, 0.875, 'no'],
      [40, 20, 0.125, 0.875, 'no'],
    ],
  )
  assert.equal(spread.phi, (every.spread.phi ?? 0) / 2)
})

test('where nothing differs but children come back, at most one team in five hundred is outside, and one force in eleven is called spread out; by every case far more', (t) => {
  const random = seededRandom(20_261_133)
  const runs = 60
  const [ours, all] = [
    { outside: 0, spread: 0 },
    { outside: 0, spread: 0 },
  ]
  for (let run = 0; run < runs; run++) {
    const year = searchesOf({ monthlyN: 200, p: 0.75, alike: 0.3 }, random).slice(0, 2400)
    const teams = [...Map.groupBy(year, ({ child }) => Number(child) % 10)].map(([name, some]) => ({
      ...team(`Team ${name}`, some.filter(({ yes }) => yes).length, some.length),
      pairs: pairsByMonth(some.map((one) => ({ ...one, month: '2026-01' }))).get('2026-01')?.[0] ?? none,
    }))
    for (const [count, found] of [
      [ours, funnel(teams)],
      [all, funnel(teams.map(({ pairs: _, ...one }) => one))],
    ] as const) {
      count.outside += found.points.filter(({ outside }) => outside !== 'no').length
      count.spread += found.spread.overdispersed ? 1 : 0
    }
  }
  t.diagnostic(
    `outside ${ours.outside} of ${10 * runs}, by every case ${all.outside}; spread out ${ours.spread} of ${runs}, by every case ${all.spread}`,
  )
  assert.ok(ours.outside <= 2 && ours.spread / runs < 0.09, JSON.stringify(ours))
  assert.ok(all.outside > 20 && all.spread / runs > 0.5, JSON.stringify(all))
})

test('nothing gives no overall, and one point no spread', () => {
  assert.deepEqual(funnel([]), { overall: null, points: [], spread: { phi: null, overdispersed: false } })
  const [empty] = funnel([team('New', 0, 0)]).points
  assert.deepEqual([empty?.proportion, empty?.low95, empty?.high998, empty?.outside], [null, 0, 1, 'no'])
  assert.equal(funnel([team('Only', 3, 9)]).spread.phi, null)
  assert.ok(funnel([team('All', 9, 9), team('Every', 40, 40)]).points.every(({ outside }) => outside === 'no'))
})

test('limits are ordered proportions, closer together with more cases', () => {
  fc.assert(
    fc.property(fc.integer({ min: 1, max: 3000 }), fc.integer({ min: 0, max: 1000 }), (n, thousandths) => {
      const p = thousandths / 1000
      const { low998, low95, high95, high998 } = funnelLimits(n, p)
      const ends = [0, low998, low95, high95, high998, 1]
      assert.ok(
        ends.every((end, at) => at === 0 || (ends[at - 1] ?? 2) <= end),
        `${ends}`,
      )
      if (p > 0.01 && p < 0.99 && n > 50) {
        const wider = funnelLimits(n * 4, p)
        assert.ok(wider.high998 - wider.low998 < high998 - low998)
      }
    }),
  )
})
