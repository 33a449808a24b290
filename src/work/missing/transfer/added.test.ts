// What is learned while an offer waits follows the child: to the episode that was opened there, once, and to nobody who refused.
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { testApp } from '../../../../test/app.ts'
import { offeredChildren, there } from '../../../../test/offered-child.ts'
import { sql } from '../../../kernel/sql.ts'
import { type Instant, minutes, plus, systemNow } from '../../../kernel/time.ts'
import { SYSTEM } from '../../../registers/world.ts'

let now: Instant = systemNow()
const it = await testApp({ clock: () => now })
const { ours, missingChild, offer } = await offeredChildren(it)
const theirs = await it.newcomer(there, 'Nell Orchard', ['force incident manager'])
now = plus(now, minutes(1))

const onOurs = async (episode: string, path: string, body: object) => {
  now = plus(now, minutes(2))
  const done = await (await it.as(ours.person)).api(`/api/missing/${episode}/${path}`, body)
  assert.equal(done.status, 200, `${path}: ${done.text}`)
}
const onTheirs = async (offered: string, path: string, body: object) => {
  const done = await theirs.api(`/api/transfer/${offered}/${path}`, body)
  assert.equal(done.status, 200, done.text)
}
const learn = async (episode: string) => {
  await onOurs(episode, 'notes', { text: 'Her brother says that she has a knife' })
  await onOurs(episode, 'answers', { answers: { 'self-harm': 'yes' }, saidBy: 'her brother', at: null })
}
const readOffer = async (offered: string) => JSON.parse((await theirs.get(`/api/transfers/${offered}`)).text)
const episodeOf = async (offered: string) => String((await readOffer(offered)).answer.episodeId)
const notesOn = async (record: string): Promise<readonly string[]> => {
  const { rows } = await it.owner.read({ force: there, who: SYSTEM, now }, async (reader) =>
    reader.query(
      sql`select body ->> 'text' as text from fact where record_id = ${record} and kind = 'missing.noted/1' order by position limit 9`,
    ),
  )
  return rows.map((row) => String((row as { text: string }).text))
}
const sent = async (from: string, body: object) =>
  await it.databases.app.write({ force: from, who: SYSTEM, now }, async (writer) => {
    writer.send(sql`
      insert into force_message (message_id, from_force, to_force, kind, body, sent_at)
      values (gen_random_uuid(), ${from}, ${there}, 'transfer addition', ${JSON.stringify(body)}::jsonb, ${now})`)
    await Promise.resolve()
  })

test('learned while they had not answered: it comes after their acceptance, only what is new, read by the rules and told; come twice it is once', async () => {
  const episode = await missingChild('Rowan Learned')
  const offered = await offer(episode)
  await learn(episode)
  await onTheirs(offered, 'acceptance', { personId: null, note: null })
  const accepted = await episodeOf(offered)
  assert.doesNotMatch((await theirs.get(`/missing/${accepted}`)).text, /knife/)

  assert.equal(await it.app.carry(), 1, 'the acceptance')
  assert.equal(await it.app.carry(), 1, 'and in answer to it what was learned')
  assert.equal(await it.app.carry(), 0)

  const [, added = ''] = await notesOn(accepted)
  assert.match(
    added,
    /^Learned by Staffordshire[^\n]* after it had offered the child[\s\S]*yes \(her brother\)[\s\S]*has a knife/,
  )
  assert.doesNotMatch(added, /Blue coat|first reported/, 'what they had been told is not told again')
  const learned = (await theirs.get(`/api/missing/${accepted}`)).text
  assert.match(learned, /"R4"/, 'the minimum grade follows from it')
  assert.match(
    (await theirs.get(`/transfers/${offered}`)).text,
    /What they learned after the offer arrived [\s\S]*has a knife/,
  )
  assert.match(
    (await theirs.get('/alerts')).text,
    /Another force has sent what it learned before we took over its child/,
  )
  assert.match((await ours.get(`/missing/${episode}`)).text, /What was learned since the offer was sent to them/)

  const { received } = await readOffer(offered)
  await sent(ours.person.forceId, { transferId: offered, package: received.package })
  await sent('derbyshire', { transferId: offered, package: { ...received.package, why: 'Forged' } })
  assert.equal(await it.app.carry(), 2)
  assert.equal((await notesOn(accepted)).length, 2)
  assert.doesNotMatch(
    (await theirs.get(`/transfers/${offered}`)).text,
    /Forged/,
    'by the force that offered, and nobody else',
  )
})

test('accepted by telephone: it is there before their own answer, and goes into the episode that they open', async () => {
  const episode = await missingChild('Rowan Rung')
  const offered = await offer(episode)
  await learn(episode)
  await onOurs(episode, 'transfer-answer', { answer: 'accepted', by: 'Their inspector', because: null })
  assert.equal(await it.app.carry(), 1)
  assert.match((await theirs.get(`/transfers/${offered}`)).text, /What they learned after the offer arrived/)

  await onTheirs(offered, 'acceptance', { personId: null, note: null })

  const notes = await notesOn(await episodeOf(offered))
  assert.deepEqual([notes.length, /has a knife/.test(notes[0] ?? '')], [1, true])
  assert.equal(await it.app.carry(), 1, 'their answer, which changes nothing')
})

test('refused, it stays ours: nothing more of the child is sent; nothing learned, nothing follows', async () => {
  const refused = await missingChild('Rowan Kept')
  const first = await offer(refused)
  await learn(refused)
  await onTheirs(first, 'refusal', { because: 'Not ours' })
  assert.equal(await it.app.carry(), 1)
  assert.equal(await it.app.carry(), 0)
  await sent(ours.person.forceId, {
    transferId: first,
    package: { ...(await readOffer(first)).received.package, why: 'Late' },
  })
  assert.equal(await it.app.carry(), 1)
  assert.doesNotMatch((await theirs.get(`/transfers/${first}`)).text, /Late/)

  const same = await missingChild('Rowan Same')
  const second = await offer(same)
  await onTheirs(second, 'acceptance', { personId: null, note: null })
  assert.equal(await it.app.carry(), 1)
  assert.equal(await it.app.carry(), 0)
  assert.equal((await notesOn(await episodeOf(second))).length, 1)
})
