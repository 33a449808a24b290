// Earlier episodes beside the report: found by name, phone or place, with the reason; chosen, left open or masked; and whether the grader saw them.
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { testApp } from '../../../../test/app.ts'
import { home } from '../../../../test/home.ts'
import { refusedFields, reportsOf, typedMoment, typedReport } from '../../../../test/report.ts'
import { newId } from '../../../kernel/identity.ts'
import { sql } from '../../../kernel/sql.ts'
import { hours, plus } from '../../../kernel/time.ts'
import { systemPerson } from '../../../registers/alarms.ts'
import { personProcedure } from '../../../registers/people.ts'
import { appendTo } from '../../../registers/records.ts'
import { contextOf } from '../../../registers/world.ts'

const it = await testApp()
const handler = await it.named('Asha Nolan')
const force = handler.person.forceId

const officer = await it.named('Mina Harrow')

const { send, made, factsOf } = reportsOf(it, handler)

const personOf = async (record: string): Promise<string> => {
  const [reported] = await factsOf(record)
  return /"personId":"([0-9a-f-]{36})"/.exec(JSON.stringify(reported))?.[1] ?? ''
}

test('earlier episodes are found by name, phone or place without JavaScript, with the reason; the child is chosen', async () => {
  const record = await made({ name: 'Tamsin Quickbeam', callerPhone: '01632 960777', lastSeenPlace: '4 Larch Close' })
  const look = async (fields: Readonly<Record<string, string>>) =>
    await handler.send('/missing/report', { ...typedReport, name: '', callerPhone: '', _look: 'yes', ...fields })
  const byName = await look({ name: 'Tamsyn Quickbeem', why: 'kept as typed' })
  assert.equal(byName.status, 200)
  assert.match(byName.text, /Tamsin Quickbeam/)
  assert.match(byName.text, /Found by: [A-Z]/)
  assert.match(byName.text, /kept as typed/)
  const byPhone = await look({ callerPhone: '+44 1632 960777' })
  assert.match(byPhone.text, /Tamsin Quickbeam/)
  assert.match(byPhone.text, /Found by: Phone number of an earlier report/)
  const personId = await personOf(record)
  assert.ok(byPhone.text.includes(`value="${personId}"`))
  // The report said 14: a child of that age fits, one of 9 by the same name is said to be another age.
  assert.match((await look({ name: 'Tamsin Quickbeam', age: '14' })).text, /Found by: [^<]*Age fits/)
  assert.match((await look({ name: 'Tamsin Quickbeam', age: '9' })).text, /Found by: [^<]*but 14, not 9/)
  assert.match((await look({ name: 'Zebedee Nobody' })).text, /No earlier episode/)

  const twice = await send({ name: 'Tamsin Quickbeam', personId })
  assert.equal(twice.status, 422, 'missing already')
  assert.ok(twice.text.includes(`/missing/${record}`), 'led to the open episode')
  await home(officer, record)
  const again = await made({ name: 'Tamsin Quickbeam', personId })
  const [reported] = await factsOf(again)
  assert.match(JSON.stringify(reported), /"reportsIn90Days":2/)
})

test('a child of that name who is on the board now: a warning with the way to it, and nobody is taken for another unasked', async () => {
  const open = await made({ name: 'Elowen Trago', callerPhone: '01632 960888', lastSeenPlace: '2 Beech Rise' })
  const look = async (fields: Readonly<Record<string, string>>) =>
    (await handler.send('/missing/report', { ...typedReport, callerPhone: '', _look: 'yes', ...fields })).text
  const chosen = (html: string) => /name="personId" id="([\w-]+)" value="[^"]*" checked/.exec(html)?.[1]
  const shownOpen = (html: string) => /name="_open" value="([^"]*)"/.exec(html)?.[1] ?? ''

  const first = await look({ name: 'Elowen Trago' })
  const shown = { matchedAs: 'Elowen Trago', _open: shownOpen(first) }
  const decided = await look({ name: 'Elowen Trago', personId: 'none of these', ...shown })
  const unsure = await look({ name: 'Elowen Trago', personId: '', ...shown })
  const renamed = await look({ name: 'Elowen Trago', personId: 'none of these', ...shown, matchedAs: 'Ellen Trago' })
  const sibling = await look({ name: 'Jowan Trago Nance', callerPhone: '01632 960888' })
  const nobody = await look({ name: 'Zebedee Nobody' })

  const matches = first.slice(first.indexOf('id="matches"'), first.indexOf('Where last seen?'))
  assert.match(matches, /On the board now: Elowen Trago, 14, reported/)
  assert.ok(matches.includes(`href="/missing/${open}"`))
  assert.ok(first.indexOf('id="matches"') < first.indexOf('name="callerPhone"'), 'right below the name')
  assert.deepEqual(
    [chosen(first), chosen(decided), chosen(unsure), chosen(renamed)],
    [undefined, 'match-none', 'match-unsure', undefined],
    '“none of these” is an answer, not a default, and says nothing of children of another name',
  )
  assert.equal(chosen(sibling), 'match-none', 'another child by the same phone')
  assert.doesNotMatch(sibling, /On the board now/)
  assert.doesNotMatch(nobody, /On the board now|match-none/)
})

test('not sure yet holds nothing up: the child is on the board with the five fields, as somebody new', async () => {
  const first = await made({ name: 'Senara Polgrean' })
  const fields = { ...typedReport, name: 'Senara Polgrean', ...typedMoment(plus(it.clock(), hours(-1))), personId: '' }

  const sent = await handler.send('/missing/report', fields)

  assert.equal(sent.status, 303, sent.text)
  const second = /missing\/([0-9a-f-]{36})/.exec(sent.location ?? '')?.[1] ?? ''
  assert.notEqual(await personOf(second), await personOf(first))
})

test('what the search showed is logged with it', async () => {
  const rows = await it.owner.read({ force, who: handler.person.staffId, now: it.clock() }, async (reader) =>
    reader.query(
      sql`select count(*)::integer as n from consultation where force_id = ${force} and who = ${handler.person.staffId} and what = 'search for earlier episodes' and cardinality(record_ids) > 0 limit 1`,
    ),
  )
  assert.ok(Number(JSON.parse(JSON.stringify(rows.rows))[0].n) >= 2)
})

test('a child that nobody knows cannot be chosen', async () => {
  const answer = await send({ personId: newId(it.clock()) })
  assert.equal(answer.status, 422)
  assert.deepEqual(refusedFields(answer.text), ['personId'])
})

test('a restricted child shows masked, cannot be recognised, and still raises the minimum', async () => {
  const earlier = await made({ name: 'Veryan Hushwing', age: 15, lastSeenPlace: '9 Hidden Row' })
  const personId = await personOf(earlier)
  const system = await it.app.world(systemPerson(force))
  await it.databases.app.write(contextOf(system), async (writer) => {
    const writing = { writer, world: system, commandId: newId(system.now) }
    await appendTo(writing, personProcedure, personId, () => [
      { kind: 'person.restricted/1', happenedAt: system.now, body: { reason: 'witness' } },
    ])
  })
  // Serious harm in that episode, and the episode itself closed to readers.
  await it.owner.write({ force, who: handler.person.staffId, now: it.clock() }, async (writer) => {
    writer.send(
      sql`update episode set harm = 'serious harm', found_at = '9 Hidden Row' where force_id = ${force} and record_id = ${earlier}`,
    )
    writer.send(
      sql`insert into restriction (force_id, record_id, reason, since) values (${force}, ${earlier}, 'witness', ${it.clock()}) on conflict do nothing`,
    )
    await Promise.resolve()
  })
  const look = await handler.send('/missing/report', { ...typedReport, name: 'Veryan Hushwing', _look: 'yes' })
  assert.match(look.text, /A restricted record/)
  const matches = look.text.slice(look.text.indexOf('id="matches"'), look.text.indexOf('id="path"'))
  assert.ok(matches.includes(personId))
  const answered = matches.replace('name="matchedAs" value="Veryan Hushwing"', '')
  assert.ok(!answered.includes('Hushwing') && !answered.includes('Hidden Row'), 'neither name nor place')

  const again = await made({ name: 'A child', age: 15, personId })
  const [reported] = await factsOf(again)
  const text = JSON.stringify(reported)
  assert.match(text, /"harmedBefore":"serious harm"/)
  assert.ok(!text.includes('Hidden Row'), 'the place is not carried over')
  const questions = await handler.get(`/missing/${again}/answers`)
  assert.match(questions.text, /Minimum grade: <span class="vigil-grade vigil-grade--HIGH">/)
})

test('“earlier episodes shown” is true only for somebody who opened them', async () => {
  const first = await made({ name: 'Corin Featherstone' })
  const personId = await personOf(first)
  await home(officer, first)
  const unseen = await made({ name: 'Corin Featherstone', personId })
  const grading = { level: 'MEDIUM', because: 'second time this week', earlierConsidered: 'read' }
  assert.equal((await handler.api(`/api/missing/${unseen}/grading`, grading)).status, 200)
  assert.match(JSON.stringify((await factsOf(unseen)).at(-1)), /"earlierShown":false/)

  await home(officer, unseen)
  const seen = await made({ name: 'Corin Featherstone', personId })
  await handler.get(`/missing/${seen}/answers`)
  assert.equal((await handler.api(`/api/missing/${seen}/grading`, grading)).status, 200)
  assert.match(JSON.stringify((await factsOf(seen)).at(-1)), /"earlierShown":true/)

  const alone = await made({ name: 'Nobody Before' })
  assert.equal((await handler.api(`/api/missing/${alone}/grading`, grading)).status, 200)
  assert.match(JSON.stringify((await factsOf(alone)).at(-1)), /"earlierShown":true/)
})
