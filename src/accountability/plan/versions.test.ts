// Versions of the plan: refused while anything lacks, approved by a chief officer who did not draft it, never changed, compared in words, made into a letter.
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { type Client, testApp } from '../../../test/app.ts'
import { dates, plannedActions, refusedWith, unsaid, worded, words } from '../../../test/planned-action.ts'
import { newId } from '../../kernel/identity.ts'
import { sql } from '../../kernel/sql.ts'
import { hours, type Instant, instant, plus } from '../../kernel/time.ts'
import { appendTo, load } from '../../registers/records.ts'
import { staffProcedure } from '../../registers/staff.ts'
import { contextOf } from '../../registers/world.ts'
import { lacks } from './versions/complete.ts'
import { contentOf } from './versions/content.ts'
import { plan } from './versions/procedure.ts'

let now: Instant = instant('2026-11-23T09:00:00Z')
const it = await testApp({ clock: () => now })
const keeper = await it.named('Sam Underhill')
const chief = await it.named('Tess Mowbray')
const otherChief = await it.named('Sunita Brand')
const owner = await it.named('Rosa Wexford')

const made = (answer: { status: number; text: string }) => {
  assert.ok(answer.status === 200 || answer.status === 201, answer.text)
  return String(JSON.parse(answer.text).recordId)
}
const [first = '', second = ''] = [
  ...(await keeper.get('/recommendations')).text.matchAll(/recommendation\/([0-9a-f-]{36})/g),
].map((match) => match[1] ?? '')

const { written: write } = await plannedActions(keeper)
const allocate = async (id: string, to: Client = owner) =>
  made(await keeper.api(`/api/action/${id}/allocation`, { staffId: to.person.staffId, post: 'Coordinator' }))

const opened = made(
  await keeper.api('/api/plan/plans', {
    title: 'Plan in answer to the report of November 2026',
    to: 'His Majesty’s Inspector',
    recommendations: [first, second],
  }),
)
const draft = async (because = 'First draft', by = keeper, reasons: readonly string[] = []) =>
  await by.api(`/api/plan/${opened}/drafts`, { because, reasons })
const referenceOf = async (id: string): Promise<string> =>
  JSON.parse((await keeper.get('/api/recommendations')).text).rows.find(
    (row: { record_id: string }) => row.record_id === id,
  )?.reference
const approve = async (by: Client) => await by.api(`/api/plan/${opened}/approval`, {})
const letter = async (version: number) => (await chief.get(`/plan/${opened}/letter?version=${version}`)).text
const article = (text: string) => /<article[\s\S]*<\/article>/.exec(text)?.[0] ?? ''

let bare = ''
let whole = ''

test('no actions, no version; no version, nothing to approve or submit', async () => {
  refusedWith(await draft(), /No action serves the plan’s recommendations/)
  refusedWith(await approve(chief), /No version has been drafted/)
  refusedWith(await keeper.api(`/api/plan/${opened}/submission`, { receipt: null }), /No version has been drafted/)
  refusedWith(
    await keeper.api(`/api/plan/${opened}/acceptance`, { words: null }),
    /No version is waiting for an answer/,
  )
})

test('approval is refused while any action lacks anything, and all that is missing is said at once', async () => {
  bare = await write({ measures: [], dates: null })
  whole = await write()
  await allocate(whole)
  made(await draft())
  const refused = await approve(chief)
  refusedWith(
    refused,
    /Action 1 needs a named owner; a start date; a due date; a date when improvement will be seen; a measure/,
  )
  assert.doesNotMatch(refused.text, /Action 2 needs/)
  const left = await referenceOf(second)
  assert.ok(refused.text.includes(`${left} has neither an action nor a reason why none is planned`))
  assert.match(
    article(await letter(1)),
    /in answer to 1 of 2 recommendations[\s\S]*For 1 there is neither an action nor a reason/,
  )
  const page = (await chief.get(`/plan/${opened}`)).text
  assert.match(page, /The plan cannot be approved yet/)
  assert.doesNotMatch(page, /Approve it/, 'not offered while it would be refused')
  assert.match(
    page,
    /In answer to <a [^>]*>[^<]*fieldwork September 2021<\/a>, published 7 April 2022\.\s*Usually due 19 May 2022/,
  )
  refusedWith(await draft('The same again'), /Nothing has changed since version 1/)
})

const said = {
  id: newId(now),
  number: 7,
  ...unsaid,
  text: words,
  recommendations: [],
  owner: { staffId: first, name: 'Rosa Wexford', post: 'Coordinator' },
  startOn: '2026-11-24',
  dueOn: '2026-11-20',
  effectOn: '2026-11-10',
  measures: [{ id: 'M4', question: 'A question' }],
  state: 'allocated',
  dateChanges: 0,
}

test('a version whose dates run backwards is not approved', () => {
  assert.deepEqual(lacks({ recommendations: [], actions: [said] }, new Set()), [
    'Action 7 needs a due date that is not before its start; a date when improvement will be seen that is not before it is due.',
  ])
})

test('approved by a chief officer who did not draft it, and by nobody else', async () => {
  await allocate(bare)
  made(await keeper.api(`/api/action/${bare}/dates`, dates))
  const said = {
    ...worded(first),
    measures: [],
    auditOnly: 'Only a reader of files can tell',
    because: 'No measure shows it',
  }
  made(await keeper.api(`/api/action/${bare}/wording`, said))
  const [served, left] = [await referenceOf(first), await referenceOf(second)]
  refusedWith(await draft('x', keeper, ['because']), /the reference, a colon, and why/)
  refusedWith(await draft('x', keeper, ['NCPI-1/1: no such desk']), /Not a recommendation in this plan: NCPI-1\/1/)
  refusedWith(await draft('x', keeper, [`${served}: no such desk`]), /These have an action/)
  made(await draft('Everything named', keeper, [`${left}: another force keeps this desk for both.`]))
  const text = article(await letter(2))
  assert.match(
    text,
    /in answer to 1 of 2 recommendations[\s\S]*For 1 of the others the reason why no action is planned is given/,
  )
  assert.match(text, /<strong>No action is planned:<\/strong> another force keeps this desk for both/)
  const form = (await chief.get(`/plan/${opened}/approval`)).text
  assert.match(form, /No version was approved before: all of it is new\.[\s\S]*<ins>Action 1: /)
  for (const name of ['Sam Underhill', 'Rosa Wexford', 'Vic Arkwright', 'Uma Kettering'])
    assert.equal((await approve(await it.named(name))).status, 403, name)
  made(await approve(chief))
  refusedWith(await approve(otherChief), /Version 2 is already approved/)
})

test('a chief officer who drafted a version does not approve it', async () => {
  const both = await it.named('Milo Ferrand')
  const world = await it.app.world(keeper.person)
  await it.databases.app.write(contextOf(world), async (writer) => {
    const writing = { writer, world, commandId: newId(now) }
    const body = { roles: ['improvement team', 'chief officer'] }
    await appendTo(writing, staffProcedure, both.person.staffId, () => [
      { kind: 'staff.changed/1', happenedAt: now, body },
    ])
  })
  const author = await it.named('Milo Ferrand')
  await write({ text: 'A second action, that a chief officer with two jobs has written and drafted' })
  made(await draft('Drafted by a chief officer', author))
  refusedWith(await approve(author), /You drafted this version. Another chief officer must approve it/)
})

test('an owner who left since the draft keeps it from being approved', async () => {
  const leaver = await it.named('Esme Tindall')
  const third = await write({ text: 'A third action, whose owner will have left the force before the approval' })
  await allocate(third, leaver)
  made(await draft('With a third action'))
  const world = await it.app.world(keeper.person)
  await it.databases.app.write(contextOf(world), async (writer) => {
    const writing = { writer, world, commandId: newId(now) }
    await appendTo(writing, staffProcedure, leaver.person.staffId, () => [
      { kind: 'staff.left/1', happenedAt: now, body: {} },
    ])
  })
  refusedWith(await approve(chief), /an owner in post, because the one named has left/)
  assert.match((await chief.get(`/plan/${opened}`)).text, /an owner in post/)
})

test('an owner who left the post since the draft, and not the force, keeps it from being approved too', () => {
  const owned = { ...said, owner: { staffId: first, name: 'Rosa Wexford', post: 'Coordinator' } }
  assert.match(lacks({ recommendations: [], actions: [owned] }, new Set([owned.id]))[0] ?? '', /an owner in post/)
})

test('what changed between any two versions is said in words', async () => {
  const page = (await chief.get(`/plan/${opened}/difference?from=1&to=4`)).text
  assert.match(page, /Added/)
  assert.match(page, /A third action, whose owner/)
  assert.match(page, /<del>nobody<\/del>/)
  assert.match(page, /<ins>Rosa Wexford, Coordinator<\/ins>/)
  assert.match(page, /<ins>Only a reader of files can tell<\/ins>/)
  assert.match(
    page,
    /why no action is planned: another force keeps this desk for both\.(?!\.)/,
    'carried over to version 4',
  )
  const back = (await chief.get(`/plan/${opened}/difference?from=4&to=1`)).text
  assert.match(back, /Removed/)
  assert.match((await chief.get(`/plan/${opened}/difference?from=2&to=2`)).text, /Nothing has changed/)
  assert.equal((await chief.get(`/plan/${opened}/difference?from=1&to=9`)).status, 404)
})

test('submitted, queried, revised, accepted: each version keeps its own history', async () => {
  refusedWith(
    await keeper.api(`/api/plan/${opened}/submission`, { receipt: null }),
    /Version 4 is not approved: it is draft/,
  )
  for (const id of ['A second', 'A third']) {
    const rows = JSON.parse((await keeper.get('/api/plan')).text).actions
    const found = rows.find((one: { text: string }) => one.text.startsWith(id))
    await allocate(found.record_id)
  }
  made(await draft('All have owners'))
  const since = (await chief.get(`/plan/${opened}/approval`)).text
  assert.match(since, /what changes from version 2, the last that was approved/, 'not from the drafts between')
  made(await approve(chief))
  made(await keeper.api(`/api/plan/${opened}/submission`, { receipt: 'Letter 17' }))
  made(await keeper.api(`/api/plan/${opened}/query`, { words: 'When will the second show?' }))
  made(
    await keeper.api(`/api/action/${whole}/wording`, {
      ...worded(first),
      measures: ['M4', 'M8'],
      because: 'The query of the inspector',
    }),
  )
  made(await draft('Answers the query'))
  const form = (await otherChief.get(`/plan/${opened}/approval`)).text
  assert.match(form, /<ins>M4: [^<]*; M8: [^<]*<\/ins>/, 'whoever approves sees what they change')
  assert.match(form, /Why: Answers the query/)
  made(await approve(otherChief))
  made(await keeper.api(`/api/plan/${opened}/submission`, { receipt: null }))
  made(await keeper.api(`/api/plan/${opened}/acceptance`, { words: null }))
  const page = (await chief.get(`/plan/${opened}`)).text
  assert.match(page, /Version 5: queried, revised since/)
  assert.match(page, /Version 6: accepted/)
  assert.match(page, /When will the second show\?/)
  const rows = await it.databases.app.read(
    contextOf(await it.app.world(keeper.person)),
    async (reader) =>
      (await reader.query(sql`select state from plan_version where record_id = ${opened} order by number limit 10`))
        .rows,
  )
  assert.equal(
    JSON.stringify(rows.map((row) => Object.values(Object(row))[0])),
    JSON.stringify(['revised', 'revised', 'revised', 'revised', 'revised', 'accepted']),
  )
})

test('a version keeps how often the date of what it answers was moved, and its letter says so', () => {
  const register = [
    { record_id: first, reference: 'N/1', theme: 'Calls', words: null, stage: 'in progress', due_on: '2027-01-01' },
  ].map((one) => ({ ...one, date_changes: 2, asked_of: ['chief constable'], at_once: false, reported: null }))
  const [one] = contentOf([first], [], register, new Map(), new Map(), []).recommendations
  assert.deepEqual([one?.dueOn, one?.dateChanges], ['2027-01-01', 2])
})

test('what was asked for at once stands in the letter with what was reported of it, or that nothing was', async () => {
  const entered = await keeper.api('/api/inspection/inspections', {
    ...{ reference: 'ONCE-1', title: 'A report', body: 'HMICFRS', programme: 'PEEL', kind: 'PEEL', fieldwork: null },
    ...{ publishedOn: '2026-11-02', address: null, follows: null, readers: [] },
  })
  made(
    await keeper.api(`/api/inspection/${made(entered)}/recommendations`, {
      ...{ reference: 'ONCE-1/1', theme: 'Calls', words: 'Answer calls.', timeScale: 'immediately', on: null },
      ...{ addressee: 'chief constable', paragraph: null, findingId: null },
    }),
  )
  const { rows } = JSON.parse((await keeper.get('/api/recommendations')).text)
  const asked = rows.find((row: { reference: string }) => row.reference === 'ONCE-1/1').record_id
  await write({ recommendations: [asked] })
  const id = made(
    await keeper.api('/api/plan/plans', { title: 'At once', to: 'The Inspector', recommendations: [asked] }),
  )
  const drafted = async () => made(await keeper.api(`/api/plan/${id}/drafts`, { because: 'As it stands', reasons: [] }))
  const said = async (version: number) => (await chief.get(`/plan/${id}/letter?version=${version}`)).text
  await drafted()
  assert.match(await said(1), /Asked for at once\. <strong>What was done has not been reported yet/)
  const update = { on: '2026-11-20', to: 'HMICFRS', says: 'Two more people answer calls' }
  made(await keeper.api(`/api/recommendation/${asked}/updates`, update))
  await drafted()
  assert.match(await said(2), /Asked for at once\. Reported 20 November 2026, to HMICFRS: Two more people answer calls/)
  assert.match(await said(1), /has not been reported yet/, 'a version never changes')
  const page = (await chief.get(`/plan/${id}/difference?from=1&to=2`)).text
  assert.match(page, /ONCE-1\/1: reported at once: 20 November 2026, to HMICFRS\./)
})

test('a letter says the same digits a year later, whatever was added since', async () => {
  const before = article(await letter(5))
  assert.match(before, /Approved by Tess Mowbray/)
  assert.match(before, /Should move: M4/)
  made(await owner.api(`/api/action/${whole}/claim`, { evidence: 'Done', links: [] }))
  await write({ text: 'Something new that was thought of long after the letter had been sent' })
  now = plus(now, hours(24 * 365))
  const later = await it.named('Sunita Brand')
  assert.equal(article((await later.get(`/plan/${opened}/letter?version=5`)).text), before)
  now = plus(now, hours(-24 * 365))
})

test('the database lets nobody say that a version was another, and no author approve their own', async () => {
  const world = await it.app.world(keeper.person)
  const tried = async (query: ReturnType<typeof sql>) =>
    await it.databases.app.write(contextOf(world), async (writer) => void (await writer.query(query)))
  await assert.rejects(
    tried(sql`update plan_version set content_hash = 'x' where record_id = ${opened}`),
    /permission denied/,
  )
  await assert.rejects(
    tried(sql`update plan_version set drafted_by = approved_by where record_id = ${opened}`),
    /permission denied/,
  )
  await assert.rejects(
    tried(sql`update plan_version set approved_by = drafted_by where record_id = ${opened}`),
    /check constraint/,
  )
  await assert.rejects(tried(sql`delete from plan_version where record_id = ${opened}`), /permission denied/)
  const { facts } = await it.databases.app.read(
    contextOf(world),
    async (reader) => await load(reader, world, plan, opened),
  )
  assert.ok(facts.length > 10)
})

test('pasted text in a title and a receipt is shown and does nothing', async () => {
  const hostile = '<script>alert(1)</script>'
  const id = made(
    await keeper.api('/api/plan/plans', {
      title: hostile,
      to: '"><img src=x onerror=alert(1)>',
      recommendations: [first],
    }),
  )
  made(await keeper.api(`/api/plan/${id}/drafts`, { because: hostile }))
  for (const path of ['/plan/versions', `/plan/${id}`, `/plan/${id}/letter`, `/plan/${id}/difference`]) {
    const { status, text } = await chief.get(path)
    assert.equal(status, 200, path)
    assert.doesNotMatch(text, /<script>alert|<img src=x/, path)
    assert.match(text, /&lt;script&gt;/, path)
  }
})

test('who may: nobody but the improvement team drafts or submits, and who sees no recommendation sees no plan', async () => {
  const nobody = await it.named('Wren Solway')
  for (const path of ['/plan/versions', `/plan/${opened}`, `/plan/${opened}/letter`, `/plan/${opened}/difference`])
    assert.equal((await nobody.get(path)).status, 403, path)
  assert.equal((await draft('Mine', owner)).status, 403)
  assert.equal((await chief.api(`/api/plan/${opened}/submission`, { receipt: null })).status, 403)
  for (const path of [`/plan/${newId(now)}`, '/plan/nothing', `/plan/${whole}`, `/plan/${whole}/letter`])
    assert.equal((await chief.get(path)).status, 404, path)
})
