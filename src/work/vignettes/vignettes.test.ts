// Ten cases with minimums counted by hand; each graded once by each for themselves; agreement by team and never by person.
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { testApp } from '../../../test/app.ts'
import { assertDescribed } from '../../../test/described.ts'
import { hours, type Instant, instant, plus } from '../../kernel/time.ts'
import { policyAt } from '../../practice/policy.ts'
import { rebuild, rebuildable } from '../../registers/rebuild.ts'
import { standingPolicy } from '../standing-policy.ts'
import { minimumOf } from '../vignettes-minimum.ts'
import { agreementByTeam, spreadOf } from './agreement.ts'
import { cases, type Level } from './cases.ts'
import { vignetteId } from './identity.ts'
import { quarterFrom, quarterOf, vignette } from './procedure.ts'

const before = instant('2026-06-05T09:00:00Z')
const afterwards = instant('2026-07-01T00:00:00+01:00')
let now: Instant = before
const it = await testApp({ clock: () => now })

/** Read from the cases and the table of missing-children.md by hand. */
const golden: Readonly<Record<string, readonly [string, string]>> = {
  'late-from-a-friend': ['MEDIUM', 'R1'],
  'fourth-time': ['MEDIUM', 'R1 R12 R13 R14'],
  'new-trainers': ['MEDIUM', 'R1 R15 R6a'],
  'the-white-van': ['HIGH', 'R1 R18 R19 R5 R6a R6b'],
  'a-note': ['HIGH', 'R1 R15 R21 R4'],
  'the-insulin': ['HIGH', 'R1 R9'],
  'eleven-after-a-row': ['HIGH', 'R1 R3'],
  'the-bus-routes': ['MEDIUM', 'R1 R10 R15 R17'],
  'nobody-knows': ['MEDIUM', 'R1 R12 R19 R8'],
  'the-wedding': ['HIGH', 'R1 R15 R16 R19 R20 R22'],
}

test('ten cases; each minimum and the rules behind it as counted by hand', () => {
  const found = cases.map((one) => {
    const { floor, rules } = minimumOf(one, standingPolicy, now)
    return [one.id, [floor, [...new Set(rules)].sort().join(' ')]]
  })
  assert.deepEqual(Object.fromEntries(found), golden)
  assert.equal(cases.length, 10)
})

const given = (grader: string, team: string, level: (index: number) => Level) =>
  cases.map((one, index) => ({ grader, team, vignette: one.id, level: level(index) }))
const half = (index: number): Level => (index < 5 ? 'HIGH' : 'MEDIUM')

test('three who agree have kappa 1; one who differs half the time lowers it; two are not shown', () => {
  const differs = given('c', 'Stoke', () => 'MEDIUM')
  const all = [
    ...['a', 'b', 'x'].flatMap((grader) => given(grader, 'Stafford', half)),
    ...['d', 'e'].flatMap((grader) => given(grader, 'Stoke', half)),
    ...differs,
    ...['f', 'g'].flatMap((grader) => given(grader, 'Burton', half)),
  ]
  const [force, burton, stafford, stoke] = agreementByTeam(all)
  assert.ok(force?.shown && stafford?.shown && stoke?.shown)
  assert.equal(force.n, 8)
  assert.deepEqual(burton, { team: 'Burton', shown: false, why: 'few' })
  assert.deepEqual([stafford.n, stafford.cases, stafford.kappa], [3, 10, 1])
  // By hand: observed (5 × 1/3 + 5 × 1)/10 = 2/3; of 30 grades 10 are HIGH: expected 1/9 + 4/9 = 5/9; (2/3 − 5/9)/(4/9) = 1/4.
  assert.ok(Math.abs((stoke.kappa ?? 0) - 0.25) < 1e-9, String(stoke.kappa))
  assert.ok(stoke.interval && stoke.interval.low < 0.25 && stoke.interval.high > 0.25)
  assert.equal(stafford.interval, null, 'ten that agree do not make it certain')
  assert.deepEqual(spreadOf(all)[0]?.counts, [0, 1, 7])
  assert.deepEqual(spreadOf(given('a', 'Stafford', half))[0]?.counts, [null, null, null])
})

test('whoever graded in a team sees nothing of it, since where all agreed their own answers are everybody’s; of the others as anybody', () => {
  const all = [
    ...['a', 'b', 'c'].flatMap((grader) => given(grader, 'Stafford', () => 'HIGH')),
    ...['d', 'e', 'f'].flatMap((grader) => given(grader, 'Stoke', half)),
  ]
  const seenBy = (reader: string | null, of = all) =>
    agreementByTeam(of, reader).map((one) => [one.team, one.shown ? 'shown' : one.why])
  assert.deepEqual(seenBy('a'), [
    ['Whole force', 'shown'],
    ['Stafford', 'own'],
    ['Stoke', 'shown'],
  ])
  assert.deepEqual(seenBy('z'), [
    ['Whole force', 'shown'],
    ['Stafford', 'shown'],
    ['Stoke', 'shown'],
  ])
  const one = all.filter(({ team }) => team === 'Stafford')
  assert.deepEqual(
    seenBy('a', one),
    [
      ['Whole force', 'own'],
      ['Stafford', 'own'],
    ],
    'a force that is one team',
  )
})

test('a quarter is local: the last evening of June in London is still the second', () => {
  assert.equal(quarterOf(instant('2026-06-30T22:59:00Z')), '2026-Q2')
  assert.equal(quarterOf(instant('2026-06-30T23:00:00Z')), '2026-Q3')
  assert.deepEqual([quarterFrom('2026-Q1', -1), quarterFrom('2025-Q4', 1)], ['2025-Q4', '2026-Q1'])
})

test('a grader answers for themselves, each case once, and sees the minimum only at the end', async () => {
  const grader = await it.named('Asha Nolan')
  const other = await it.named('Dev Ramsden')
  const quarter = quarterOf(now)
  const id = vignetteId(grader.person.forceId, grader.person.staffId, quarter)
  const first = cases[0]
  assert.ok(first)
  const waits = /href="\/vignettes">Grading exercise for this quarter: (\d+) left to grade/
  assert.equal(waits.exec((await grader.get('/board')).text)?.[1], '10', 'said where their work begins')
  const form = await grader.get(`/vignette/${id}/answers?vignette=${first.id}`)
  assert.match(form.text, /Late from a friend’s\.[\s\S]*A boy of 16 was to be home/)
  const sent = await grader.send(`/vignette/${id}/answers?vignette=${first.id}`, {
    level: 'MEDIUM',
    because: 'Under 18 and late',
  })
  assert.equal(sent.status, 303, sent.text)
  const body = { vignette: first.id, level: 'HIGH', because: 'Changed my mind' }
  assert.match((await grader.api(`/api/vignette/${id}/answers`, body)).text, /You cannot change your first answer/)
  const graded = (await grader.get(`/vignette/${id}/answers?vignette=${first.id}`)).text
  assert.match(graded, /A boy of 16[\s\S]*You have already graded this case/)
  assert.doesNotMatch(graded, /name="level"/, 'nothing is typed only to be refused')
  assert.doesNotMatch((await grader.get(`/vignette/${id}/answers?vignette=none`)).text, /name="level"/)
  assert.match((await grader.get('/vignettes')).text, /1 of 10 graded\.<\/strong> Grade the others before 1 July 2026/)
  assert.equal(waits.exec((await grader.get('/board')).text)?.[1], '9')
  assert.match((await other.api(`/api/vignette/${id}/answers`, body)).text, /not your cases/)
  assert.doesNotMatch((await grader.get('/vignettes')).text, /Vigil’s minimum: /)
  for (const one of cases.slice(1)) {
    const answer = { vignette: one.id, level: 'HIGH', because: 'To be safe' }
    assert.equal((await grader.api(`/api/vignette/${id}/answers`, answer)).status, 200)
  }
  const list = (await grader.get('/vignettes')).text
  assert.match(list, /10 of 10 graded/)
  assert.doesNotMatch((await grader.get('/board')).text, waits)
  assert.match(list, /Vigil’s minimum: HIGH, because under 13/)
})

test('results show teams of three or more, and no name', async () => {
  const team = ['Ben Okafor', 'Carys Whitmore', 'Abel Truscott']
  for (const name of team) {
    const grader = await it.named(name)
    const id = vignetteId(grader.person.forceId, grader.person.staffId, quarterOf(now))
    for (const one of cases.slice(0, 4)) {
      const answer = { vignette: one.id, level: 'HIGH', because: `${name} thinks so` }
      assert.equal((await grader.api(`/api/vignette/${id}/answers`, answer)).status, 200)
    }
  }
  const lone = await it.named('Mina Harrow')
  const id = vignetteId(lone.person.forceId, lone.person.staffId, quarterOf(now))
  await lone.api(`/api/vignette/${id}/answers`, { vignette: 'a-note', level: 'HIGH', because: 'A note' })
  const improvement = await it.named('Sam Underhill')
  const running = await improvement.get('/vignettes/results?quarter=2026-Q2')
  assert.match(running.text, /people who grade, 5 have started and 1 has graded all 10\./)
  now = afterwards
  const last = await it.named('Sam Underhill')
  const answer = await last.get('/api/vignettes/results')
  await assertDescribed(last, '/vignettes/results')
  const { groups } = JSON.parse(answer.text)
  const shown = groups.map((one: { team: string; n?: number }) => [one.team, one.n ?? null])
  assert.deepEqual(shown, [
    ['Whole force', 5],
    ['Force contact centre', 4],
    ['Stafford response', null],
  ])
  const page = (await last.get('/vignettes/results')).text
  assert.match(page, /5 people graded in this quarter, 1 of them all 10\./)
  assert.match(page, /fewer than 3 graders: not shown/)
  const names = [...team, 'Asha Nolan', 'Mina Harrow']
  for (const name of names) assert.ok(!page.includes(name) && !answer.text.includes(name), name)
  for (const who of [...(await it.staff())]) assert.ok(!answer.text.includes(who.staffId))
  assert.equal((await (await it.named('Mina Harrow')).get('/vignettes/results')).status, 403)
  now = before
})

test('while the quarter runs, one person’s answer changes nothing of what is shown but how many have started', async () => {
  const read = async () =>
    JSON.parse((await (await it.named('Sam Underhill')).get('/api/vignettes/results?quarter=2026-Q2')).text)
  const figures = ({ groups, cases: spread }: { groups: unknown; cases: unknown }) => ({ groups, spread })
  const earlier = await read()
  const grader = await it.named('Jo Pemberley')
  const id = vignetteId(grader.person.forceId, grader.person.staffId, quarterOf(now))
  const answer = { vignette: 'a-note', level: 'LOW', because: 'Jo Pemberley thinks so' }
  assert.equal((await grader.api(`/api/vignette/${id}/answers`, answer)).status, 200)
  const later = await read()
  assert.deepEqual([earlier.taken.begun, later.taken.begun], [5, 6])
  assert.deepEqual(figures(later), figures(earlier))
  assert.equal(later.shownFrom, '2026-07-01')
  assert.match(
    (await (await it.named('Sam Underhill')).get('/vignettes/results?quarter=2026-Q2')).text,
    /is shown from 1 July 2026, when this quarter has ended/,
  )
})

test('a rebuild gives the same answers, and a new quarter begins with none', async () => {
  const policies = { of: async () => await Promise.resolve(policyAt([standingPolicy])), forget: () => undefined }
  const force = (await it.named('Asha Nolan')).person.forceId
  const found = await rebuild(it.databases.clock, [rebuildable(vignette)], policies, { force, now })
  assert.equal(found.rows['vignette_answer'], 0)
  now = plus(now, hours(24 * 30))
  assert.match((await (await it.named('Asha Nolan')).get('/vignettes')).text, /2026-Q3[\s\S]*0 of 10 graded/)
  assert.match((await (await it.named('Asha Nolan')).get('/board')).text, /for this quarter: 10 left to grade/)
  const improvement = await it.named('Sam Underhill')
  const then = (await improvement.get('/vignettes/results')).text
  assert.match(then, /How far graders agree, 2026-Q2[\s\S]*6 people graded in this quarter[\s\S]*Force contact centre/)
  assert.match(then, /quarter=2026-Q3/)
})
