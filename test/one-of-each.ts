// A record of every kind, by its own command: for the tests that look at every page there is.
import assert from 'node:assert/strict'
import { carryOutActionPlan } from '../src/demonstration/action-plan.ts'
import { demonstrationForce } from '../src/demonstration/force.ts'
import { addDays, type LocalDate, localDate } from '../src/kernel/time.ts'
import { systemPerson } from '../src/registers/alarms.ts'
import type { ReportBody } from '../src/work/missing/commands/report-asked.ts'
import type { Client, It } from './app.ts'
import { reportBody } from './report.ts'

type Episodes = { readonly episode: string; readonly reported: string; readonly located: string }

/** An episode that is graded and assigned, one that waits for its grade, one to be located, and one record of each other kind. */
export async function oneOfEach(it: It): Promise<Episodes> {
  const handler = await it.named('Asha Nolan')
  const grade = { level: 'HIGH' as const, because: 'spoke of harm', earlierConsidered: null }
  const episode = await report(it, handler, 'Kit Larwood', grade)
  const reported = await report(it, handler, 'Isla Penhale', null)
  const located = await report(it, handler, 'Rowan Thistle', grade)
  const [inspector, manager] = [await it.named('Gareth Ashdown'), await it.named('Dev Ramsden')]
  await manager.api(`/api/missing/${episode}/assignment`, { staffId: inspector.person.staffId, at: null })
  await it.app.judge(manager.person.forceId)
  await ofTheLoop(it)
  return { episode, reported, located }
}

async function ofTheLoop(it: It): Promise<void> {
  const force = demonstrationForce.id
  const staff = new Map((await it.staff()).map((person) => [person.name, person]))
  const system = await it.app.world({ ...systemPerson(force) })
  await carryOutActionPlan(
    { db: it.databases.app, force, policyAt: system.policyAt, reactions: it.app.reactions, staff },
    system.now,
  )
  const [keeper, office, auditor, inspector, secretary] = await Promise.all(
    ['Sam Underhill', 'Uma Kettering', 'Vic Arkwright', 'Ines Fallow', 'Piet Lowther'].map(
      async (name) => await it.named(name),
    ),
  )
  const today = localDate(it.clock())
  const made = [
    await keeper?.api('/api/meeting/calls', { title: 'Board', heldOn: addDays(today, 20) }),
    await keeper?.api('/api/register-file/files', { text: 'item,reference\nfinding,' }),
    await keeper?.api('/api/publication/publications', {
      programme: 'Vetting',
      title: 'A report',
      publishedOn: today,
      address: null,
    }),
    await office?.api('/api/published-figures/releases', {}),
    await inspector?.api('/api/fieldwork/fieldworks', { title: 'Return', from: today, until: today }),
    await secretary?.api('/api/panel-meeting/meetings', { forum: 'panel', heldOn: addDays(today, 60) }),
    await auditor?.api('/api/audit/plans', {
      title: 'An audit',
      seed: 'a phrase nobody knows',
      ...plannedAudit(today),
    }),
  ]
  for (const answer of made) assert.equal(answer?.status, 201, answer?.text)
}

/** All that the plan of an audit says but its title and its phrase. */
export const plannedAudit = (today: LocalDate) => ({
  kind: 'case files',
  topic: 'missing children',
  from: addDays(today, 1),
  until: addDays(today, 30),
  size: 10,
  doubleShare: 0.2,
  peerShare: 0.1,
})

async function report(it: It, client: Client, name: string, grade: ReportBody['grade']): Promise<string> {
  const made = await client.api(
    '/api/missing/report',
    reportBody(it.clock(), {
      name,
      lastSeenPlace: 'Canal Street',
      callerPhone: '07700 900123',
      why: 'not home from school',
      callerName: 'R Larwood',
      callerRelation: 'mother',
      unit: null,
      area: null,
      answers: { 'self-harm': 'yes' },
      grade,
    }),
  )
  assert.equal(made.status, 201, made.text)
  return String(JSON.parse(made.text).recordId)
}
