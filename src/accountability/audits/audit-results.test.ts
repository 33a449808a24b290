// What an audit found, counted by hand: strata drawn unequally count by their cases, on the page and in its gap.
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { agreement, byAnother, type FileRow, results, shareOf } from './audit-results.ts'
import { shownFile } from './audit-shown.ts'
import { gapsBeside } from './gap.ts'

const files = (stratum: string, ...grades: readonly (string | null)[]) =>
  grades.map((final_grade, index) => ({ stratum, child: `${stratum} ${index}`, final_grade }))

/** Of 2 HIGH cases 1 was drawn, of 48 MEDIUM 4; one more of these has no grade yet. */
const drawn = [...files('HIGH', 'inadequate'), ...files('MEDIUM', 'good', 'good', 'good', 'requires improvement', null)]
const cases = new Map([
  ['HIGH', 2],
  ['MEDIUM', 48],
])

test('golden: three of five good are 72% of fifty cases; the one inadequate is 4% of them, and not a fifth', () => {
  // 0.96 × 3/4; 0.96 × 1/4; 0.04 × 1. Worth 1 / (0.04² + 0.96² / 4) = 4.31 files.
  assert.deepEqual(results(drawn, cases), [
    { grade: 'good', count: 3, n: 5, share: '72%', interval: '29.1% to 94.2%' },
    { grade: 'requires improvement', count: 1, n: 5, share: '24%', interval: '4.5% to 68%' },
    { grade: 'inadequate', count: 1, n: 5, share: '4%', interval: '0.2% to 51.2%' },
  ])
})

test('a sample that kept no list of its cases is taken as drawn alike', () => {
  assert.deepEqual(
    results(drawn, null).map(({ share }) => share),
    ['60%', '20%', '20%'],
  )
})

test('the gap beside it is of the same share: nine of ten on time, 72% done well', () => {
  const counts = { yes: 90, no: 10, notEvidenced: 0 }
  const timely = [{ measure: 'M4', question: 'Endorsed in time?', counts }]
  const [gap] = gapsBeside(timely, shareOf(drawn, 'good', cases))
  assert.equal(gap?.points, 18)
  assert.match(gap?.doneWell.words ?? '', /^72% of 5, 29.1% to 94.2%$/)
  assert.deepEqual(gapsBeside(timely, null), [])
})

const twice = (pairs: readonly (readonly [string, string])[]): readonly FileRow[] =>
  pairs.map(([first, second], index) => ({
    ...{ record_id: `${index}`, about: `${index}`, child: `${index}`, question: null, stratum: 'HIGH', team: 'Stoke' },
    ...{ double_graded: true, peer_graded: false, first_auditor: null, first_name: null, second_auditor: null },
    ...{
      second_name: null,
      entry_waits: false,
      peer_due_at: null,
      in_dispute: first !== second,
      final_grade: null,
      concern_at: null,
    },
    ...{
      concern_answered_at: null,
      remedied_at: null,
      re_audited_at: null,
      re_audited_grade: null,
      re_asked: 0,
      re_asked_same: 0,
    },
    gradings: [first, second].map((grade, at) => ({ by: `${at}`, grade, peer: false })),
  }))

test('kappa without an interval says why, and never that files are too few when thirty agree', () => {
  const of = (...pairs: readonly (readonly [string, string])[]) => agreement(twice(pairs))[0]
  const same = new Array<readonly [string, string]>(30).fill(['good', 'good'])
  assert.deepEqual(
    [of(...same)?.kappa, of(...same)?.without],
    [null, 'every grading was the same grade, so agreement beyond chance cannot be worked out'],
  )
  const agreed = of(...same, ['inadequate', 'inadequate'])
  assert.deepEqual(
    [agreed?.kappa, agreed?.without],
    ['1.00', 'they agree on every file, so the method gives no interval'],
  )
  const differing = of(['good', 'inadequate'])
  assert.deepEqual([differing?.kappa, differing?.interval], ['0.00', null])
  assert.match(differing?.without ?? '', /they differ on every file/)
  // Two of three alike: observed 2/3, by chance 4/9.
  const three = of(['good', 'good'], ['good', 'inadequate'], ['inadequate', 'inadequate'])
  assert.deepEqual([three?.kappa, three?.interval, three?.without], ['0.40', '−0.56 to 1.00', null])
})

test('a file says for whom it waits: for ours, to be sent, with the other force until a day, and asked again', () => {
  const [whole] = twice([['good', 'good']])
  assert.ok(whole)
  const [ours] = whole.gradings
  assert.ok(ours)
  const file = { ...whole, double_graded: false, peer_graded: true, first_auditor: 'v', in_dispute: false }
  const status = (more: Partial<FileRow>) => shownFile({ ...file, ...more }).status
  const due = '2026-12-11T23:59:00.000Z'
  assert.equal(status({ gradings: [] }), 'to be graded')
  assert.equal(
    status({ gradings: [], peer_due_at: due }),
    'to be graded; with another force until 11 December 2026',
    'whoever is waited for first',
  )
  assert.equal(status({ gradings: [ours] }), 'to be sent to another force')
  assert.equal(status({ gradings: [ours], peer_due_at: due }), 'with another force until 11 December 2026')
  assert.equal(status({ gradings: [ours], peer_graded: false }), 'to be graded')
  assert.equal(status({ gradings: [], question: 'ethnicity' }), 'to be asked again')
  assert.equal(status({ gradings: [], question: 'ethnicity', re_asked: 1 }), 'asked again')
  const { withThem, given, graded } = byAnother([{ ...file, gradings: [ours], peer_due_at: due }, file])
  assert.deepEqual({ withThem, given, graded }, { withThem: 1, given: 2, graded: 0 })
})
