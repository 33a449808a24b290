// Admitting a question: in time to the last moment of the forum's rule, and not a moment longer.
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { type Instant, instant, minutes, plus } from '../../kernel/time.ts'
import { rolesThatMay } from '../../registers/permissions.ts'
import { standingPolicy } from '../../work/standing-policy.ts'
import { admit } from './admitting.ts'
import { defaultForums, gateOf } from './forums.ts'
import { latestAt } from './notice.ts'
import { question } from './procedure.ts'

const now = instant('2026-11-23T09:00:00Z')
const meetingOn = '2026-12-10'
const [panel] = defaultForums.forums
assert.ok(panel)
const latest = latestAt(panel, meetingOn, standingPolicy.holidays, [])
assert.ok(latest)

function admitted(receivedAt: Instant) {
  const received = {
    ...{ ticket: 't', forum: panel?.id ?? '', words: 'Is it done?', name: null, email: null, receivedAt },
    question: 'Is it done?',
  }
  const state = { ...question.begin, received }
  const by = {
    staffId: 's',
    forceId: 'north',
    name: 'Piet',
    roles: rolesThatMay(gateOf(panel ?? null)),
    unit: null,
    supervisorId: null,
  }
  const folded = {
    forceId: 'north',
    recordId: 'q',
    facts: [],
    state,
    steps: [],
    duties: [],
    policyAt: () => standingPolicy,
  }
  return admit.decide({
    recordId: 'q',
    folded,
    state,
    body: { meetingOn },
    evidence: [],
    by,
    policy: standingPolicy,
    now,
  })
}

test('at the last moment it is in time; a minute later it is put only with a reason', () => {
  const inTime = admitted(latest)
  assert.equal(inTime.kind, 'facts')
  const late = admitted(plus(latest, minutes(1)))
  assert.match(
    late.kind === 'refused' ? (late.refusals[0]?.sentence ?? '') : '',
    /The forum’s deadline for this meeting had passed/,
  )
})
