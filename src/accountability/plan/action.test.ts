// Actions of the plan: refused while empty, owned by one person in post, claimed, checked by another, moved only by agreement; and an owner who leaves.
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { type Client, testApp } from '../../../test/app.ts'
import {
  check,
  claim,
  dates,
  json,
  plannedActions,
  refusedWith,
  type Shown,
  words,
} from '../../../test/planned-action.ts'
import { newId } from '../../kernel/identity.ts'
import { sql } from '../../kernel/sql.ts'
import { hours, type Instant, instant, plus } from '../../kernel/time.ts'
import { ringDue } from '../../registers/alarms.ts'
import { contextOf } from '../../registers/world.ts'
import { kinds } from '../kinds.ts'

let now: Instant = instant('2026-11-23T09:00:00Z')
const it = await testApp({ clock: () => now })
const keeper = await it.named('Sam Underhill')
const chief = await it.named('Tess Mowbray')
const otherChief = await it.named('Sunita Brand')
const auditor = await it.named('Vic Arkwright')
const owner = await it.named('Rosa Wexford')
const officer = await it.named('Mina Harrow')

const { recommendation, asWritten, write, written, allocate, state } = await plannedActions(keeper)
const allocated = async (more: Shown = {}): Promise<string> => {
  const id = await written(more)
  assert.equal((await allocate(id, owner)).status, 200)
  return id
}

test('empty words, an unknown measure and recommendation, dates in the wrong order: all refused at once', async () => {
  const refused = await write({
    text: 'Continue to monitor',
    recommendations: [newId(now)],
    measures: ['M99'],
    dates: { startOn: '2026-12-01', dueOn: '2026-11-30', effectOn: '2026-11-29' },
    postsFunded: 1,
    postsFilled: 2,
    videos: ['javascript:alert(1)'],
  })
  for (const said of [
    /alone is not an action/,
    /There is no measure M99/,
    /not in the register/,
    /cannot be due before/,
  ])
    refusedWith(refused, said)
  for (const said of [/cannot be seen before it is due/, /No more posts can be filled/, /begins with https/])
    refusedWith(refused, said)
  refusedWith(await write({ auditOnly: 'Only a reader can tell' }), /not both/)
  refusedWith(await write({ recommendations: [] }), /Choose at least one recommendation/)
})

test('the form offers recommendations, measures and earlier actions, and keeps what was typed', async () => {
  const form = await keeper.get('/action/actions')
  assert.match(form.text, /M4: /)
  assert.match(form.text, /“continue to monitor” alone is not an action/)
  const sent = await keeper.send('/action/actions', {
    recommendations: recommendation,
    text: 'improve',
    measures: 'M4',
  })
  assert.equal(sent.status, 422)
  assert.match(sent.text, />\s*improve<\/textarea>/)
  const good = await keeper.send('/action/actions', {
    recommendations: recommendation,
    text: words,
    measures: ['M4', 'M8'],
    'dates.startOn': dates.startOn,
    'dates.dueOn': dates.dueOn,
    'dates.effectOn': dates.effectOn,
  })
  assert.equal(good.status, 303, good.text)
  const page = await keeper.get(good.location ?? '')
  assert.match(page.text, /Unallocated/)
  assert.match(page.text, /20 December 2026/)
})

test('one named owner in post: a job that owns no actions, and whoever has left, are refused', async () => {
  const id = await written()
  refusedWith(await allocate(id, officer), /People in their job cannot own actions/)
  refusedWith(
    await keeper.api(`/api/action/${id}/allocation`, { staffId: newId(now), post: 'A post' }),
    /nobody with that name in post/,
  )
  assert.equal((await allocate(id, owner)).status, 200)
  refusedWith(await allocate(id, owner), /They already own this action/)
  const shown = await json(keeper, `/api/action/${id}`)
  assert.deepEqual(
    [shown['owner'], shown['post'], shown['state']],
    ['Rosa Wexford', 'Missing person coordinator', 'allocated'],
  )
})

test('claimed by its owner only, checked by anyone but, and returned with what is missing', async () => {
  const id = await allocated()
  refusedWith(await claim(id, await it.named('Gareth Ashdown')), /Only the action’s owner/)
  assert.equal((await owner.api(`/api/action/${id}/start`, {})).status, 200)
  assert.equal(await state(id), 'in progress')
  refusedWith(await check(id, auditor), /There is no claim to check/)
  assert.equal((await claim(id, owner)).status, 200)
  const back = await auditor.api(`/api/action/${id}/return`, { because: 'Three of the ten are missing' })
  assert.equal(back.status, 200)
  assert.match((await owner.get(`/action/${id}`)).text, /Three of the ten are missing/)
  assert.equal((await claim(id, owner)).status, 200)
  assert.equal((await check(id, auditor)).status, 200)
  assert.equal(await state(id), 'checked')
  refusedWith(await claim(id, owner), /This action cannot be claimed done: it is checked/)
})

test('nobody checks their own: not as owner, not as owner before, whatever their job', async () => {
  const id = await written()
  assert.equal((await allocate(id, keeper, 'Improvement lead')).status, 200)
  assert.equal((await claim(id, keeper)).status, 200)
  refusedWith(await check(id, keeper), /A second person must check it/)
  refusedWith(
    await keeper.api(`/api/action/${id}/return`, { because: 'I want it back' }),
    /A second person must check it/,
  )
  assert.doesNotMatch((await keeper.get(`/action/${id}`)).text, /Check the claim/)
  const other = await written()
  await allocate(other, keeper, 'Improvement lead')
  await allocate(other, owner)
  await claim(other, owner)
  refusedWith(await check(other, keeper), /A second person must check it/)
  for (const form of ['check', 'return'])
    assert.match((await auditor.get(`/action/${other}/${form}`)).text, /Claimed, with this evidence: “.+”/, form)
  assert.equal((await check(other, auditor)).status, 200)
})

test('a date moves when another person agrees; the second time that is a chief officer; every change is counted', async () => {
  const id = await allocated()
  const ask = async (dueOn: string, by: Client) =>
    await by.api(`/api/action/${id}/date-request`, { dueOn, effectOn: '2027-03-01', because: 'The system is late' })
  const agree = async (by: Client) => await by.api(`/api/action/${id}/date-agreement`, {})
  refusedWith(await agree(keeper), /Nobody has asked for another date/)
  refusedWith(await ask('2026-12-20', owner), /already has this date/)
  assert.equal((await ask('2027-01-10', owner)).status, 200)
  assert.equal((await json(keeper, `/api/action/${id}`))['due_on'], '2026-12-20')
  refusedWith(await agree(auditor), /somebody who keeps the plan, or a chief officer/)
  assert.equal((await agree(keeper)).status, 200)
  assert.equal((await ask('2027-02-10', chief)).status, 422)
  assert.equal((await ask('2027-02-10', owner)).status, 200)
  refusedWith(await agree(keeper), /Only a chief officer/)
  assert.doesNotMatch((await keeper.get(`/action/${id}`)).text, /date-agreement/, 'not offered to whom it is refused')
  const form = (await chief.get(`/action/${id}/date-agreement`)).text
  assert.match(form, /Now: due 10 January 2027, improvement seen 1 March 2027\. It was moved 1 time: only a chief/)
  assert.match(form, /Asked for: due 10 February 2027, .*Why: “The system is late”/)
  assert.equal((await agree(chief)).status, 200)
  assert.equal((await ask('2027-02-20', keeper)).status, 200)
  assert.equal((await otherChief.api(`/api/action/${id}/date-refusal`, { because: 'Enough' })).status, 200)
  const shown = await json(keeper, `/api/action/${id}`)
  assert.deepEqual([shown['due_on'], shown['date_changes']], ['2027-02-10', 2])
  assert.match((await keeper.get(`/action/${id}`)).text, /moved 2 times/)
  const moved = new Map(Object.entries((await json(keeper, '/api/plan'))['headline'] ?? {}))
  assert.deepEqual([moved.get('datesMoved'), moved.get('movedTwice')], [1, 1], 'actions, and not moves of one')
  refusedWith(await keeper.api(`/api/action/${id}/dates`, dates), /Ask for another date/)
})

test('a long plan is read in parts: one owner’s, or what a number at its head counts; the head counts the whole', async () => {
  const mine = await allocated()
  const nobodys = await written({ text: `${words}, and by nobody yet` })
  const read = async (
    query: string,
  ): Promise<{ actions: { record_id: string }[]; headline: { unallocated: number } }> =>
    JSON.parse((await keeper.get(`/api/plan${query}`)).text)
  const ids = async (query: string) => (await read(query)).actions.map((one) => one.record_id)
  const [whose, unallocated] = [await ids('?whose=Rosa%20Wexford'), await ids('?which=unallocated')]
  assert.deepEqual([whose.includes(mine), whose.includes(nobodys)], [true, false])
  assert.deepEqual([unallocated.includes(mine), unallocated.includes(nobodys)], [false, true])
  assert.equal((await read('?which=unallocated')).headline.unallocated, unallocated.length)
  assert.deepEqual(await ids('?whose=Rosa%20Wexford&which=unallocated'), [])
  const page = (await keeper.get('/plan?whose=Rosa%20Wexford&which=unallocated')).text
  assert.match(page, /0 actions, unallocated, owned by Rosa Wexford\./)
  assert.doesNotMatch(page, /No action has been written yet/)
  assert.match((await keeper.get('/plan?which=late')).text, /not as “late”/)
})

test('a recommendation leads to its actions, and from there to a form that has it chosen', async () => {
  const id = await written()
  const register = (await keeper.get('/recommendations')).text
  const other = [...register.matchAll(/recommendation\/([0-9a-f-]{36})/g)].at(-1)?.[1] ?? ''
  assert.notEqual(other, recommendation)
  assert.match((await keeper.get(`/recommendation/${recommendation}`)).text, /The actions for it/)
  const read = async (of: string): Promise<{ actions: { record_id: string }[]; byRecommendation: unknown[] }> =>
    JSON.parse((await keeper.get(`/api/plan?recommendation=${of}`)).text)
  const [its, none] = [await read(recommendation), await read(other)]
  assert.ok(its.actions.some((one) => one.record_id === id))
  assert.deepEqual([none.actions, none.byRecommendation], [[], []])
  const page = (await keeper.get(`/plan?recommendation=${other}`)).text
  assert.match(page, /0 actions, for \S+\. /)
  const [, form] = page.match(/class="govuk-button" href="([^"]+)">Write an action/) ?? []
  assert.match((await keeper.get(form ?? '')).text, new RegExp(`value="${other}" checked`))
  assert.match((await keeper.get('/plan?recommendation=nothing')).text, /No recommendation in the register/)
})

test('whoever asks for a date never agrees it, not even a chief officer', async () => {
  const id = await written()
  await allocate(id, chief, 'Senior responsible officer')
  const asked = { dueOn: '2027-01-10', effectOn: '2027-03-01', because: 'The system is late' }
  assert.equal((await chief.api(`/api/action/${id}/date-request`, asked)).status, 200)
  refusedWith(await chief.api(`/api/action/${id}/date-agreement`, {}), /You asked for this date/)
})

test('what is claimed done takes no other date, nor what is checked: it was in time or it was not', async () => {
  const id = await written()
  assert.equal((await allocate(id, owner)).status, 200)
  const asked = { dueOn: '2027-01-05', effectOn: '2027-03-01', because: 'The trainer is ill' }
  assert.equal((await owner.api(`/api/action/${id}/date-request`, asked)).status, 200)
  assert.equal((await claim(id, owner)).status, 200)
  refusedWith(await keeper.api(`/api/action/${id}/date-agreement`, {}), /is claimed done/)
  assert.equal((await check(id, keeper)).status, 200)
  refusedWith(await keeper.api(`/api/action/${id}/date-agreement`, {}), /no date is owed any more/)
  assert.doesNotMatch((await keeper.get(`/action/${id}`)).text, /Agree the new date/)
  assert.equal((await keeper.api(`/api/action/${id}/date-refusal`, { because: 'It is done' })).status, 200)
})

test('actions that wait for each other in a circle are refused, and what must be done first comes in order of date', async () => {
  const late = await written({ dates: { ...dates, dueOn: '2026-12-18' }, postsFunded: 3, postsFilled: 1 })
  const early = await written({ dates: { ...dates, dueOn: '2026-12-01' } })
  const id = await written({ dependsOn: [late, early], dates: { ...dates, startOn: '2026-12-10' } })
  const page = (await keeper.get(`/action/${id}`)).text
  assert.match(page, /after this one was to start/)
  const shown = (await json(keeper, `/api/action/${id}`))['waitsFor']
  const listed = (await keeper.get('/plan')).text
  assert.match(listed, /posts: 1 filled of 3 funded/)
  assert.match(
    listed,
    /comes after action \d+ \(unallocated, due 1 December 2026\), action \d+ \(unallocated, due [^)]*after this one was to start<\/strong>\)/,
  )
  assert.deepEqual(Array.isArray(shown) ? shown.map((one: Shown) => [one['dueOn'], one['tooLate']]) : [], [
    ['2026-12-01', false],
    ['2026-12-18', true],
  ])
  const { dates: _, ...details } = asWritten({ dependsOn: [id] })
  refusedWith(
    await keeper.api(`/api/action/${late}/wording`, { ...details, because: 'In a circle' }),
    /in a circle. Leave out action \d+, which already waits for this one/,
  )
  refusedWith(await write({ dependsOn: [newId(now)] }), /not in the plan/)
})

test('single letters are no words, and a day that has passed is set with a reason only', async () => {
  refusedWith(await write({ text: 'a b c d e f g h i j k l m n o p q r s t u v w x y z' }), /three letters or more/)
  const gone = { startOn: '2020-01-06', dueOn: '2020-03-02', effectOn: '2027-02-01' }
  refusedWith(await write({ dates: gone }), /6 January 2020 and 2 March 2020 have passed/)
  const passed = 'It stood in the plan of 2020 and was never done'
  const id = await written({ dates: { ...gone, passed } })
  assert.match((await keeper.get(`/action/${id}`)).text, /set when a day had passed: It stood in the plan of 2020/)
  const undated = await written({ dates: null })
  refusedWith(await keeper.api(`/api/action/${undated}/dates`, gone), /have passed/)
  refusedWith(await write({ dates: { ...dates, effectOn: '2026-12-19' } }), /cannot be seen before it is due/)
  const ask = async (dueOn: string) =>
    await keeper.api(`/api/action/${id}/date-request`, { dueOn, effectOn: '2027-03-01', because: 'Late' })
  refusedWith(await ask('2021-01-05'), /Ask for today or a later day/)
  assert.equal((await ask('2026-12-20')).status, 200)
})

test('nothing is started, claimed or checked before what it waits for is done, unless somebody says why', async () => {
  const [first, withdrawn] = [await allocated(), await written()]
  const id = await allocated({ dependsOn: [first, withdrawn] })
  const number = (await json(keeper, `/api/action/${first}`))['number']
  await keeper.api(`/api/action/${withdrawn}/withdrawal`, { because: 'Another takes its place' })
  assert.equal((await chief.api(`/api/action/${withdrawn}/withdrawal-agreement`, {})).status, 200)
  const waits = new RegExp(`This action waits for action ${number} \\(allocated\\)\\. Have that done and checked first`)
  refusedWith(await owner.api(`/api/action/${id}/start`, {}), waits)
  refusedWith(await claim(id, owner), waits)
  assert.match((await owner.get(`/action/${id}/claim`)).text, new RegExp(`This action waits for action ${number}`))
  const early = 'The register is ready; only its name is to come'
  const claimed = { evidence: 'Minutes of ten meetings', links: [], early }
  assert.equal((await owner.api(`/api/action/${id}/claim`, claimed)).status, 200)
  refusedWith(await check(id, auditor), waits)
  const page = (await keeper.get(`/action/${id}`)).text
  assert.match(
    page,
    new RegExp(`Claimed by Rosa Wexford, [^<]*, before action ${number} \\(allocated\\) was done: The register`),
  )
  await claim(first, owner)
  await check(first, auditor)
  assert.equal((await check(id, auditor)).status, 200)
})

test('two who would close a circle at the same moment: one of them is refused', async () => {
  const [a, b] = [await written(), await written()]
  const rewrite = async (id: string, dependsOn: string) => {
    const { dates: _, ...details } = asWritten({ dependsOn: [dependsOn] })
    return (await keeper.api(`/api/action/${id}/wording`, { ...details, because: 'At once' })).status
  }
  const both = await Promise.all([rewrite(a, b), rewrite(b, a)])
  assert.deepEqual([...both].sort(), [200, 422])
})

test('who may: those of the work see the plan and change nothing; the owner cannot allocate; nobody outside sees it', async () => {
  const id = await allocated()
  assert.equal((await officer.get('/plan')).status, 200)
  assert.equal((await officer.api('/api/action/actions', asWritten())).status, 403)
  for (const [path, body] of [
    ['allocation', { staffId: owner.person.staffId, post: 'Mine' }],
    ['check', { found: 'All of it' }],
    ['date-agreement', {}],
    ['withdrawal', { because: 'No' }],
  ] as const)
    assert.equal((await owner.api(`/api/action/${id}/${path}`, body)).status, 403, path)
  assert.equal((await chief.api('/api/action/actions', asWritten())).status, 403)
  for (const path of ['/plan', `/action/${id}`, '/action/actions'])
    assert.equal((await (await it.named('Wren Solway')).get(path)).status, 403, path)
})

test('pasted text is shown as it was typed and does nothing; what turns the direction of writing is refused', async () => {
  const hostile = '<script>alert(1)</script> {{ 7 * 7 }} =HYPERLINK("http://x") and so on for long enough'
  const id = await allocated({
    text: hostile,
    guidance: ['"><img src=x onerror=alert(1)>'],
    videos: ['https://example.org/a?b=1&c=2'],
  })
  await owner.api(`/api/action/${id}/claim`, {
    evidence: '<b>done</b>',
    links: ['javascript:alert(1)', 'https://example.org/x'],
  })
  const page = (await keeper.get(`/action/${id}`)).text
  assert.doesNotMatch(page, /<script>alert|<img src=x|<b>done|href="javascript/)
  assert.match(page, /&lt;script&gt;alert\(1\)/)
  assert.match(page, /7 \* 7/)
  assert.match(page, /href="https:\/\/example.org\/x"/)
  assert.doesNotMatch((await keeper.get('/plan')).text, /<script>alert/)
  assert.equal((await write({ text: `${words} \u202e` })).status, 422)
})

test('overdue, unallocated and unchecked ring owner, senior officer and board in turn, and none interrupts', async () => {
  const late = await allocated({ dates: { ...dates, dueOn: '2026-11-30' } })
  now = plus(now, hours(24 * 24))
  await ringDue(it.databases.clock, kinds, it.app.policies, now)
  const rung = await it.databases.app.read(contextOf(await it.app.world(keeper.person)), async (reader) => {
    return (
      await reader.query(
        sql`select recipient, interrupts from outbox where record_id = ${late} order by queued_at, recipient`,
      )
    ).rows
  })
  const to = JSON.stringify(rung)
  for (const recipient of [owner.person.staffId, 'chief officer', 'board']) assert.ok(to.includes(recipient), recipient)
  assert.doesNotMatch(to, /true/)
  const shown = await json(await it.named('Sam Underhill'), `/api/action/${late}`)
  assert.deepEqual([shown['overdue'], shown['state']], [true, 'allocated'])
})
