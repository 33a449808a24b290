// What somebody typed into a public question may name a child: where it is not published it goes when two records managers say so, and what became of it stays.
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { testApp } from '../../../test/app.ts'
import { askedQuestions } from '../../../test/asked-question.ts'
import { testSite } from '../../../test/site.ts'
import { demonstrationForce } from '../../demonstration/force.ts'
import { sql } from '../../kernel/sql.ts'
import { hours, type Instant, plus, systemNow } from '../../kernel/time.ts'
import { rebuild, rebuildable } from '../../registers/rebuild.ts'
import { SYSTEM } from '../../registers/world.ts'
import { takeIn } from './intake.ts'
import { question } from './procedure.ts'
import { answersNotAsPublished } from './published-verified.ts'

/** The box dates what comes in by the database’s clock, which nobody sets. */
let now: Instant = systemNow()
const it = await testApp({ clock: () => now })
const publicSite = await testSite(it, () => now)
const force = demonstrationForce.id
const { root, taking, get, ask, idOf, opened, office } = askedQuestions(it, publicSite)
const look = async () => {
  now = plus(now, hours(0.01))
  await publicSite.lookNow()
}
const words = 'Zephyrine Quackenbush'

await opened()
await look()

async function taken(text: string): Promise<string> {
  const sent = await ask(text)
  await takeIn(taking, now)
  assert.equal(sent.statusCode, 303, sent.body)
  return await idOf(text)
}

async function done(record: string, path: string, body: object): Promise<void> {
  const answer = await (await office()).api(`/api/question/${record}/${path}`, body)
  assert.equal(answer.status, 200, answer.text)
}

async function erased(ofRecord: string): Promise<void> {
  const [asking, deciding] = [await it.named('Hal Brackley'), await it.named('Ottoline Reeve')]
  const asked = await asking.api('/api/erasure/erasures', {
    ...{
      ofRecord: `https://vigil.example/question/${ofRecord}`,
      ofKind: 'question words',
      document: 'Review 2026/122',
    },
    ...{ authority: 'its time of retention has ended', requestedOn: null },
  })
  assert.equal(asked.status, 201, asked.text)
  const order = `/erasure/${JSON.parse(asked.text).recordId}`
  assert.match((await deciding.get(order)).text, /ords of a public question and its answers that are not published/)
  const approved = await deciding.api(`/api${order}/approval`, {})
  assert.equal(approved.status, 200, approved.text)
  assert.equal(await it.app.erase(), 1)
}

const holding = async (record: string) =>
  (
    await it.owner.read(
      { force, who: SYSTEM, now },
      async (reader) =>
        await reader.query(
          sql`select kind from fact where record_id = ${record} and body::text like ${`%${words}%`} order by position limit 10`,
        ),
    )
  ).rows.map((row) => Object.values(Object(row))[0])

async function sound(): Promise<void> {
  const { differences } = await rebuild(it.databases.clock, [rebuildable(question)], it.app.policies, { force, now })
  assert.deepEqual(differences, [])
  const context = { force: '', who: SYSTEM, now }
  const problems = await answersNotAsPublished(
    it.databases.clock,
    context,
    async (of) => await it.app.policies.of(of, now),
  )
  assert.deepEqual(problems, [])
}

test('the words of a question that was refused go, with why; that it came and was refused stays', async () => {
  const record = await taken(`Where is ${words}?`)
  assert.match(
    (await (await office()).get(`/question/${record}/rejection`)).text,
    /give the address of this question’s page to the records managers/,
  )
  await done(record, 'rejection', { because: `It names ${words}` })
  await erased(record)
  assert.deepEqual(await holding(record), [])
  assert.match(
    (await (await office()).get('/questions')).text,
    /Question that came in [^<]*, whose words have been erased</,
  )
  assert.match((await (await office()).get(`/question/${record}`)).text, /\[erased\].*rejected/s)
  await sound()
})

test('one without its words is not published', async () => {
  const uma = await office()
  const record = await taken(`Who heard ${words}?`)
  await done(record, 'admission', { meetingOn: null })
  await done(record, 'allocation', { staffId: uma.person.staffId, dueOn: plus(now, hours(48)).slice(0, 10) })
  await done(record, 'answers', { answer: 'A sergeant.', measure: null })
  await erased(record)
  assert.deepEqual(await holding(record), [])
  const published = await uma.api(`/api/question/${record}/publication`, { looked: true, mayStand: 'Nobody' })
  assert.match(published.text, /Some of its words were erased/)
})

test('of one that is published goes the answer that was left out of it, and why its words may stand; what is read stays', async () => {
  const uma = await office()
  const record = await taken('Who was not graded high enough?')
  await done(record, 'admission', { meetingOn: null })
  await done(record, 'allocation', { staffId: uma.person.staffId, dueOn: plus(now, hours(48)).slice(0, 10) })
  await done(record, 'answers', { answer: `${words} aged 14 was.`, measure: null })
  await done(record, 'answers', { answer: 'Nobody aged 14.', measure: null })
  await done(record, 'publication', { looked: true, mayStand: `It is not ${words}` })
  await erased(record)
  assert.deepEqual(await holding(record), [])
  await look()
  const page = await get(`${root}/questions`)
  assert.match(page, /Who was not graded high enough\?.*Its words are left out.*Nobody aged 14\./s)
  await sound()
})
