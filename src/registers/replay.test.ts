// Ten episodes under today's acknowledgement rule of ten minutes and under one of thirty, counted by hand.
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { testDatabase } from '../../test/database.ts'
import { force, officers, openForce, start } from '../../test/episodes.ts'
import { hours, minutes, plus } from '../kernel/time.ts'
import { policyAt } from '../practice/policy.ts'
import { missing } from '../work/missing/procedure.ts'
import { standingPolicy } from '../work/standing-policy.ts'
import { replay } from './replay.ts'

const database = await testDatabase()
const thirty = { ...standingPolicy, version: 'thirty', values: { ...standingPolicy.values, 'acknowledge.minutes': 30 } }

/** Minutes from assignment to acknowledgement of each episode; null: never. All assigned five minutes after the report. */
const acknowledgedAfter = [3, 8, 10, 11, 20, 29, 30, 31, 45, null]

test('acknowledgement within thirty minutes instead of ten, and nothing else different', async (t) => {
  const living = await openForce(t, database)
  for (const [index, after] of acknowledgedAfter.entries()) {
    const reported = plus(start, hours(index))
    const id = await living.report(reported)
    await living.move(id, 'grade', plus(reported, minutes(4)))
    const assigned = plus(reported, minutes(5))
    await living.move(id, 'assign', assigned)
    if (after !== null) await living.move(id, 'acknowledge', plus(assigned, minutes(after)), officers[1])
  }
  // Outside the window: before it, and just at its end.
  await living.report(plus(start, hours(-30)))
  await living.report(plus(start, hours(10)))
  const found = await replay(living.measure, missing, {
    force,
    from: start,
    until: plus(start, hours(10)),
    today: policyAt([standingPolicy]),
    policy: thirty,
    now: plus(start, hours(100)),
  })
  assert.equal(found.records, 10)
  // Reported, a contact promised, graded and assigned, ten times; acknowledged nine times.
  assert.equal(found.facts, 49)
  const acknowledged = found.duties.find((duty) => duty.name === 'acknowledge ownership')
  const counted = { owed: 10, running: 0, noLongerOwed: 0, notEvidenced: 1 }
  // 3, 8 and 10 are in time; 11, 20, 29, 30, 31 and 45 late; the one never acknowledged has no record either way.
  assert.deepEqual(acknowledged?.today, { ...counted, met: 3, breached: 6 })
  // Only 31 and 45 are late now.
  assert.deepEqual(acknowledged?.other, { ...counted, met: 7, breached: 2 })
  for (const duty of found.duties)
    if (duty.name !== 'acknowledge ownership') assert.deepEqual(duty.other, duty.today, duty.name)
  const graded = found.duties.find((duty) => duty.name === 'grade the risk')
  assert.equal(graded?.today.met, 10)
})
