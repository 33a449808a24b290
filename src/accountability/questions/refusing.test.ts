// Many abusive questions at once: refused together with one reason, each still its own decision, by whoever decides on each and by nobody else.
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { testApp } from '../../../test/app.ts'
import { askedQuestions } from '../../../test/asked-question.ts'
import { testSite } from '../../../test/site.ts'
import { hours, type Instant, plus, systemNow } from '../../kernel/time.ts'
import { load } from '../../registers/records.ts'
import { contextOf } from '../../registers/world.ts'
import { takeIn } from './intake.ts'
import { question } from './procedure.ts'

let now: Instant = systemNow()
const it = await testApp({ clock: () => now })
const publicSite = await testSite(it, () => now)
const { taking, get, ask, idOf, secretary, opened, office } = askedQuestions(it, publicSite)
const look = async () => {
  now = plus(now, hours(0.01))
  await publicSite.lookNow()
}
await opened()
await look()
const piet = await secretary()
const because = 'It is abuse and asks nothing.'

/** Sent on the public site and taken in: the page of each for whoever asked it, and its record. */
async function sent(words: readonly string[], forum: string) {
  const pages = []
  for (const one of words) pages.push(String((await ask(one, forum)).headers['location']))
  await takeIn(taking, now)
  return { pages, ids: await Promise.all(words.map(idOf)) }
}
const stageOf = async (id: string) => JSON.parse((await piet.get(`/api/question/${id}`)).text).stage

test('those that are ticked are refused with the reason; each asker reads it, each decision is in the ledger, and what is not ticked waits', async () => {
  const words = ['You are all liars', 'Liars, the lot of you', 'Who reads the plan?']
  const { pages, ids } = await sent(words, 'panel')
  const [first = '', second = '', kept = ''] = ids
  const form = (await piet.get(`/question/${first}/rejection`)).text
  assert.ok(form.includes('Liars, the lot of you') && form.includes('Who reads the plan?'))
  assert.ok(!/name="others"[^>]* checked/.test(form), 'nothing is ticked by itself')

  assert.equal((await piet.api(`/api/question/${first}/rejection`, { because, others: [second] })).status, 200)
  assert.deepEqual(await Promise.all(ids.map(stageOf)), ['rejected', 'rejected', 'received'])
  await look()
  for (const page of pages.slice(0, 2)) assert.ok((await get(page)).includes(because))
  assert.match(await get(pages[2] ?? ''), /A decision on whether to put your question is being made/)
  const world = await it.app.world(piet.person)
  const { facts } = await world.db.read(contextOf(world), async (reader) => await load(reader, world, question, second))
  const { kind, recordedBy } = facts.at(-1) ?? {}
  assert.deepEqual({ kind, recordedBy }, { kind: 'question.rejected/1', recordedBy: piet.person.staffId })
  assert.equal(await stageOf(kept), 'received')
})

test('one of another gate, or decided already, refuses the whole: nothing is recorded, and it says which', async () => {
  const [mine = ''] = (await sent(['Panel, you are fools'], 'panel')).ids
  const [theirs = ''] = (await sent(['Commissioner, you are a fool'], 'commissioner')).ids
  const uma = await office()
  const both = async (who: typeof uma, first: string, second: string) =>
    await who.api(`/api/question/${first}/rejection`, { because, others: [second] })

  const byOffice = await both(uma, theirs, mine)
  assert.equal(byOffice.status, 422)
  assert.match(byOffice.text, /The one that came in [^:]+ at [^:]+:\d\d: Only the panel secretariat can decide/)
  assert.ok(!(await uma.get(`/question/${theirs}/rejection`)).text.includes('you are fools'), 'nor is it offered')
  assert.match((await both(piet, mine, theirs)).text, /Only the commissioner's office can decide/)
  assert.deepEqual([await stageOf(mine), await stageOf(theirs)], ['received', 'received'])

  assert.equal((await uma.api(`/api/question/${theirs}/rejection`, { because })).status, 200)
  const [again = ''] = (await sent(['Commissioner, a fool again'], 'commissioner')).ids
  assert.match((await both(uma, again, theirs)).text, /“Commissioner, you are a fool”: This question has already been/)
  assert.equal(await stageOf(again), 'received')
})

test('one that does not exist refuses the whole in one sentence, and nothing is recorded of it', async () => {
  const [mine = ''] = (await sent(['Fools again, the panel'], 'panel')).ids
  const nobody = '01900000-0000-7000-8000-00000000beef'
  const answered = await piet.api(`/api/question/${mine}/rejection`, { because, others: [nobody] })
  assert.equal(answered.status, 422)
  assert.deepEqual(
    JSON.parse(answered.text).errors.map((one: { sentence: string }) => one.sentence),
    ['One of the questions that you ticked does not exist. Load the page again and choose from its list.'],
  )
  assert.equal(await stageOf(mine), 'received')
})

test('no two questions of the list are called the same: of the same words, or of the same minute where they are not read', async () => {
  await sent(['Twice the same?', 'Twice the same?', 'And a third?'], 'panel')
  const links = (text: string) =>
    [...text.matchAll(/href="\/question\/[^"]+">([^<]+)<\/a>/g)].map(([, link]) => link ?? '')
  for (const who of [piet, await office()]) {
    const shown = links((await who.get('/questions')).text)
    assert.equal(new Set(shown).size, shown.length, shown.join(' | '))
  }
  const read = links((await piet.get('/questions')).text)
  assert.ok(read.includes('Twice the same? (1 of 2)') && read.includes('Twice the same? (2 of 2)'), read.join(' | '))
  assert.match(links((await (await office()).get('/questions')).text).join(' | '), /came in [^|]+ \(\d of \d\)/)
})
