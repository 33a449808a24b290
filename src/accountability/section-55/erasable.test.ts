// What was written in comments under section 55 and is not published goes when two records managers say so; what is published stays.
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { testApp } from '../../../test/app.ts'
import { demonstrationForce } from '../../demonstration/force.ts'
import { sql } from '../../kernel/sql.ts'
import { type Instant, instant } from '../../kernel/time.ts'
import { rebuild, rebuildable } from '../../registers/rebuild.ts'
import { SYSTEM } from '../../registers/world.ts'
import { commissionerOtherwise, speaking } from '../commissioner-verified.ts'
import { section55 } from './procedure.ts'
import { saidInPublic } from './shown-in-public.ts'

const now: Instant = instant('2022-05-25T09:00:00Z')
const it = await testApp({ clock: () => now })
const force = demonstrationForce.id
const [office, chief, asking, deciding] = [
  await it.named('Uma Kettering'),
  await it.named('Tess Mowbray'),
  await it.named('Hal Brackley'),
  await it.named('Ottoline Reeve'),
]
const words = 'Zephyrine Quackenbush'
const { inspections } = JSON.parse((await office.get('/api/inspections')).text)
const report: { record_id?: string } = inspections.find(
  (one: { title: string }) => one.title === 'National child protection inspection, fieldwork September 2021',
)
const opened = await office.api('/api/section-55/comments', { inspection: report.record_id })
const record = String(JSON.parse(opened.text).recordId)
const post = async (who: typeof office, path: string, body: object) =>
  await who.api(`/api/section-55/${record}/${path}`, body)
const done = async (who: typeof office, path: string, body: object) => {
  const answer = await post(who, path, body)
  assert.equal(answer.status, 200, answer.text)
}
const address = 'https://example.org/section-55'

async function erased(): Promise<void> {
  const asked = await asking.api('/api/erasure/erasures', {
    ...{ ofRecord: `https://vigil.example/section-55/${record}`, ofKind: 'section-55', document: 'Review 2026/121' },
    ...{ authority: 'its time of retention has ended', requestedOn: null },
  })
  assert.equal(asked.status, 201, asked.text)
  const approved = await deciding.api(`/api/erasure/${JSON.parse(asked.text).recordId}/approval`, {})
  assert.equal(approved.status, 200, approved.text)
  assert.equal(await it.app.erase(), 1)
}

const holding = async () =>
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
  const { differences } = await rebuild(it.databases.clock, [rebuildable(section55)], it.app.policies, { force, now })
  assert.deepEqual(differences, [])
  const problems = await commissionerOtherwise(
    it.databases.clock,
    { force: '', who: SYSTEM, now },
    async (of) => await it.app.policies.of(of, now),
    [speaking(section55, ({ steps, state }) => saidInPublic(steps, state))],
  )
  assert.deepEqual(problems, [])
}

test('drafts of either side go; they are not published so, and are written again', async () => {
  assert.equal(opened.status, 201, opened.text)
  await done(office, 'invitation', { replyBy: '2022-05-27' })
  await done(chief, 'chief-comments', { comments: `We failed ${words}` })
  await done(office, 'own-comments', { comments: `So we heard of ${words}`, reply: null })
  const { recommendations } = JSON.parse((await office.get(`/api/section-55/${record}`)).text)
  const [first] = recommendations
  await done(office, 'answers', { recordId: first.recordId, action: `A visit to ${words}`, whyNone: null })
  await erased()
  assert.deepEqual(await holding(), [])
  const refused = await post(office, 'publication', { address, mayStand: 'It names nobody' })
  assert.match(refused.text, /Words in the chief officer’s comments were erased\. Have them written again first/)
  assert.match((await office.get(`/section-55/${record}`)).text, /\[erased\]/)
  await done(chief, 'chief-comments', { comments: 'We failed a child' })
  await done(office, 'own-comments', { comments: 'So we heard', reply: null })
  assert.match((await post(office, 'publication', { address, mayStand: 'No' })).text, /Words in the answer for/)
  await done(office, 'answers', { recordId: first.recordId, action: 'A visit', whyNone: null })
  await sound()
})

test('of published comments goes what was written over before, and why the words may stand; what is read stays', async () => {
  await done(office, 'own-comments', { comments: `We also heard of ${words}`, reply: null })
  await done(office, 'own-comments', { comments: 'We read 3 files', reply: null })
  await done(office, 'publication', { address, mayStand: `It is not ${words}` })
  await done(chief, 'chief-comments', { comments: `One word more of ${words}` })
  assert.equal((await holding()).length, 3)
  await erased()
  assert.deepEqual(await holding(), [])
  const page = (await office.get(`/section-55/${record}`)).text
  assert.ok(page.includes('We read 3 files') && page.includes('We failed a child'), page)
  assert.ok((await office.get(`/section-55/${record}/response`)).text.includes('We read 3 files'))
  assert.match((await post(office, 'addenda', { address, reply: null })).text, /the chief officer has said nothing and/)
  await sound()
})
