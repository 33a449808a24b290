// Standing follows from figures and from nothing else.
import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { assertionGap } from '../../practice/assertion-gap.ts'
import { closes, completed, misnamed, testRefusals, untimely } from './soundness.ts'
import { type Gaps, type Month, nothing } from './standing/judged.ts'
import { standing } from './standing.ts'
import type { ClosureTest } from './test.ts'

const closure: ClosureTest = {
  criteria: [
    { measure: 'M4', part: null, kind: 'timeliness', threshold: 0.9, better: 'higher', minimumN: 20 },
    { measure: 'M3', part: null, kind: 'outcome', threshold: 0.2, better: 'lower', minimumN: 10 },
  ],
  sustainedMonths: 3,
  mostNotEvidenced: 0.1,
}
const good = {
  figures: [
    { yes: 95, no: 3, notEvidenced: 2 },
    { yes: 2, no: 18, notEvidenced: 0 },
  ],
}
const late = {
  figures: [
    { yes: 80, no: 18, notEvidenced: 2 },
    { yes: 2, no: 18, notEvidenced: 0 },
  ],
}
const few = {
  figures: [
    { yes: 5, no: 0, notEvidenced: 0 },
    { yes: 2, no: 18, notEvidenced: 0 },
  ],
}
const unrecorded = {
  figures: [
    { yes: 88, no: 0, notEvidenced: 12 },
    { yes: 2, no: 18, notEvidenced: 0 },
  ],
}
const months = (...given: readonly Omit<Month, 'month'>[]): readonly Month[] =>
  given.map((one, index) => ({ month: `2026-${String(index + 8).padStart(2, '0')}`, ...one }))

test('three months that pass: met, and nothing stops it', () => {
  const judged = standing(closure, months(good, good, good), false)
  assert.deepEqual([judged.standing, judged.stops, judged.earliestPass], ['met', [], null])
})

test('one late month among three: not met, and the sentence names it', () => {
  const judged = standing(closure, months(good, late, good), false)
  assert.equal(judged.standing, 'not met')
  assert.deepEqual(judged.stops, ['M4: below 90% in September 2026.'])
})

test('the earliest date counts the months that pass already', () => {
  assert.equal(standing(closure, months(good, late, good), false).earliestPass, '2027-01-01')
  assert.equal(standing(closure, months(good, good, late), false).earliestPass, '2027-02-01')
})

test('too few cases, or too much without evidence, is insufficient and not a pass', () => {
  assert.equal(standing(closure, months(good, few, good), false).standing, 'insufficient data')
  assert.equal(standing(closure, months(good, unrecorded, good), false).standing, 'insufficient data')
  assert.equal(standing(closure, months(good, good), false).standing, 'insufficient data')
})

test('met before and failing now: no longer met, by itself', () => {
  assert.equal(standing(closure, months(good, good, late), true).standing, 'no longer met')
})

test('more evidence of failure never turns into met', () => {
  // Near what the test asks for, on either side: of figures drawn from anywhere hardly any is met, and nothing would be tried.
  const onTime = fc.record({ yes: fc.integer({ min: 90, max: 100 }), no: fc.nat(6), notEvidenced: fc.nat(6) })
  const again = fc.record({ yes: fc.nat(3), no: fc.integer({ min: 12, max: 20 }), notEvidenced: fc.nat(1) })
  let met = 0
  fc.assert(
    fc.property(fc.tuple(onTime, again, onTime, again, onTime, again), fc.nat(4), (figures, more) => {
      const as = (extra: number) =>
        months(
          ...[0, 1, 2].map((index) => ({
            figures: figures
              .slice(index * 2, index * 2 + 2)
              .map((one, at) => (at === 0 ? { ...one, no: one.no + extra } : one)),
          })),
        )
      if (standing(closure, as(more + 1), false).standing !== 'met') return
      met++
      assert.notEqual(standing(closure, as(0), false).standing, 'not met')
    }),
    { numRuns: 1000 },
  )
  assert.ok(met > 20, `only ${met} were met`)
})

test('a test of timeliness alone is refused', () => {
  assert.equal(testRefusals({ ...closure, criteria: closure.criteria.slice(0, 1) }).length, 1)
  assert.deepEqual(testRefusals(closure), [])
})

const files = { topic: 'missing children', files: 30, leastGood: 21, mostInadequate: 2, windowMonths: 3 }
const audited: ClosureTest = { ...closure, audit: files }
const three = months(good, good, good)

test('the audited files must pass as well, in proportion to how many were graded', () => {
  const at = (graded: number, fine: number, inadequate: number) =>
    standing(audited, three, false, { audit: { drawn: graded, graded, good: fine, inadequate } })
  assert.equal(at(30, 21, 2).standing, 'met')
  assert.equal(at(60, 42, 4).standing, 'met')
  assert.equal(at(60, 42, 5).standing, 'not met')
  assert.equal(at(30, 20, 2).standing, 'not met')
  assert.equal(at(29, 29, 0).standing, 'insufficient data')
  assert.deepEqual(at(29, 29, 0).stops, [
    'Audited files on missing children: 29 graded of 29 sampled in the last 3 whole months; 30 needed.',
  ])
  assert.equal(standing(audited, three, false).standing, 'insufficient data')
})

test('months before the test was loosened do not count', () => {
  const judged = standing(closure, three, false, { countsFrom: '2026-10' })
  assert.equal(judged.standing, 'insufficient data')
  assert.deepEqual(judged.stops, ['Only 1 of 3 whole months count: the sustained period began again in October 2026.'])
  assert.equal(judged.earliestPass, '2027-01-01')
  assert.equal(standing(closure, three, false, { countsFrom: '2026-08' }).standing, 'met')
  // Loosened in a month that is not over: its first whole month is that one.
  assert.equal(standing(closure, three, false, { countsFrom: '2026-11' }).earliestPass, '2027-02-01')
  assert.equal(standing(closure, three, false, { countsFrom: '2027-01' }).earliestPass, '2027-04-01')
})

test('months before its report was published do not count, and the sentence says so', () => {
  const judged = standing(closure, three, false, { countsFrom: '2026-10', sincePublished: true })
  assert.equal(judged.standing, 'insufficient data')
  assert.deepEqual(judged.stops, [
    'Only 1 of 3 whole months count: those since its report was published, from October 2026.',
  ])
})

test('a test that has expired no longer says met, and one that expires today still does', () => {
  const closing = { ...closure, expiresOn: '2026-11-23' }
  assert.equal(standing(closing, three, false, { today: '2026-11-23' }).standing, 'met')
  assert.equal(standing(closing, three, false, { today: '2026-11-24' }).standing, 'insufficient data')
  const after = standing(closing, three, true, { today: '2026-11-24' })
  assert.deepEqual(
    [after.standing, after.stops],
    ['insufficient data', ['The closure test expired on 23 November 2026: a new one must be approved.']],
  )
})

test('an expired test excuses nothing: what fails by it fails on, and a fall is not cleared by waiting', () => {
  const closing = { ...closure, expiresOn: '2026-11-23' }
  const fallen = { figures: [{ yes: 10, no: 90, notEvidenced: 0 }, good.figures[1] ?? nothing] }
  const after = standing(closing, months(good, good, fallen), true, { today: '2026-11-24' })
  assert.equal(after.standing, 'no longer met')
  assert.equal(after.stops[0], 'The closure test expired on 23 November 2026: a new one must be approved.')
  assert.equal(standing(closing, months(good, good, fallen), false, { today: '2026-11-24' }).standing, 'not met')
})

test('met before and now without the records that would show it: it falls, so that nobody stays met by not recording', () => {
  assert.equal(standing(closure, months(good, good, unrecorded), true).standing, 'no longer met')
  assert.equal(standing(closure, months(good, good, unrecorded), false).standing, 'insufficient data')
  // Months before the period began again do not count, whatever they lack.
  assert.equal(
    standing(closure, months(unrecorded, good, good), true, { countsFrom: '2026-09' }).standing,
    'insufficient data',
  )
})

test('what would fail even if all without a record had gone well fails, however much that is', () => {
  const hardly = { figures: [{ yes: 10, no: 60, notEvidenced: 30 }, good.figures[1] ?? nothing] }
  assert.equal(standing(closure, months(good, good, hardly), false).standing, 'not met')
})

test('where less is better, what has no evidence counts against too: it never makes a month pass', () => {
  const harm = (yes: number, no: number, notEvidenced: number) =>
    standing(closure, months(good, good, { figures: [good.figures[0] ?? nothing, { yes, no, notEvidenced }] }), false)
  assert.equal(harm(20, 80, 0).standing, 'met')
  assert.equal(harm(21, 79, 0).standing, 'not met')
  assert.equal(harm(21, 79, 10).standing, 'not met')
  assert.equal(harm(20, 79, 1).standing, 'not met')
})

test('the earliest date waits until the last cases of the month count', () => {
  const waits = (today: string) =>
    standing(closure, months(good, late, good), false, { today, countsAfterDays: 28 }).earliestPass
  assert.equal(waits('2026-11-20'), '2027-01-29')
  assert.equal(waits('2027-01-29'), '2027-01-29')
  assert.equal(waits('2027-01-30'), '2027-03-01')
})

test('met before, and now too few cases: that is no fall', () => {
  assert.equal(standing(closure, months(good, good, few), true).standing, 'insufficient data')
  assert.equal(standing(closure, three, true, { countsFrom: '2026-10' }).standing, 'insufficient data')
  assert.equal(standing(closure, months(few, late, good), true).standing, 'no longer met')
})

test('the easy ones graded and the hard ones left, or in dispute: the files say nothing', () => {
  const graded = (drawn: number) =>
    standing(audited, three, false, { audit: { drawn, graded: 30, good: 30, inadequate: 0 } })
  assert.equal(graded(33).standing, 'met')
  assert.equal(graded(40).standing, 'insufficient data')
  assert.deepEqual(graded(40).stops, [
    'Audited files on missing children: 10 of 40 sampled in the last 3 whole months have no final grade, because they are not graded or in dispute. At most 10% may have none.',
  ])
})

test('on time and not done well: the gap that is shown stops it, where the test asks', () => {
  const asks: ClosureTest = { ...audited, mostGapPoints: 15 }
  const points = assertionGap({ yes: 285, no: 9, notEvidenced: 6 }, { yes: 21, no: 9, notEvidenced: 0 })
  assert.ok(points)
  const gap = { ...points, months: ['2026-08', '2026-09'], asked: 3 }
  const gaps: Gaps = [{ measure: 'M4', gap }]
  const with21 = { audit: { drawn: 30, graded: 30, good: 21, inadequate: 2 }, gaps }
  const judged = standing(asks, three, false, with21)
  assert.equal(judged.standing, 'not met')
  assert.deepEqual(judged.stops, [
    'M4: on time is 25 points above done well, cases of August to September 2026, 2 of 3 months: the others cannot be compared (on time 95% of 300, 91.9% to 96.9%; files that are good 70% of 30, 52.1% to 83.3%); the test allows at most 15.',
  ])
  assert.equal(standing({ ...asks, mostGapPoints: 25 }, three, false, with21).standing, 'met')
})

test('what cannot be said of the gap passes no test that asks for it, and is no failure', () => {
  const asks: ClosureTest = { ...audited, mostGapPoints: 15 }
  const unsaid = { audit: { drawn: 30, graded: 30, good: 30, inadequate: 0 }, gaps: [{ measure: 'M4', gap: null }] }
  const judged = standing(asks, three, true, unsaid)
  assert.equal(judged.standing, 'insufficient data')
  assert.deepEqual(judged.stops, [
    'M4: no gap can be said: no case of these months was audited and graded, or none counts yet; the test allows at most 15.',
  ])
  assert.equal(standing(audited, three, true, unsaid).standing, 'met', 'nothing is asked of it')
})

test('a case that an auditor returned and nobody answered stops it, and is no failure', () => {
  const asks: ClosureTest = { ...closure, noOpenConcern: true }
  assert.equal(standing(asks, three, true, { openConcerns: 1 }).standing, 'insufficient data')
  assert.equal(standing(asks, three, true, { openConcerns: 0 }).standing, 'met')
  assert.equal(standing(closure, three, true, { openConcerns: 1 }).standing, 'met')
})

test('a test that everything passes is refused, each weakness by its name', () => {
  const [onTime] = closure.criteria
  assert.ok(onTime)
  const nothing: ClosureTest = {
    criteria: [{ ...onTime, kind: 'outcome', threshold: 0, minimumN: 1 }],
    sustainedMonths: 1,
    mostNotEvidenced: 1,
    audit: { topic: 'missing children', files: 10, leastGood: 0, mostInadequate: 9, windowMonths: 12 },
  }
  assert.deepEqual(testRefusals(nothing), [
    'M4: at least 0% asks too little. Ask for 50% or more.',
    'M4: 1 case a month is too few to show anything. Ask for 10 or more.',
    'The test asks for 1 whole month. Ask for 2 or more.',
    '100% without evidence is too much, because cases nobody recorded would pass. Allow 25% at most.',
    'The audit rule would pass a force with 31% good and 38% inadequate files, as inspectors found, 100% of the time. Ask for more.',
  ])
  assert.deepEqual(
    testRefusals({ ...closure, criteria: [{ ...onTime, better: 'lower', threshold: 1, kind: 'outcome' }] }),
    ['M4: at most 100% asks too little. Ask for 50% or less.'],
  )
  assert.deepEqual(testRefusals({ ...closure, mostGapPoints: 15 }), [
    'A limit on the points between on time and done well needs the case-file audit. Enter the audit’s rule too.',
  ])
})

test('an earliest date never lies behind: what stops it is more than the months', () => {
  assert.equal(
    standing(audited, three, false, { audit: { drawn: 30, graded: 30, good: 0, inadequate: 30 } }).earliestPass,
    '2026-12-01',
  )
})

test('an audit rule that asks nothing, or more files than there are, is refused', () => {
  assert.deepEqual(testRefusals(audited), [])
  assert.equal(testRefusals({ ...audited, audit: { ...files, leastGood: 31 } }).length, 2)
  assert.equal(testRefusals({ ...audited, audit: { ...files, leastGood: 0, mostInadequate: 30 } }).length, 1)
  const [onTime] = closure.criteria
  assert.ok(onTime)
  assert.deepEqual(testRefusals({ ...audited, criteria: [onTime] }), [])
  assert.equal(testRefusals({ ...audited, criteria: [onTime, onTime] }).length, 1)
})

test('exactly as many cases as are asked, and exactly as much without evidence as may be, are judged', () => {
  const month = (yes: number, notEvidenced: number) => ({
    figures: [{ yes, no: 0, notEvidenced }, good.figures[1] ?? nothing],
  })
  const of = (one: ReturnType<typeof month>) => standing(closure, months(one, one, one), false).standing
  assert.equal(of(month(18, 2)), 'met', 'twenty of twenty, two of them without')
  assert.equal(of(month(18, 1)), 'insufficient data', 'nineteen')
  assert.equal(of(month(27, 4)), 'insufficient data', 'four of thirty-one without')
})

test('exactly as many graded files as are asked, and exactly as many without a grade as may be, are judged', () => {
  const of = (drawn: number, graded: number) =>
    standing(audited, three, false, { audit: { drawn, graded, good: graded, inadequate: 0 } }).standing
  assert.equal(of(30, 30), 'met')
  assert.equal(of(40, 36), 'met', 'four of forty')
  assert.equal(of(30, 29), 'insufficient data')
  assert.equal(of(40, 35), 'insufficient data')
})

test('a measure closes by what its definition says of it: a description, or one where neither way is better, closes nothing', () => {
  const is = (kind: 'outcome' | 'description' | 'timeliness', better: 'higher' | 'lower' | null) => ({
    ...{ question: 'Is it so?', kind, better, target: null, countsAfterDays: 0 },
  })
  assert.equal(closes(is('outcome', 'higher')), true)
  assert.equal(closes(is('outcome', null)), false)
  assert.equal(closes(is('description', 'higher')), false)
  const definitions = new Map([
    ['M4', is('timeliness', 'higher')],
    ['D1', is('description', 'higher')],
    ['N1', is('outcome', null)],
  ])
  const [onTime] = closure.criteria
  assert.ok(onTime)
  const asked = (...measures: readonly string[]) =>
    completed({ ...closure, criteria: measures.map((measure) => ({ ...onTime, measure })) }, definitions)
  assert.deepEqual(asked('D1', 'N1', 'X1').refusals, [
    'D1 has no better or worse direction. Choose a measure that has one.',
    'N1 has no better or worse direction. Choose a measure that has one.',
    'There is no measure X1.',
  ])
  assert.deepEqual(asked('M4').test?.criteria, [onTime])
  const stored = (one: object) => misnamed({ ...closure, criteria: [{ ...onTime, ...one }] }, definitions)
  const by = ['M4 is a measure of timeliness by its definition. Propose the test again.']
  assert.deepEqual(stored({}), [])
  assert.deepEqual(stored({ kind: 'outcome' }), by)
  assert.deepEqual(stored({ better: 'lower' }), by)
})

test('exactly the least that may be asked is a test; a step beneath it is none', () => {
  const [onTime, outcome] = closure.criteria
  assert.ok(onTime && outcome)
  const refused = (one: Partial<ClosureTest>) => testRefusals({ ...closure, ...one }).length
  const quality = { ...onTime, kind: 'audited quality' as const }
  assert.equal(refused({ criteria: [quality] }), 0, 'audited quality alone is enough')
  assert.equal(refused({ criteria: [quality, { ...quality, part: 'HIGH' }] }), 0, 'two parts of a measure are two')
  assert.deepEqual([refused({ sustainedMonths: 2 }), refused({ sustainedMonths: 1 })], [0, 1])
  const least = (more: object) => refused({ criteria: [{ ...outcome, better: 'higher', threshold: 0.5, ...more }] })
  assert.deepEqual([least({}), least({ threshold: 0.49 })], [0, 1])
  assert.deepEqual([least({ minimumN: 10 }), least({ minimumN: 9 })], [0, 1])
  const all = { ...files, leastGood: 0, mostInadequate: 30 }
  assert.match(testRefusals({ ...audited, audit: all }).join(), /30 of 30 files to be inadequate would always pass/)
})

test('a test of tomorrow’s day or of today’s is timely, one of yesterday’s is not; nor are files that nobody audits', () => {
  const on = (expiresOn: string | null) =>
    untimely({ ...audited, expiresOn }, ['missing children'], '2026-11-20').length
  assert.deepEqual([on(null), on('2026-11-21'), on('2026-11-20'), on('2026-11-19')], [0, 0, 0, 1])
  assert.match(untimely(audited, ['contact'], '2026-11-20').join(), /no case-file audits on “missing children”/)
})
