// A busy Friday: thirty children, six staff, eight hours. Alarms are few, each rings once, and what was done in time never rings.
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { testDatabase } from '../../../test/database.ts'
import { force, type Living, officers, openForce, type Step } from '../../../test/episodes.ts'
import { newId } from '../../kernel/identity.ts'
import { sql } from '../../kernel/sql.ts'
import { type Instant, instant, minutes, plus } from '../../kernel/time.ts'
import { seededRandom } from '../../practice/statistics.ts'
import { ringDue, ringer } from '../../registers/alarms.ts'
import type { Person, Role } from '../../registers/permissions.ts'
import { keepPolicies } from '../../registers/policies.ts'
import { perform } from '../../registers/records.ts'
import { contextOf } from '../../registers/world.ts'
import { standingPolicy } from '../standing-policy.ts'
import { review } from './commands/review.ts'
import { missing } from './procedure.ts'

const database = await testDatabase()
const begins = instant('2026-06-05T17:00:00Z')
/** The four of screens.md. */
const allowed = [
  'Police protection has passed 60 hours: it ends by law at 72 and cannot be extended',
  'At HIGH, and the owner has not acknowledged it',
  'At HIGH, and nobody has been deployed',
  'At HIGH, and the review is late',
]

type Act = { readonly at: Instant; readonly step: Step | 'review at HIGH'; readonly child: number }

const member = (number: number, name: string, role: Role): Person => ({
  staffId: `00000000-0000-7000-8000-0000000000c${number}`,
  forceId: force,
  name,
  roles: [role],
  unit: 'northvale-response',
  supervisorId: null,
})
/** Six on duty; the one to whom every child is assigned is the second officer of the test force. */
const staff = {
  handler: member(1, 'Ada Fenn', 'call handler'),
  dispatcher: member(2, 'Bo Larch', 'dispatcher'),
  manager: member(3, 'Cy Marlow', 'force incident manager'),
  superintendent: member(4, 'Di Norwood', 'duty superintendent'),
  response: member(5, 'Ed Ottery', 'response officer'),
  owner: { ...officers[1], roles: ['local operations inspector'] },
} as const satisfies Readonly<Record<string, Person>>

const whoDoes: Readonly<Partial<Record<Act['step'], Person>>> = {
  answer: staff.handler,
  grade: staff.handler,
  assign: staff.dispatcher,
  deploy: staff.dispatcher,
  acknowledge: staff.owner,
  review: staff.owner,
  'review at HIGH': staff.owner,
  raise: staff.manager,
  endorse: staff.manager,
}

/** Six officers share the work, so some is late: one assignment in four is not acknowledged in time, one deployment in five is slow. */
function evening(): readonly Act[] {
  const random = seededRandom(5)
  const acts: Act[] = []
  for (let child = 0; child < 30; child++) {
    const reported = Math.floor(random() * 7 * 60)
    const high = child % 6 === 0
    const act = (after: number, step: Act['step']) =>
      acts.push({ at: plus(begins, minutes(reported + after)), step, child })
    act(2, 'answer')
    act(8, 'grade')
    if (high) act(9, 'raise')
    act(12, 'endorse')
    act(14, 'assign')
    act(random() < 0.25 ? 32 : 19, 'acknowledge')
    const inTime = high ? 20 : 40
    act(random() < 0.2 ? 45 : inTime, 'deploy')
    act(50, 'arrive')
    act(55, 'contact the family')
    if (high) for (let after = 60; after <= 240; after += 58) act(after + (random() < 0.2 ? 12 : 0), 'review at HIGH')
    else act(64, 'review')
    if (random() < 0.6) act(150 + Math.floor(random() * 120), 'locate')
  }
  return acts.sort((a, b) => (a.at < b.at ? -1 : 1))
}

test('thirty children and six staff: at most six interruptions a person an hour, each allowed, each once', {
  timeout: 120_000,
}, async (t) => {
  const living = await openForce(t, database)
  const policies = keepPolicies(living.app, standingPolicy)
  const ring = async (now: Instant) =>
    await Promise.all([
      ringDue(living.clock, [ringer(missing)], policies, now),
      ringDue(living.clock, [ringer(missing)], policies, now),
    ])
  const acts = evening()
  const children = new Map<number, string>()
  const answers = seededRandom(11)
  const answering = new Set<string>()
  const calls: { readonly at: Instant; readonly recordId: string; readonly who: Person }[] = []
  let next = 0
  for (let minute = 0; minute <= 9 * 60; minute++) {
    const now = plus(begins, minutes(minute))
    for (; next < acts.length && (acts[next]?.at ?? now) <= now; next++) await carryOut(living, children, acts[next])
    await ring(now)
    // Who is interrupted looks into it within ten minutes, nine times in ten.
    for (const message of (await outbox(living)).filter((one) => one.interrupts && !answering.has(one.id))) {
      answering.add(message.id)
      const who = interrupted(message.recipient)
      if (answers() < 0.9)
        calls.push({ at: plus(now, minutes(1 + Math.floor(answers() * 9))), recordId: message.recordId, who })
    }
    for (const call of calls.filter((one) => one.at === now)) await living.move(call.recordId, 'act', now, call.who)
  }
  assert.equal(children.size, 30)
  const messages = await outbox(living)
  const interruptions = messages.filter((message) => message.interrupts)
  assert.ok(interruptions.length >= 5, `only ${interruptions.length} interruptions: the evening was not busy`)
  assert.deepEqual(
    [...new Set(interruptions.map((one) => one.words))].filter((words) => !allowed.includes(words)),
    [],
  )
  const most = Math.max(...interruptions.map((one) => withinTheHour(interruptions, one)))
  const acted = interruptions.filter((one) => one.acted).length
  t.diagnostic(
    `${messages.length} messages, ${interruptions.length} interruptions, at most ${most} a person in any hour, ${acted} of ${interruptions.length} acted on by whom they interrupted`,
  )
  assert.ok(most <= 6, `${most} interruptions of one person in an hour`)
  assert.ok(acted >= interruptions.length * 0.7, `${acted} of ${interruptions.length} acted on`)
  const facts = await escalations(living)
  assert.equal(new Set(facts).size, facts.length, 'no step of an escalation is recorded twice')
  assert.equal(facts.length, messages.length)
})

function interrupted(recipient: string): Person {
  const who = Object.values(staff).find((one) => one.roles.some((role) => role === recipient))
  assert.ok(who, `nobody on duty is ${recipient}`)
  return who
}

type Sent = Awaited<ReturnType<typeof outbox>>[number]

/** How many reach the same person in the hour that begins with this one. */
const withinTheHour = (all: readonly Sent[], first: Sent): number =>
  all.filter((one) => one.recipient === first.recipient && one.at >= first.at && one.at < plus(first.at, minutes(60)))
    .length

async function carryOut(living: Living, children: Map<number, string>, act: Act | undefined): Promise<void> {
  if (act === undefined) return
  const known = children.get(act.child)
  const id = known ?? (await living.report(plus(act.at, minutes(-2)), `Friday Child ${act.child}`))
  children.set(act.child, id)
  const outcome =
    act.step === 'review at HIGH'
      ? await reviewAtHigh(living, id, act.at)
      : await living.move(id, act.step, act.at, whoDoes[act.step] ?? staff.response)
  // Located children are no longer reviewed; everything else that was planned is accepted.
  if (outcome.kind !== 'done')
    assert.ok(act.step.startsWith('review') || act.step === 'endorse', `${act.step}: ${JSON.stringify(outcome)}`)
}

const reviewAtHigh = async (living: Living, recordId: string, now: Instant) =>
  await perform(living.worldAt(now, staff.owner), missing, review, {
    recordId,
    key: newId(now),
    basedOn: null,
    body: {
      level: 'HIGH',
      summary: `Reviewed at ${now}`,
      actionsSet: ['ask the bus company'],
      actionsClosed: [],
      nextReviewAt: plus(now, minutes(60)),
    },
  })

async function outbox(living: Living) {
  const world = living.worldAt(begins)
  const result = await world.db.read(
    contextOf(world),
    async (reader) =>
      await reader.query(
        sql`select message_id, record_id, recipient, words, interrupts, queued_at, acted_at from outbox where force_id = ${force} order by queued_at, message_id limit 2000`,
      ),
  )
  return result.rows.map((row) => {
    const got = new Map<string, unknown>(Object.entries(row ?? {}))
    return {
      id: String(got.get('message_id')),
      recordId: String(got.get('record_id')),
      recipient: String(got.get('recipient')),
      words: String(got.get('words')),
      interrupts: got.get('interrupts') === true,
      at: instant(String(got.get('queued_at'))),
      acted: got.get('acted_at') !== null,
    }
  })
}

async function escalations(living: Living): Promise<readonly string[]> {
  const world = living.worldAt(begins)
  const result = await world.db.read(
    contextOf(world),
    async (reader) =>
      await reader.query(
        sql`select record_id::text || (body ->> 'duty') || (body ->> 'startingPosition') || (body ->> 'step') as which from fact where force_id = ${force} and kind = 'missing.escalated/1' limit 2000`,
      ),
  )
  return result.rows.map((row) => String(new Map(Object.entries(row ?? {})).get('which')))
}
