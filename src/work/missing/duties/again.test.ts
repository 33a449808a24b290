// A search that begins again, a child who is located and not safe, and owners who pass it on: what is owed then.
import assert from 'node:assert/strict'
import { test } from 'node:test'
import {
  acknowledged,
  action,
  counts,
  endorsed,
  episode,
  folded,
  graded,
  type Happening,
  happened,
  history,
  later,
  located,
  other,
  reported,
  returned,
  seen,
  start,
} from '../../../../test/episode-of-facts.ts'
import { hours, minutes, plus } from '../../../kernel/time.ts'
import { isOpen } from '../../../practice/duty.ts'

const at = (count: number) => plus(start, minutes(count))
const concern = reported({ path: 'concern for safety', reviewBy: at(240) })
const lost = (when: number) => happened('missing.contact-lost/1', when, { detail: 'x' })
const known = (when: number) =>
  happened('missing.known-to-be/1', when, { where: 'x', with: null, detail: 'x', reviewBy: at(when + 200) })
const atRisk = (when: number) =>
  happened('missing.located/1', when, {
    place: 'Flat',
    how: 'police',
    with: null,
    atRisk: true,
    placeToReturn: 'To be decided',
    detail: 'x',
  })
const assignedTo = (when: number, staffId: string) =>
  happened('missing.assigned/1', when, { staffId, name: 'An Officer', unit: 'a' })
const running = (...happenings: readonly Happening[]) =>
  folded(...happenings)
    .duties.filter(isOpen)
    .map((duty) => duty.name)
const owed = (name: string, ...happenings: readonly Happening[]) =>
  folded(...happenings).duties.filter((duty) => duty.name === name)

const ofASearch = [
  'endorse the grade',
  'deploy an officer',
  'arrive',
  'tell children’s services',
  'senior look at HIGH',
  'decide on media',
  'decide on a Child Rescue Alert',
  'circulate the child',
  'check national systems',
  'tell the UK Missing Persons Unit of a child at HIGH',
  'tell the UK Missing Persons Unit',
  'review the risk',
]

test('contact lost a second time at HIGH: every clock of a search begins again, from the loss', () => {
  const first = [
    reported(),
    graded('HIGH'),
    happened('missing.endorsed/1', 15, { level: 'HIGH', because: 'x' }),
    action(20, 'children’s services told'),
    action(20, 'circulated'),
  ]
  const open = running(...first, known(60), lost(200), graded('HIGH', 205))
  assert.deepEqual(
    ofASearch.filter((name) => !open.includes(name)),
    [],
  )
  const [, arrival] = owed('arrive', ...first, known(60), lost(200), graded('HIGH', 205))
  assert.equal(arrival?.dueAt, at(200 + 45))
  assert.equal(
    folded(...first, known(60), lost(200)).state.level,
    'HIGH',
    'the grade stays in sight until it is graded anew',
  )
})

test('located and still at risk: looked at until returned; located and safe: no more', () => {
  const search = [reported(), graded('HIGH'), endorsed(15)]
  assert.ok(running(...search, atRisk(40)).includes('review the risk'))
  assert.ok(!running(...search, located(40)).includes('review the risk'))
  assert.ok(!running(...search, atRisk(40), returned(80)).includes('review the risk'))
  const [safety] = owed('bring the child to a place of safety', ...search, atRisk(40))
  assert.equal(safety?.dueAt, at(100))
  assert.equal(owed('bring the child to a place of safety', ...search, located(40))[0]?.dueAt, at(280))
  assert.equal(owed('bring the child to a place of safety', ...search, atRisk(40), returned(80))[0]?.metAt, at(80))
})

test('slipped away from where they were located: missing again, and what was owed on that location is owed no more', () => {
  const again = [reported(), graded('MEDIUM'), endorsed(15), atRisk(40), lost(60)]
  const { state } = folded(...again)
  assert.deepEqual([state.phase, state.located, state.missingFrom], ['reported', null, at(60)])
  assert.ok(running(...again).includes('grade the risk'))
  assert.ok(!running(...again).includes('hold a prevention interview'))
  assert.equal(
    owed('hold a prevention interview', ...again, located(300)).filter(isOpen).length,
    1,
    'and anew once found',
  )
})

test('never located after all: the search begins again, the child is missing since the first call', () => {
  const closed = [reported(), graded('MEDIUM'), endorsed(15), located(100), returned(110), seen(200, true)]
  const shut = happened('missing.closed/1', 300, { summary: 'x' })
  const mistaken = happened('missing.reopened/1', 2000, { because: 'It was her sister', missing: true })
  const { state } = folded(...closed, shut, mistaken)
  assert.deepEqual(
    [state.phase, state.located, state.returnedAt, state.interview, state.missingFrom],
    ['reported', null, null, null, start],
  )
  assert.equal(owed('grade the risk', ...closed, shut, mistaken).at(-1)?.dueAt, at(2015))
  const unit = owed('tell the UK Missing Persons Unit', ...closed, shut, mistaken, graded('MEDIUM', 2005)).at(-1)
  assert.equal(unit?.dueAt, plus(start, hours(72)), 'the law counts from when the child was missed')
  const reopened = happened('missing.reopened/1', 2000, { because: 'A name came up', missing: false })
  assert.equal(folded(...closed, shut, reopened).state.phase, 'returned')
})

test('what is said to have happened before the child was located is no interview and no word to the authority', () => {
  const home = [reported(), graded('MEDIUM'), endorsed(15), located(100)]
  assert.equal(owed('hold a prevention interview', ...home, seen(60, true))[0]?.metAt, null)
  assert.equal(owed('hold a prevention interview', ...home, seen(100, true))[0]?.metAt, at(100))
  assert.deepEqual(counts('M13', [episode(...home, seen(60, true))]), [0, 0, 1, 0])
  const told = (when: number) => happened('missing.authority-told/1', when, { authority: 'x', how: 'phone' })
  assert.equal(owed('tell the authority the child is located', ...home, told(50))[0]?.metAt, null)
  assert.equal(owed('tell the authority the child is located', ...home, told(120))[0]?.metAt, at(120))
})

test('passed on unanswered, the ten minutes go on; once they have run out a new owner has ten of their own', () => {
  const second = '018f0000-0000-7000-8000-000000000003'
  const passed = [reported(), graded('MEDIUM'), assignedTo(20, other), assignedTo(29, second)]
  assert.deepEqual(
    owed('acknowledge ownership', ...passed)
      .filter(isOpen)
      .map((duty) => [duty.ownerId, duty.dueAt]),
    [[second, at(30)]],
  )
  const late = [reported(), graded('MEDIUM'), assignedTo(20, other), assignedTo(35, second)]
  assert.equal(owed('acknowledge ownership', ...late).at(-1)?.dueAt, at(45))
  const anew = [reported(), graded('MEDIUM'), assignedTo(20, other), acknowledged(25), assignedTo(29, second)]
  assert.equal(owed('acknowledge ownership', ...anew).at(-1)?.dueAt, at(39))
})

test('a child missed only later is an episode: measured, counted as repeated, watched', () => {
  const repeated = { ...history, reportsIn90Days: 3, reportsIn12Months: 4 }
  const record = [reported({ path: 'concern for safety', reviewBy: at(240), history: repeated }), lost(100)]
  assert.ok(running(...record).includes('refer a child missing repeatedly'))
  assert.ok(running(...record).includes('meet about repeated episodes'))
  assert.ok(
    !running(reported({ path: 'concern for safety', reviewBy: at(240), history: repeated })).includes(
      'refer a child missing repeatedly',
    ),
  )
  const home = [concern, lost(100), graded('MEDIUM', 105), located(200), returned(220)]
  assert.ok(running(...home).includes('keep the four-week watch'))
  assert.deepEqual(counts('M1', [episode(...home)]), [1, 0, 0, 0])
  assert.deepEqual(
    counts('M28', [episode(...home)]),
    [1, 0, 0, 0],
    'and the contact that was not opened as missing counts too',
  )
  const [graded4a] = episode(...home).filter((one) => one.measure === 'M4a')
  assert.equal(graded4a?.minutes, 5, 'from the loss of contact')
})

test('found before anybody graded: graded all the same, and no search is owed', () => {
  const facts = [reported(), located(8), graded('HIGH', 12)]
  const open = running(...facts)
  for (const name of ['deploy an officer', 'arrive', 'senior look at HIGH', 'circulate the child', 'review the risk'])
    assert.ok(!open.includes(name), name)
  assert.deepEqual(counts('M1', [episode(...facts)]), [1, 0, 0, 0])
})

test('a concern that asks for HIGH is looked at by a supervisor, and not at the next review', () => {
  const said = (answer: 'yes' | 'no') =>
    happened('missing.answered/1', 5, {
      answers: [{ question: 'self-harm', answer, saidBy: 'mother', at: at(5), note: null }],
    })
  const look = 'look at a concern at HIGH'
  assert.deepEqual(
    owed(look, concern, said('yes')).map((duty) => duty.dueAt),
    [at(35)],
  )
  assert.deepEqual(owed(look, concern, said('no')), [])
  assert.deepEqual(owed(look, reported(), said('yes')), [], 'a missing child is graded')
  assert.equal(owed(look, concern, said('yes'), lost(20))[0]?.metAt, at(20))
})

test('a decision either way is no real action: the time without one goes on', () => {
  const search = [reported(), graded('HIGH'), action(12)]
  const decided = action(50, 'child rescue alert decided')
  const quiet = episode(...search, decided, action(80)).find(({ measure }) => measure === 'M7')
  assert.deepEqual([quiet?.yes, quiet?.minutes], [true, 68])
})

test('M11: an unsigned change does not end the count, and what is signed for one shift says nothing of the next', () => {
  // Missing from 18:00; the shift changes at 22:00, 07:00 and 15:00.
  const change = (hour: number) => plus(start, hours(hour))
  const signed = (when: number, shiftStart: ReturnType<typeof change>) =>
    happened('missing.handed-over/1', when, {
      handoverId: other,
      unit: 'b',
      from: null,
      to: other,
      toName: 'An Officer',
      bothSigned: true,
      shiftStart,
      read: true,
    })
  const search = [reported(), graded('MEDIUM'), assignedTo(20, other)]
  const changes = (...more: readonly Happening[]) => counts('M11', [episode(...search, ...more)], later)
  assert.deepEqual(changes(located(60 * 23)), [0, 0, 3, 0], 'three crossed, none signed')
  assert.deepEqual(changes(signed(60 * 13 + 20, change(13)), located(60 * 23)), [1, 0, 2, 0])
  assert.deepEqual(changes(signed(200, change(-3)), located(60 * 23)), [0, 0, 3, 0], 'signed for the shift before')
  assert.deepEqual(changes(located(60 * 4 + 30)), [0, 0, 0, 0], 'found within the time to sign')
})

test('M8a: what others did is told apart, and that the child came back is no act; M26: only who was still missing', () => {
  const search = [reported(), graded('MEDIUM'), assignedTo(20, other)]
  const by = (who?: string) =>
    happened(
      'missing.action-recorded/1',
      40,
      { action: 'phone called', subject: null, outcome: 'off', detail: 'x' },
      who === undefined ? {} : { by: who },
    )
  const cases = [episode(...search, by(other)), episode(...search, by()), episode(...search, located(50))]
  assert.deepEqual(counts('M8a', cases, later, 'by the owner'), [1, 0, 0, 0])
  assert.deepEqual(counts('M8a', cases, later, 'by somebody else'), [1, 0, 0, 0])
  assert.deepEqual(counts('M8a', cases), [2, 0, 0, 0], 'found before the hour was over: nothing was owed any more')
  const told = action(60, 'missing persons unit told')
  assert.deepEqual(
    counts('M26', [episode(...search, told, located(600)), episode(...search, told, located(60 * 80))]),
    [1, 0, 0, 0],
  )
})
