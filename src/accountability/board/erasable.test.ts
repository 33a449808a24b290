// A child was named in the minutes of a board, its pack, a pack for the oversight group, a statement: the words go when two records managers say so, what was counted and dated stays.
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { testApp } from '../../../test/app.ts'
import { demonstrationForce } from '../../demonstration/force.ts'
import { newId } from '../../kernel/identity.ts'
import { sql } from '../../kernel/sql.ts'
import { type Instant, instant } from '../../kernel/time.ts'
import type { Fact, NewFact } from '../../practice/fact.ts'
import type { Procedure } from '../../practice/procedure.ts'
import { systemPerson } from '../../registers/alarms.ts'
import { rebuild, rebuildable } from '../../registers/rebuild.ts'
import { appendTo } from '../../registers/records.ts'
import { contextOf, SYSTEM } from '../../registers/world.ts'
import { monitoring } from '../recommendations/inspections/monitoring.ts'
import { oversightPack } from './oversight/procedure.ts'
import { meeting, publicStatement } from './procedure.ts'

const now: Instant = instant('2026-11-23T10:00:00Z')
const it = await testApp({ clock: () => now })
const force = demonstrationForce.id
const [keeper, chief, asking, deciding] = [
  await it.named('Milo Ferrand'),
  await it.named('Tess Mowbray'),
  await it.named('Hal Brackley'),
  await it.named('Ottoline Reeve'),
]
const words = 'Zephyrine Quackenbush'

async function record<State, F extends Fact>(
  procedure: Procedure<State, F>,
  recordId: string,
  facts: readonly Omit<NewFact, 'happenedAt'>[],
) {
  const world = await it.app.world(systemPerson(force))
  await it.databases.app.write(contextOf(world), async (writer) => {
    await appendTo({ writer, world, commandId: newId(now) }, procedure, recordId, () =>
      facts.map((fact) => ({ ...fact, happenedAt: now })),
    )
  })
  return recordId
}

const post = async (path: string, body: object) => {
  const answer = await keeper.api(`/api/${path}`, body)
  assert.ok(answer.status === 200 || answer.status === 201, answer.text)
  return String(JSON.parse(answer.text).recordId)
}

async function erased(ofRecord: string, ofKind: string) {
  const why = { authority: 'its time of retention has ended', document: 'Review 2026/120', requestedOn: null }
  const asked = await asking.api('/api/erasure/erasures', { ofRecord, ofKind, ...why })
  assert.equal(asked.status, 201, asked.text)
  const approved = await deciding.api(`/api/erasure/${JSON.parse(asked.text).recordId}/approval`, {})
  assert.equal(approved.status, 200, approved.text)
  assert.equal(await it.app.erase(), 1)
}

const rows = async (query: ReturnType<typeof sql>) =>
  (await it.owner.read({ force, who: SYSTEM, now }, async (reader) => await reader.query(query))).rows
const holding = async () =>
  await rows(sql`select kind from fact where body::text like ${`%${words}%`} order by kind limit 20`)

const made = [rebuildable(monitoring), rebuildable(meeting), rebuildable(publicStatement), rebuildable(oversightPack)]
const different = async () => (await rebuild(it.databases.clock, made, it.app.policies, { force, now })).differences

const action = { owner: 'DCC', dueOn: '2026-10-01', state: 'allocated', dateChanges: 1 }
const frozen = {
  ...{ ledgerSize: 7, policyVersion: 'v1', recommendations: [], audits: [], figures: [] },
  actions: [{ ...action, recordId: newId(now), words: `Visit ${words}` }],
  dateChanges: [{ recordId: newId(now), words: `Visit ${words}`, dueOn: '2026-12-01', because: words, at: now }],
}
const pack = {
  ...frozen,
  ...{ decisionsAsked: [`Who sees ${words}?`], childrenSaid: [`“I am ${words}”`] },
  challenges: [{ recordId: newId(now), meeting: 'Board', challenge: words, answerOwed: words, answerBy: '2026-12-01' }],
  duties: [
    {
      record: 'action',
      recordId: newId(now),
      about: words,
      words: 'check it',
      owner: words,
      dueAt: '2026-11-01T10:00:00.000Z',
    },
  ],
  fallsDue: {
    ...{ until: '2026-12-23', called: false, left: 0 },
    duties: [
      {
        ...{ record: 'action', recordId: newId(now), about: words, words: 'do it', owner: words },
        dueAt: '2026-12-01T10:00:00.000Z',
      },
    ],
  },
}

test('minutes and pack of a board go on without their words: what it decided, owes and counted stays', async () => {
  const board = await post('meeting/calls', { title: `Board of ${words}`, heldOn: '2026-11-23' })
  await record(meeting, board, [{ kind: 'meeting.pack-frozen/1', body: pack }])
  await post(`meeting/${board}/decisions`, { decision: `See ${words}`, decidedBy: `Aunt of ${words}`, about: null })
  const challenge = { challenge: `Who heard ${words}?`, by: words, answerOwed: words, answerBy: '2026-12-10' }
  await post(`meeting/${board}/challenges`, { ...challenge, about: null })
  await post(`meeting/${board}/challenges`, { ...challenge, answerBy: '2026-12-20', about: null })
  const at = (
    await rows(sql`select position from meeting_challenge where record_id = ${board} order by position limit 1`)
  )[0]
  await post(`meeting/${board}/answers`, { position: Object(at).position, answer: `${words} was seen`, by: words })
  await post(`meeting/${board}/claims`, { claim: `${words} is safe`, by: words, saidOn: null, about: null })
  assert.equal((await holding()).length, 7)
  await erased(board, 'meeting')
  assert.deepEqual(await holding(), [])
  assert.deepEqual(await rows(sql`select challenge from meeting_challenge where record_id = ${board} limit 2`), [
    { challenge: '[erased]' },
    { challenge: '[erased]' },
  ])
  const page = (await chief.get(`/meeting/${board}`)).text
  assert.ok(!page.includes(words))
  assert.match(page, /Overdue: <strong>2[\s\S]*Decisions asked: <strong>1[\s\S]*Frozen at a ledger of 7 facts/)
  assert.match(page, /answer owed by \[erased\] <span>by 20 December 2026/)
  assert.equal((await chief.get(`/meeting/${board}/computed-again`)).status, 200)
  assert.ok(!(await chief.get('/meetings')).text.includes(words) && !(await chief.get('/clocks')).text.includes(words))
  assert.deepEqual(await different(), [])
  const again = { ofRecord: board, ofKind: 'meeting', authority: 'its time of retention has ended', document: '1' }
  const second = await asking.api('/api/erasure/erasures', { ...again, requestedOn: null })
  assert.match(second.text, /There is no such record/, 'nothing is left that may go')
})

test('a pack for the oversight group goes on without what was written in it and said of it', async () => {
  const one = await record(oversightPack, newId(now), [
    {
      kind: 'oversight-pack.frozen/1',
      body: {
        ...{
          ...frozen,
          findingId: newId(now),
          theme: 'Supervision',
          inspection: 'NCPI-9',
          publishedOn: null,
          again: null,
        },
        ...{ residualRisk: `${words} is at risk`, staffSaid: [`We know ${words}`] },
      },
    },
    { kind: 'oversight-pack.presented/1', body: { on: '2026-11-23', asked: words, outcome: words } },
  ])
  await erased(one, 'oversight-pack')
  // What the group said was copied into the register of monitoring: it goes by an order of its own.
  assert.deepEqual(await holding(), [{ kind: 'monitoring.group-met/1' }])
  const [copied] = await rows(
    sql`select record_id from fact where kind = 'monitoring.group-met/1' and body::text like ${`%${words}%`} limit 1`,
  )
  await erased(Object(copied).record_id, 'monitoring')
  assert.deepEqual(await holding(), [])
  assert.match((await chief.get('/monitoring')).text, /Oversight group[\s\S]*23 November 2026[\s\S]*\[erased\]/)
  assert.match((await chief.get(`/oversight-pack/${one}`)).text, /Supervision[\s\S]*\[erased\]/)
  assert.deepEqual(await different(), [])
})

test('a public statement goes on without the words that were written down here, with its day and its figures', async () => {
  const one = await record(publicStatement, newId(now), [
    {
      kind: 'public-statement.made/1',
      body: {
        ...{ who: `Uncle of ${words}`, saidOn: '2026-11-20', words: `${words} is home`, place: words, address: null },
        figures: [{ measure: 'M4', version: 1, part: null, month: '2026-10', yes: 7, no: 3, notEvidenced: 0 }],
      },
    },
  ])
  await erased(one, 'public-statement')
  assert.deepEqual(await holding(), [])
  const page = (await chief.get('/public-statements')).text
  assert.ok(!page.includes(words))
  assert.match(page, /\[erased\]/)
  assert.deepEqual(
    await rows(
      sql`select said_on::text, figures -> 0 ->> 'yes' as yes from public_statement where record_id = ${one} limit 1`,
    ),
    [{ said_on: '2026-11-20', yes: '7' }],
  )
  assert.deepEqual(await different(), [])
})
