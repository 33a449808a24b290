// Beside an answer a matter of time never stands without how far it is above “done well”, or that this cannot be said.
import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { FigureThen } from './figure-then.ts'
import { figureWords } from './figure-words.ts'

const figure: FigureThen = {
  ...{ measure: 'M4', question: 'In time?', last: '2026-10' },
  year: { yes: 360, n: 500, percent: 72, low: 68, high: 76 },
}
const gap = {
  ...{ measure: 'M4', points: 37, months: ['2026-07', '2026-08', '2026-09'] },
  onTime: { yes: 120, n: 150, percent: 80, low: 73, high: 86 },
  doneWell: { yes: 15, n: 35, percent: 43, low: 28, high: 59 },
}
const said = 'In time? 360 of 500 in the twelve months to October 2026, 72% (95% interval 68% to 76%)'

test('the gap with its months and both sides, after the figure', () => {
  assert.equal(
    figureWords({ ...figure, gap }),
    `${said}; in cases of July to September 2026 “on time” is 37 points above “done well”: on time 120 of 150, 80% (95% interval 73% to 86%); files that are good 15 of 35, 43% (95% interval 28% to 59%)`,
  )
})

test('counts of a thousand and more are read as everywhere; one that is hidden stays a range', () => {
  const year = { yes: 1040, n: 1200, percent: 87, low: 85, high: 89 }
  assert.match(figureWords({ ...figure, year }), /^In time\? 1,040 of 1,200 in the twelve months/)
  const hidden = { yes: 'not shown', n: '0 to 7', percent: null, low: null, high: null } as const
  assert.match(figureWords({ ...figure, year: hidden }), /^In time\? 0 to 7 cases, too few to show in the/)
})

test('none can be said: that is said; what is no matter of time has none', () => {
  assert.equal(
    figureWords({ ...figure, gap: null }),
    `${said}; we cannot say whether it was done well, because too few files from the same months have been audited`,
  )
  assert.equal(figureWords(figure), said)
})
