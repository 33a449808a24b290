// An offer that is withdrawn, and answers that cross it on the way: on both sides the child has one owner, and the same.
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { testApp } from '../../../../test/app.ts'
import { offeredChildren, there } from '../../../../test/offered-child.ts'
import { sql } from '../../../kernel/sql.ts'
import { type Instant, minutes, plus, systemNow } from '../../../kernel/time.ts'
import { SYSTEM } from '../../../registers/world.ts'

let now: Instant = systemNow()
const it = await testApp({ clock: () => now })
const { ours, handler, missingChild, offer } = await offeredChildren(it)
const theirs = await it.newcomer(there, 'Nell Orchard', ['force incident manager'])
now = plus(now, minutes(1))

const location = {
  place: 'Rugeley bus station',
  how: 'police',
  with: null,
  atRisk: false,
  placeToReturn: null,
  confirmedBy: 'PC Harrow',
  confirmedHow: 'seen by an officer',
  detail: 'Sat on a bench',
  at: null,
}
const onOurs = async (episode: string, path: string, body: object, who = ours) =>
  await (await it.as(who.person)).api(`/api/missing/${episode}/${path}`, body)

test('found, the child is offered no longer: they are told, a late acceptance is refused on both sides, and the return is ours to record', async () => {
  const episode = await missingChild('Rowan Located')
  const offered = await offer(episode)
  now = plus(now, minutes(20))
  assert.equal((await onOurs(episode, 'location', location)).status, 200)
  assert.match((await ours.get(`/missing/${episode}`)).text, /withdrew the offer to the other force/)
  assert.equal(await it.app.carry(), 1)
  assert.equal(await it.app.carry(), 0, 'told once')
  const page = (await theirs.get(`/transfers/${offered}`)).text
  assert.match(
    page,
    /Withdrawn [^<]*The child has been found\. Staffordshire[^<]*stays responsible for the child[^<]*nothing to answer/,
  )
  assert.doesNotMatch(page, /bus station|answer due|\/acceptance/, 'neither where, nor anything owed or to be done')
  for (const [path, body] of [
    ['acceptance', { personId: null, note: null }],
    ['refusal', { because: 'No' }],
  ] as const) {
    const late = await theirs.api(`/api/transfer/${offered}/${path}`, body)
    assert.equal(late.status, 422)
    assert.match(late.text, /Staffordshire[^"]* withdrew the offer [^"]*They stay responsible for the child/)
  }
  const typed = await onOurs(episode, 'transfer-answer', { answer: 'accepted', by: 'Their inspector', because: null })
  assert.equal(typed.status, 422)
  assert.match(typed.text, /not missing now, so the offer has ended and we stay responsible/)
  const back = await onOurs(episode, 'return', { to: 'Home', seenBy: 'Constable Harrow', detail: null, at: null })
  assert.equal(back.status, 200, back.text)
})

test('taken back while nobody has answered: they read why, the child stays ours and may be offered anew with what was learned since', async () => {
  const episode = await missingChild('Rowan Taken Back')
  assert.match((await onOurs(episode, 'transfer-withdrawal', { because: 'x' })).text, /has not been offered/)
  const offered = await offer(episode)
  assert.match((await theirs.get(`/transfers/${offered}`)).text, /what they knew when they made the offer: ring them/)
  assert.match((await ours.get(`/missing/${episode}`)).text, /Take the offer back/)
  assert.equal((await onOurs(episode, 'notes', { text: 'Has a knife' })).status, 200)
  now = plus(now, minutes(20))

  const back = await onOurs(episode, 'transfer-withdrawal', { because: 'She has a knife: we offer again' })
  assert.equal(back.status, 200, back.text)
  assert.equal(await it.app.carry(), 1)
  const read = (await theirs.get(`/transfers/${offered}`)).text
  assert.match(
    read,
    /Withdrawn [^<]*She has a knife: we offer again\. Staffordshire[^<]*stays responsible for the child/,
  )
  assert.match(
    (await theirs.api(`/api/transfer/${offered}/acceptance`, { personId: null, note: null })).text,
    /withdrew/,
  )
  const page = (await ours.get(`/missing/${episode}`)).text
  assert.match(page, /withdrew the offer to the other force/)
  assert.doesNotMatch(page, /accept or refuse the transfer|Take the offer back/, 'nothing to answer any more')
  const again = await offer(episode)
  assert.match((await theirs.get(`/transfers/${again}`)).text, /Has a knife/)
  assert.equal((await theirs.api(`/api/transfer/${again}/refusal`, { because: 'Not ours' })).status, 200)
  await it.app.carry()
})

test('accepted by two people at the same moment: one episode opens, and the other is told that it is answered', async () => {
  const offered = await offer(await missingChild('Rowan Twice Accepted'))
  const second = await it.newcomer(there, 'Ida Marlpit', ['force incident manager'])
  now = plus(now, minutes(1))

  const answers = await Promise.all(
    [theirs, second].map(
      async (one) =>
        await (await it.as(one.person)).api(`/api/transfer/${offered}/acceptance`, { personId: null, note: null }),
    ),
  )

  assert.deepEqual(answers.map(({ status }) => status === 200).sort(), [false, true])
  const late = answers.find(({ status }) => status !== 200)
  assert.match(late?.text ?? '', /already been answered|somebody else|changed/i)
  const board = (await (await it.as(theirs.person)).get('/board')).text
  assert.equal(board.split('Rowan Twice Accepted').length > 1, true)
  const { rows } = await it.owner.read(
    { force: there, who: SYSTEM, now },
    async (reader) =>
      await reader.query(
        sql`select record_id from episode where force_id = ${there} and name = 'Rowan Twice Accepted' limit 9`,
      ),
  )
  assert.equal(rows.length, 1)
  await it.app.carry()
})

test('the acceptance and the withdrawal cross: on both sides the child is ours, and theirs is only read', async () => {
  const episode = await missingChild('Rowan Crossing')
  const offered = await offer(episode)
  now = plus(now, minutes(20))
  assert.equal((await onOurs(episode, 'location', location)).status, 200)
  const accepted = await theirs.api(`/api/transfer/${offered}/acceptance`, { personId: null, note: null })
  assert.equal(accepted.status, 200, accepted.text)
  const { answer } = JSON.parse((await theirs.get(`/api/transfers/${offered}`)).text)
  assert.equal(await it.app.carry(), 2, 'the one and the other')
  assert.equal(await it.app.carry(), 1, 'and what the acceptance is answered with')
  assert.equal(await it.app.carry(), 0)
  const there = (await theirs.get(`/missing/${answer.episodeId}`)).text
  assert.match(there, /when Staffordshire[^<]* took over,[^<]*<strong>This record is now read-only/)
  assert.match((await theirs.get(`/transfers/${offered}`)).text, /Withdrawn [^<]*The child has been found/)
  assert.ok(!(await theirs.get('/board')).text.includes('Rowan Crossing'))
  const graded = await theirs.api(`/api/missing/${answer.episodeId}/grading`, {
    level: 'HIGH',
    because: 'x',
    earlierConsidered: null,
  })
  assert.match(graded.text, /Another force has taken over this child’s case/)
  const back = await onOurs(episode, 'return', { to: 'Home', seenBy: 'Constable Harrow', detail: null, at: null })
  assert.equal(back.status, 200, back.text)
})

test('accepted by telephone it is theirs: said again it stays so, and refused after all somebody of ours is interrupted', async () => {
  const agreed = { answer: 'accepted', by: 'Their inspector', because: null }
  const both = await missingChild('Rowan Agreed')
  const offered = await offer(both)
  assert.equal((await onOurs(both, 'transfer-answer', agreed)).status, 200)
  await theirs.api(`/api/transfer/${offered}/acceptance`, { personId: null, note: null })
  assert.equal(await it.app.carry(), 1)
  assert.equal(await it.app.carry(), 0, 'nothing is withdrawn')
  assert.ok((await theirs.get('/board')).text.includes('Rowan Agreed'))
  assert.ok(!(await handler.get('/board')).text.includes('Rowan Agreed'))

  const nobodys = await missingChild('Rowan Nobodys')
  const asked = await offer(nobodys)
  assert.equal((await onOurs(nobodys, 'transfer-answer', agreed)).status, 200)
  await theirs.api(`/api/transfer/${asked}/refusal`, { because: 'Who said so?' })
  assert.equal(await it.app.carry(), 1)
  assert.deepEqual(await toldOf(nobodys), [
    { words: 'The other force refuses a child it accepted by telephone: ring them now', interrupts: true },
  ])
})

test('what crossed goes back whole: whoever they passed the child on to hears it, and what the law makes them owe stays theirs', async () => {
  const crossing = async (name: string) => {
    const episode = await missingChild(name)
    const offered = await offer(episode)
    now = plus(now, minutes(5))
    assert.equal((await onOurs(episode, 'location', location)).status, 200)
    const manager = await it.as(theirs.person)
    await manager.api(`/api/transfer/${offered}/acceptance`, { personId: null, note: null })
    const { answer } = JSON.parse((await manager.get(`/api/transfers/${offered}`)).text)
    now = plus(now, minutes(5))
    return async (path: string, body: object) => {
      const done = await manager.api(`/api/missing/${answer.episodeId}/${path}`, body)
      assert.equal(done.status, 200, done.text)
    }
  }
  const passing = await crossing('Rowan Passed On')
  await passing('grading', { level: 'HIGH', because: 'x', earlierConsidered: null })
  await passing('transfer', { toForce: 'derbyshire', because: 'x' })
  while ((await it.app.carry()) > 0);
  const { rows } = await it.owner.read(
    { force: 'derbyshire', who: SYSTEM, now },
    async (reader) => await reader.query(sql`select answer from transfer_offer where force_id = 'derbyshire' limit 5`),
  )
  assert.deepEqual(rows, [{ answer: 'withdrawn' }])

  const keeping = await crossing('Rowan Protected')
  await keeping('location', location)
  await keeping('police-protection', {
    limb: 'removed',
    grounds: 'Found with two men',
    constable: 'PC 4411 Rees',
    keptAt: 'authority',
    place: 'Foster placement',
    at: null,
  })
  while ((await it.app.carry()) > 0);
  await keeping('notes', { text: 'Still in police protection' })
})

test('whatever ends the search withdraws the offer: known whereabouts, a void record, a death', async () => {
  const superintendent = await it.named('Farah Quill')
  const ends: readonly (readonly [string, (episode: string) => Promise<unknown>])[] = [
    [
      'It is known where the child is',
      async (episode) =>
        await onOurs(episode, 'known-whereabouts', {
          where: 'Her aunt’s',
          with: null,
          detail: 'The aunt rang',
          reviewBy: plus(now, minutes(50)),
        }),
    ],
    [
      'The record is void',
      async (episode) => {
        await onOurs(episode, 'void-proposal', { because: 'Entered twice' })
        return await onOurs(episode, 'void', { because: 'I looked' }, superintendent)
      },
    ],
    [
      'The child has been found',
      async (episode) =>
        await onOurs(
          episode,
          'grave-outcome',
          { outcome: 'found dead', place: 'Canal', detail: 'x', checked: true, at: null },
          superintendent,
        ),
    ],
  ]
  for (const [index, [words, end]] of ends.entries()) {
    const offered = await offer(await missingChild(`Rowan Ended ${['One', 'Two', 'Three'][index]}`))
    const { received } = JSON.parse((await theirs.get(`/api/transfers/${offered}`)).text)
    now = plus(now, minutes(5))
    await end(received.fromRecordId)
    assert.equal(await it.app.carry(), 1, words)
    assert.match((await theirs.get(`/transfers/${offered}`)).text, new RegExp(`Withdrawn [^<]*${words}`))
  }
})

async function toldOf(record: string) {
  const answer = await it.owner.read(
    { force: ours.person.forceId, who: SYSTEM, now },
    async (reader) =>
      await reader.query(
        sql`select words, interrupts from outbox where record_id = ${record} and words like '%other force%' limit 5`,
      ),
  )
  return answer.rows
}
