// Staff and units on the pages: added, changed, ended; whoever says who may do what may do none of it.
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { testApp } from '../../../test/app.ts'
import { throughOrWaiting } from '../../../test/in-the-moment.ts'
import { newId } from '../../kernel/identity.ts'
import { sql } from '../../kernel/sql.ts'
import { type Instant, minutes, plus, systemNow } from '../../kernel/time.ts'
import { bindAccount } from '../../registers/account.ts'
import { appendTo } from '../../registers/records.ts'
import { signInPerson, staffProcedure } from '../../registers/staff.ts'
import { contextOf, SYSTEM } from '../../registers/world.ts'
import { makeTokens } from '../../web/tokens.ts'
import { oneEntryAtATime } from './queries.ts'

let now: Instant = systemNow()
const it = await testApp({ clock: () => now })
/** A session found is remembered for five seconds. */
const sixSeconds = () => {
  now = plus(now, minutes(0.1))
}
const administrator = await it.named('Wren Solway')
const handler = await it.named('Asha Nolan')

const details = {
  name: 'Ada Fairfax',
  email: 'ada.fairfax@force.example',
  unit: 'stafford-response',
  supervisorId: null,
  roles: ['response officer'],
  gradingTrainedUntil: null,
}
const add = async (more: object) => await administrator.api('/api/staff/people', { ...details, ...more })
const idIn = (text: string): string => String(JSON.parse(text).recordId)

test('somebody added on the page may do what their jobs may, is changed, leaves, and is then signed out', async () => {
  const added = await administrator.send('/staff/people', {
    name: 'Ada Fairfax',
    email: 'ada.fairfax@force.example',
    unit: 'stafford-response',
    supervisorId: '',
    roles: ['response officer'],
  })
  assert.equal(added.status, 303, added.text)
  const at = String(added.location)
  const shown = (await administrator.get(at)).text
  assert.ok(shown.includes('Ada Fairfax') && shown.includes('record an action'), shown)
  assert.ok((await administrator.get('/staff')).text.includes('Ada Fairfax'))
  const person = (await it.staff()).find((one) => one.name === 'Ada Fairfax')
  assert.ok(person)
  const ada = await it.as(person)
  assert.equal((await ada.get('/board')).status, 200)
  assert.equal((await ada.get('/measures')).status, 403)

  const form = (await administrator.get(`${at}/details`)).text
  assert.ok(form.includes('value="ada.fairfax@force.example"'), 'the form holds what is recorded')
  const changed = await administrator.api(`/api${at}/details`, { ...details, roles: ['sergeant'] })
  assert.equal(changed.status, 200, changed.text)
  sixSeconds()
  assert.equal((await ada.get('/measures')).status, 200, 'at once, without signing in again')
  const same = await administrator.api(`/api${at}/details`, { ...details, roles: ['sergeant'] })
  assert.ok(same.text.includes('Nothing was changed'), same.text)

  assert.ok((await administrator.api(`/api${at}/departure`, { sure: false })).text.includes('Tick the box to confirm'))
  assert.equal((await administrator.api(`/api${at}/departure`, { sure: true })).status, 200)
  sixSeconds()
  assert.equal((await ada.get('/board')).location, '/sign-in?next=%2Fboard')
  assert.ok((await administrator.get(at)).text.includes('cannot sign in'))
})

test('whose address is taken away is signed out, and their programs with them; another address brings neither back', async () => {
  const gone = { ...details, name: 'Bea Fairhurst', email: 'bea.fairhurst@force.example' }
  const at = `/api/staff/${idIn((await add(gone)).text)}`
  const person = (await it.staff()).find((one) => one.name === 'Bea Fairhurst')
  assert.ok(person)
  const bea = await it.as(person)
  const token = await makeTokens(it.databases.app, () => now).make(person, { label: 'Import', days: 30 })
  const program = async () =>
    (await fetch(`${it.address}/api/board`, { headers: { authorization: `Bearer ${token}` } })).status
  assert.deepEqual([(await bea.get('/api/board')).status, await program()], [200, 200])
  const changed = await administrator.api(`${at}/details`, { ...gone, email: null })
  assert.equal(changed.status, 200, changed.text)
  sixSeconds()
  assert.deepEqual([(await bea.get('/api/board')).status, await program()], [401, 401])
  assert.equal((await administrator.api(`${at}/details`, gone)).status, 200)
  sixSeconds()
  assert.deepEqual([(await bea.get('/api/board')).status, await program()], [401, 401])
})

test('whose supervisor leaves is named to the administrator, until they have another', async () => {
  const gone = idIn((await add({ name: 'Bea Fairfax', email: 'bea.fairfax@force.example' })).text)
  const supervised = { ...details, name: 'Cy Fairfax', email: 'cy.fairfax@force.example', supervisorId: gone }
  const left = idIn((await add(supervised)).text)
  assert.doesNotMatch((await administrator.get('/staff')).text, /whose supervisor is recorded as/)
  assert.equal((await administrator.api(`/api/staff/${gone}/departure`, { sure: true })).status, 200)
  assert.match((await administrator.get('/staff')).text, /Cy Fairfax<\/a>, whose supervisor is recorded as Bea Fairfax/)
  assert.match(
    (await administrator.get(`/staff/${left}`)).text,
    /has left, cannot sign in, or may not read about restricted records: the duty/,
  )
  const none = await administrator.api(`/api/staff/${left}/details`, { ...supervised, supervisorId: null })
  assert.equal(none.status, 200, none.text)
  assert.doesNotMatch((await administrator.get('/staff')).text, /whose supervisor is recorded as/)
})

test('an administrator who sends the identity of Vigil itself adds an ordinary member of staff', async () => {
  const added = await administrator.send('/staff/people', {
    _record: SYSTEM,
    name: 'Sy Temple',
    email: 'sy.temple@force.example',
    unit: '',
    supervisorId: '',
    roles: ['response officer'],
  })
  assert.equal(added.status, 303, added.text)
  const sy = (await it.staff()).find((one) => one.name === 'Sy Temple')
  assert.ok(sy && sy.staffId !== SYSTEM)
})

test('who sends a form with neither name nor job is told of both', async () => {
  const { status, text } = await add({ name: '', roles: [] })
  assert.equal(status, 422)
  assert.deepEqual(
    JSON.parse(text).errors.map(({ field }: { field: string }) => field),
    ['name', 'roles'],
  )
})

test('all that is wrong is said at once, and no address leads to two people, in whichever force', async () => {
  await it.newcomer('warwickshire', 'Somebody There', ['sergeant'])
  await it.owner.write({ force: 'warwickshire', who: SYSTEM, now: it.clock() }, async (writer) => {
    await writer.query(sql`update staff set email = 'taken@there.example' where name = 'Somebody There'`)
  })
  const wrong = await add({ email: 'no address', unit: 'nowhere', roles: [] })
  assert.equal(wrong.status, 422)
  for (const words of ['Enter an email address', 'no such unit', 'at least one job'])
    assert.ok(wrong.text.includes(words))
  const taken = await add({ email: 'TAKEN@there.example' })
  assert.ok(taken.text.includes('Somebody else signs in with this address'), taken.text)
  assert.ok(!taken.text.includes('warwickshire'), 'and not where')
})

test('an administrator holds no other job, changes no job of their own, and does not remove themselves', async () => {
  const both = await add({ roles: ['system administrator', 'duty superintendent'] })
  assert.ok(both.text.includes('cannot have another job'), both.text)
  const own = `/api/staff/${administrator.person.staffId}`
  const mine = {
    ...details,
    name: administrator.person.name,
    email: 'wren.solway@demonstration.example',
    unit: 'headquarters',
  }
  const raised = await administrator.api(`${own}/details`, { ...mine, roles: ['duty superintendent'] })
  assert.ok(raised.text.includes('You cannot change your own jobs'), raised.text)
  const gone = await administrator.api(`${own}/departure`, { sure: true })
  assert.ok(gone.text.includes('You cannot remove yourself'), gone.text)
  assert.equal((await handler.get('/staff')).status, 403)
  assert.equal((await handler.api('/api/staff/people', details)).status, 403)
})

test('jobs of bodies that hold one another to account are not given to one person', async () => {
  const pairs = [
    ["commissioner's office", 'detective inspector'],
    ['panel secretariat', 'auditor'],
    ['inspector', 'records manager'],
    ["commissioner's office", 'panel secretariat'],
  ]
  for (const roles of pairs) {
    const both = await add({ name: 'Lux Quarrington', email: null, roles })
    assert.equal(both.status, 422, both.text)
    assert.match(both.text, /One holds the other to account, so nobody can work for both/)
  }
  const uma = (await it.staff()).find((one) => one.name === 'Uma Kettering')
  const more = { name: 'Uma Kettering', email: 'uma.kettering@demonstration.example', unit: 'headquarters' }
  const roles = ["commissioner's office", 'chief officer']
  const changed = await administrator.api(`/api/staff/${uma?.staffId}/details`, { ...details, ...more, roles })
  assert.match(
    changed.text,
    /These jobs belong to the commissioner’s office and to the force\. One holds the other to account/,
  )
  await it.newcomer(administrator.person.forceId, 'Ivo Marchetti', ["commissioner's office", 'auditor'])
  const seen = (await (await it.named('Tess Mowbray')).get('/staff/changes')).text
  assert.match(
    seen,
    /Some people have jobs of two bodies[\s\S]*Ivo Marchetti<\/a>: commissioner&#39;s office, auditor<\/li><\/ul>/,
  )
})

test('a like name is pointed out and asked about; it, and a job that decides, are told to a chief officer', async () => {
  const chief = await it.named('Tess Mowbray')
  const told = async () =>
    JSON.parse((await chief.get('/api/alerts')).text).told.map((one: { words: string }) => one.words)
  const before = await told()
  const second = { name: 'P Stanmore', email: 'p.stanmore2@example.org', roles: ['detective inspector'] }
  const double = await add(second)
  assert.equal(double.status, 422, double.text)
  assert.match(
    double.text,
    /Priya Stanmore \(detective inspector, [^)]+\) already works here\. If this is the same person/,
  )
  assert.deepEqual(await told(), before)
  const reason = 'Her brother Piers, collar number 4471'
  const added = await add({ ...second, anotherPerson: reason })
  assert.equal(added.status, 201, added.text)
  const news = (await told()).slice(0, 2).sort()
  assert.deepEqual(news, [
    'Somebody was added who has a similar name to a member of staff, or the same telephone number or mailbox: check that they are two people',
    'Somebody was given a job that decides or approves: check that this is right',
  ])
  const id = idIn(added.text)
  const seen = (await chief.get(`/staff/${id}/changes`)).text
  for (const words of ['P Stanmore', reason, 'jobs: detective inspector', 'Wren Solway', 'p.stanmore2@example.org'])
    assert.ok(seen.includes(words), words)
  assert.ok((await chief.get('/staff/changes')).text.includes(reason))
  assert.equal((await chief.get('/staff')).status, 403, 'sees, and gives nothing')
  assert.equal((await handler.get('/staff/changes')).status, 403)
  sixSeconds()
  const moved = { ...details, ...second, email: 'p.stanmore@example.org' }
  assert.equal((await administrator.api(`/api/staff/${id}/details`, moved)).status, 200)
  assert.match((await told())[0], /signs in with another address/)
  const ordinary = await add({ name: 'Lux Quarrington', email: null })
  assert.equal(ordinary.status, 201)
  assert.match((await told())[0], /signs in with another address/, 'of an officer’s job nobody is told')
})

test('two entries that look unlike: the same number is refused, the same telephone or mailbox is asked about', async () => {
  const first = await add({
    name: 'Greer Hollins',
    email: 'greer.hollins@example.org',
    phone: '07700 900188',
    collarNumber: 'WM 5512',
  })
  assert.equal(first.status, 201, first.text)
  assert.match((await administrator.get(`/staff/${idIn(first.text)}`)).text, /WM 5512/)
  const other = { name: 'Bryony Tulk', email: 'tulk@example.org', phone: null, collarNumber: null }
  assert.match((await add({ ...other, collarNumber: 'N/A' })).text, /Enter the number as the force writes it/)
  for (const collarNumber of ['wm 5512', 'WM5512', 'W.M.-5512']) {
    const number = await add({ ...other, collarNumber })
    assert.equal(number.status, 422, collarNumber)
    assert.match(number.text, /Greer Hollins already has this number, and no two people share one/)
  }
  const because = 'Two people share the desk'
  assert.equal(
    (await add({ ...other, collarNumber: 'WM 5512', anotherPerson: because })).status,
    422,
    'no reason helps',
  )
  const phone = await add({ ...other, phone: '07700900188' })
  assert.match(
    phone.text,
    /Greer Hollins \([^)]*with the same telephone number\) already works here\. If this is the same person/,
  )
  const mailbox = await add({ ...other, email: 'Greer.Hollins@elsewhere.example' })
  assert.match(
    mailbox.text,
    /Greer Hollins \([^)]*with the same mailbox at another domain\) already works here\. If this is the same person/,
  )
  const added = await add({ ...other, phone: '07700900188', anotherPerson: because })
  assert.equal(added.status, 201, added.text)
  const id = idIn(added.text)
  sixSeconds()
  const details = { ...other, unit: null, supervisorId: null, roles: ['response officer'], gradingTrainedUntil: null }
  const changed = await administrator.api(`/api/staff/${id}/details`, { ...details, collarNumber: 'WM 5512' })
  assert.match(changed.text, /already has this number/)
  const married = { ...details, name: 'Bryony Ashgrove', phone: '07700900188' }
  const renamed = await administrator.api(`/api/staff/${id}/details`, married)
  assert.equal(renamed.status, 200, `of the telephone was asked before: ${renamed.text}`)
})

test('whoever left and comes back has a new entry, and each entry says whose else it is and by what', async () => {
  const once = { name: 'Imre Calloway', email: 'calloway@example.org', phone: null, collarNumber: 'CB 2207' }
  const first = idIn((await add(once)).text)
  const gone = await administrator.api(`/api/staff/${first}/departure`, { sure: true })
  assert.equal(gone.status, 200, gone.text)
  const back = await add({ ...once, name: 'Imre Hale', email: 'imre.hale@example.org', collarNumber: 'cb2207' })
  assert.equal(back.status, 201, back.text)
  const page = async (id: string) => (await administrator.get(`/staff/${id}`)).text
  assert.match(await page(idIn(back.text)), /Imre Calloway<\/a>, by the same collar, warrant or staff number/)
  assert.match(await page(first), /Imre Hale<\/a>, by the same collar.*Vigil treats these entries as one person/)
  assert.doesNotMatch(
    await page(idIn((await add({ ...once, name: 'Oda Trent', email: null, collarNumber: null })).text)),
    /Vigil treats these entries as one person/,
  )
})

test('an account that was one entry’s and is bound to another: it is let in, and a chief officer is told', async () => {
  const account = { issuer: 'https://login.example', subject: 'one-human' }
  const bind = async (id: string) => await bindAccount(await it.app.world(administrator.person), id, account)
  const before = idIn((await add({ name: 'Sorrel Yaxley', email: 'sorrel.yaxley@example.org' })).text)
  await bind(before)
  sixSeconds()
  const because = 'Her account is made anew'
  assert.equal((await administrator.api(`/api/staff/${before}/account-release`, { because })).status, 200)
  const second = idIn((await add({ name: 'Quill Abernethy', email: 'quill.abernethy@example.org' })).text)
  await bind(second)
  const chief = await it.named('Tess Mowbray')
  const { told } = JSON.parse((await chief.get('/api/alerts')).text)
  const news = told.find((one: { words: string }) =>
    /signed in as one member of staff is now linked to another/.test(one.words),
  )
  assert.match(news?.href ?? '', new RegExp(second))
})

test('whose account was made anew is let in by an administrator, and a chief officer is told', async () => {
  const id = idIn((await add({ name: 'Ottoline Brisk', email: 'ottoline.brisk@example.org' })).text)
  const at = `/api/staff/${id}/account-release`
  const because = 'The provider was replaced'
  assert.match((await administrator.api(at, { because })).text, /No account is linked to them/)
  const issuer = 'https://login.example'
  await bindAccount(await it.app.world(administrator.person), id, { issuer, subject: '1' })
  assert.match((await administrator.get(`/staff/${id}`)).text, new RegExp(`href="/staff/${id}/account-release"`))
  const as = async (subject: string) =>
    (
      await it.databases.app.read({ force: '', who: SYSTEM, now }, async (reader) => {
        return await signInPerson.one(reader, { email: 'ottoline.brisk@example.org', issuer, subject })
      })
    )?.account
  assert.deepEqual([await as('1'), await as('2')], ['theirs', 'another'])
  sixSeconds()
  assert.equal((await administrator.api(at, { because })).status, 200)
  assert.equal(await as('2'), 'none yet')
  const chief = await it.named('Tess Mowbray')
  const { told } = JSON.parse((await chief.get('/api/alerts')).text)
  assert.match(told[0].words, /Another account may sign in/)
  assert.match((await chief.get(told[0].href)).text, new RegExp(because))
})

test('a unit is added once, keeps its people, and is disbanded when it has none', async () => {
  const unit = { name: 'Leek response', unit: 'leek-response', area: 'Leek', kind: 'response' }
  const added = await administrator.api('/api/unit/units', unit)
  assert.equal(added.status, 201, added.text)
  assert.ok((await administrator.api('/api/unit/units', unit)).text.includes('A unit already has this short name'))
  assert.ok(
    (await administrator.api('/api/unit/units', { ...unit, unit: 'Leek 2' })).text.includes('lower-case letters'),
  )
  const person = await add({ email: null, unit: 'leek-response' })
  assert.equal(person.status, 201, person.text)
  const end = `/api/unit/${idIn(added.text)}/end`
  assert.ok((await administrator.api(end, {})).text.includes('1 person works there'))
  const moved = await administrator.api(`/api/staff/${idIn(person.text)}/details`, { ...details, email: null })
  assert.equal(moved.status, 200, moved.text)
  assert.equal((await administrator.api(end, {})).status, 200)
  assert.ok(!(await administrator.get('/units')).text.includes('Leek response'))
})

test('an owner can be rung: by their own number, or else by the desk of their unit; what no telephone dials is refused', async () => {
  const unit = { name: 'Stone response', unit: 'stone-response', area: 'Stone', kind: 'response' }
  const made = idIn((await administrator.api('/api/unit/units', unit)).text)
  const name = 'Nia Thornbury'
  const person = idIn((await add({ name, email: null, unit: 'stone-response', callSign: 'RS21' })).text)
  const shown = async () => (await administrator.get(`/staff/${person}`)).text
  const at = `/api/staff/${person}/details`
  const same = { ...details, name, email: null, unit: 'stone-response', roles: ['response officer'] }
  assert.ok((await shown()).includes('nobody can ring them') && (await shown()).includes('call sign RS21'))

  const desk = await administrator.api(`/api/unit/${made}/details`, { name: unit.name, phone: '01632 960042 ext 7' })
  assert.equal(desk.status, 200, desk.text)
  assert.ok((await shown()).includes('<a class="govuk-link vigil-phone" href="tel:01632960042">01632 960042 ext 7</a>'))

  const wrong = await administrator.api(at, { ...same, phone: 'ask the desk' })
  assert.ok(wrong.text.includes('Enter a telephone number, like 01632 960010'), wrong.text)
  const own = await administrator.api(at, { ...same, phone: '07700 900142' })
  assert.equal(own.status, 200, own.text)
  assert.ok((await shown()).includes('tel:07700900142') && !(await shown()).includes('tel:01632960042'))
  const renamed = await administrator.api(at, { ...same, name: 'Nia Thornbury-Lowe' })
  assert.equal(renamed.status, 200, renamed.text)
  assert.ok((await shown()).includes('tel:07700900142'), 'left out, it stays')
  assert.ok(
    (await administrator.api(`/api/unit/${made}/details`, { name: unit.name })).text.includes('Nothing was changed'),
  )
})

test('changes come twenty-five at a time, and a chief officer reaches every one, once', async () => {
  const chief = await it.named('Tess Mowbray')
  type Shown = {
    readonly changes: readonly { staff_id: string; kind: string; at: string }[]
    readonly more: string | null
  }
  const read = async (on: string): Promise<Shown> => JSON.parse((await chief.get(`/api/staff/changes${on}`)).text)
  const first = await read('')
  assert.equal(first.changes.length, 25)
  const all = [...first.changes]
  for (let { more } = first; more !== null; ) {
    const next = await read(`?${more}`)
    all.push(...next.changes)
    more = next.more
  }
  const joined = all.filter(({ kind }) => kind === 'staff.joined/1').map(({ staff_id }) => staff_id)
  assert.deepEqual([...new Set(joined)].sort(), joined.sort(), 'nobody twice')
  const there = (await it.staff()).map(({ staffId }) => staffId)
  assert.deepEqual(
    there.filter((one) => !joined.includes(one)),
    [],
    'nobody left out',
  )
  const page = (await chief.get('/staff/changes')).text
  assert.match(page, /<a class="govuk-link" rel="next" href="\?at=[^"]+">Show older changes<\/a>/)
})

test('an administrator who cannot sign in is not another one: the last who can keeps job and address', async () => {
  const added = await add({ name: 'Orla Pennick', email: null, roles: ['system administrator'] })
  assert.equal(added.status, 201, added.text)
  sixSeconds()
  const [wren, orla] = [administrator.person, { ...administrator.person, staffId: idIn(added.text) }]
  const last = /last person here who administers staff/
  assert.match((await (await it.as(orla)).api(`/api/staff/${wren.staffId}/departure`, { sure: true })).text, last)
  const own = JSON.parse((await administrator.get(`/api/staff/${wren.staffId}`)).text).person
  const asBefore = { name: own.name, unit: own.unit_id, supervisorId: own.supervisor_id, roles: own.roles }
  const noAddress = { ...asBefore, email: null, gradingTrainedUntil: own.grading_trained_until }
  assert.match((await administrator.api(`/api/staff/${wren.staffId}/details`, noAddress)).text, last)
})

test('one human entered twice at the same moment: whoever is second is asked about it, and makes no second entry', async () => {
  const world = await it.app.world(administrator.person)
  const { forceId: force } = administrator.person
  const twin = { ...details, name: 'Zelda Quicksilver', email: null }
  let second: ReturnType<typeof add> | null = null
  await it.databases.app.write(contextOf(world), async (writer) => {
    await oneEntryAtATime.one(writer, { force })
    // The first is written and not committed: whoever comes now cannot see it, and either waits or goes past it.
    second = add(twin)
    await throughOrWaiting(it.databases.clock, world.now, second)
    await appendTo({ writer, world, commandId: newId(world.now) }, staffProcedure, newId(world.now), () => [
      { kind: 'staff.joined/1', happenedAt: world.now, body: twin },
    ])
  })
  const answer = await second
  assert.match(String(Object.values(answer ?? {})), /Zelda Quicksilver \(response officer[^)]*\) already works here/)
})

test('two administrators who take each other’s job away at the same moment: one of them keeps it', async () => {
  const another = await add({
    name: 'Quillon Brash',
    email: 'quillon.brash@force.example',
    roles: ['system administrator'],
  })
  const second = (await it.staff()).find((one) => one.staffId === idIn(another.text))
  assert.ok(second)
  sixSeconds()
  const [first, other] = [await it.named('Wren Solway'), await it.as(second)]
  const answers = await Promise.all([
    first.api(`/api/staff/${second.staffId}/departure`, { sure: true }),
    other.api(`/api/staff/${first.person.staffId}/departure`, { sure: true }),
  ])
  const statuses = answers.map((answer) => answer.status).sort()
  assert.deepEqual([statuses[0], statuses.length], [200, 2])
  assert.notEqual(statuses[1], 200)
  // Who was removed first is signed out at once: then the other is not asked any more whether they may.
  assert.match(
    answers.map((answer) => answer.text).join(),
    /last person here who administers staff|You are not signed in/,
  )
})
