// Whatever the loop owes and is late goes up the same steps; a step that is left out stands in the one table, with a reason.
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { instant } from '../kernel/time.ts'
import type { Duty } from '../practice/duty.ts'
import { may, type Role } from '../registers/permissions.ts'
import { standingPolicy } from '../work/standing-policy.ts'
import { clocked } from './clocks.ts'
import { ladderDays, owingOf, upwards } from './ladder.ts'
import { ladderSaid } from './ladder-said.ts'
import { ways } from './ladder-ways.ts'

const duty: Duty = {
  name: 'do it',
  startingPosition: 1,
  occurrence: 1,
  owner: 'improvement team',
  ownerId: null,
  startedAt: instant('2026-11-02T09:00:00Z'),
  dueAt: instant('2026-11-16T23:59:59Z'),
  toleranceMinutes: 0,
  metAt: null,
  metRecordedAt: null,
  notDoneAt: null,
  endedAt: null,
  policyVersion: 'v1',
  basis: 'Vigil default',
  source: '',
}

/** Every rule of every record of the loop, and whom it tells from its day on, in order. */
const told = clocked.flatMap(({ record, begin, rules }) =>
  rules.map(({ name, owner, escalations }) => ({
    rule: `${record}: ${name}`,
    owner,
    // The table of records is of many kinds: each rule is asked with the state its own record begins with.
    to: (
      Reflect.apply(escalations ?? (() => []), null, [{ ...duty, owner }, begin, standingPolicy]) as ReturnType<
        typeof upwards
      >
    )
      .filter(({ afterDueMinutes }) => afterDueMinutes >= 0)
      .map(({ to }) => to),
  })),
)

test('every rule of the loop tells somebody, and the force’s own go up all four steps', () => {
  const short = told.filter(
    ({ owner, to }) =>
      to.length === 0 ||
      (owingOf(owner) === 'the force' &&
        owner !== 'IOPC' &&
        to.slice(-3).join() !== "chief officer,board,commissioner's office"),
  )
  assert.deepEqual(short, [])
  assert.ok(told.length > 30)
})

test('what a chief officer, the commissioner’s office or a panel owes leaves out the steps of the table, and no others', () => {
  const of = (job: string) => new Set(told.filter(({ owner }) => owner === job).map(({ to }) => to.join(' → ')))
  assert.deepEqual([...of('panel secretariat')], ['panel secretariat'])
  assert.ok(of("commissioner's office").has("commissioner's office → panel secretariat"))
  assert.ok(
    [...of("commissioner's office")].every((way) => way.endsWith('panel secretariat') && !way.includes('board')),
  )
  assert.ok([...of('chief officer')].every((way) => way.endsWith("board → commissioner's office")))
  for (const [owing, { steps, because }] of Object.entries(ways))
    assert.equal(because === null, owing === 'the force' || !Object.values(steps).includes(null), owing)
})

test('whoever is told may open the page that says so', () => {
  const jobs: readonly Role[] = [
    'chief officer',
    "commissioner's office",
    'panel secretariat',
    'improvement team',
    'auditor',
  ]
  for (const role of jobs)
    assert.ok(
      may(
        { staffId: '', forceId: 'f', name: '', roles: [role], unit: null, supervisorId: null },
        'see public questions and figures',
      ),
      role,
    )
})

test('the delays are the policy’s: a force that sets other days is told by them, and the page says them', () => {
  const policy = { ...standingPolicy, values: { ...standingPolicy.values, 'escalation.board.days': 21 } }
  const steps = upwards(
    { words: 'Late', owing: 'the force', owners: ['improvement team'], responsible: 'tess' },
    policy,
  )
  assert.deepEqual(
    steps.map(({ to, afterDueMinutes, words }) => [to, afterDueMinutes / (24 * 60), words]),
    [
      ['improvement team', 0, 'Late'],
      ['tess', 7, 'Late: 7 days late, to the senior responsible officer'],
      ['board', 21, 'Late: 21 days late, to the board'],
      ["commissioner's office", 28, 'Late: 28 days late, to the local policing body'],
    ],
  )
  assert.equal(ladderDays(policy).board, 21)
  assert.deepEqual(ladderSaid(policy)[0]?.told[2], { afterDays: 21, who: 'the board' })
})
