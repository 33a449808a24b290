// The photographs of a child follow to the force that accepts them, with who agreed to what; a force that refuses is sent none.
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { testApp } from '../../../../test/app.ts'
import { offeredChildren, there } from '../../../../test/offered-child.ts'
import { base64, colours } from '../../../../test/pictures.ts'
import { type Instant, minutes, plus, systemNow } from '../../../kernel/time.ts'

let now: Instant = systemNow()
const it = await testApp({ clock: () => now })
const { missingChild, offer } = await offeredChildren(it)
const officer = await it.named('Mina Harrow')
const theirs = await it.newcomer(there, 'Nell Orchard', ['force incident manager'])
const done = (answer: { readonly status: number; readonly text: string }) => {
  assert.equal(answer.status, 200, answer.text)
  return JSON.parse(answer.text)
}
const photograph = async (episode: string, from: string) => {
  now = plus(now, minutes(1))
  const said = {
    from,
    taken: 'last summer',
    looks: 'Hair cut short',
    consent: 'may be published',
    agreedBy: 'Her mother',
  }
  const body = { photograph: base64(await colours(60, 40)), ...said }
  return done(await officer.api(`/api/missing/${episode}/photographs`, body)).position
}
const episodeOf = async (offered: string) => {
  const { answer } = done(await theirs.get(`/api/transfers/${offered}`))
  return String(answer.episodeId)
}
const shown = async (episode: string) => done(await theirs.get(`/api/missing/${episode}`)).photographs

test('given an offered child with two photographs, one withdrawn, when the other force accepts, it has the other with who agreed to what; until then it has none', async () => {
  const episode = await missingChild('Rowan Pictured')
  const wrong = await photograph(episode, 'A school')
  await photograph(episode, 'Jan Pell, her carer')
  const because = { photograph: String(wrong), because: 'Not this child' }
  done(await officer.api(`/api/missing/${episode}/photograph-withdrawals`, because))
  const offered = await offer(episode)
  assert.equal(await it.app.carry(), 0, 'nothing of a picture goes with the offer')
  done(await theirs.api(`/api/transfer/${offered}/acceptance`, { personId: null, note: null }))
  const accepted = await episodeOf(offered)
  assert.equal(await it.app.carry(), 1, 'the acceptance')
  assert.deepEqual(await shown(accepted), [])

  assert.equal(await it.app.carry(), 1, 'and in answer to it the photograph')

  const [one, ...more] = await shown(accepted)
  assert.deepEqual(more, [])
  assert.match(one.from, /^Jan Pell, her carer; sent by Staffordshire/)
  assert.deepEqual([one.agreedBy, one.taken, one.looks], ['Her mother', 'last summer', 'Hair cut short'])
  assert.match(one.use, /May also be published/)
  assert.match((await theirs.get(one.path)).type, /^image\/jpeg/)
  assert.match((await theirs.get('/alerts')).text, /Another force has sent its photographs of the child we accepted/)
})

test('given a photograph that went with the child, when the family withdraws it here, the force that has the child shows it no more and is told', async () => {
  const episode = await missingChild('Rowan Recalled')
  const first = await photograph(episode, 'Jan Pell, her carer')
  const second = await photograph(episode, 'Her school')
  const offered = await offer(episode)
  done(await theirs.api(`/api/transfer/${offered}/acceptance`, { personId: null, note: null }))
  const accepted = await episodeOf(offered)
  assert.equal(await it.app.carry(), 1, 'the acceptance')
  const withdraw = async (position: number) =>
    done(
      await officer.api(`/api/missing/${episode}/photograph-withdrawals`, {
        photograph: String(position),
        because: 'Her mother does not agree any more',
      }),
    )
  await withdraw(second)
  await it.app.carry()
  assert.deepEqual(
    (await shown(accepted)).map((one: { from: string }) => one.from.slice(0, 8)),
    ['Jan Pell'],
  )
  assert.match((await officer.get(`/missing/${episode}`)).text, /photograph-withdrawals/)
  await withdraw(first)
  await it.app.carry()

  assert.deepEqual(await shown(accepted), [])
  assert.match((await theirs.get('/alerts')).text, /may not be used any more and is withdrawn here/)
  assert.match((await theirs.get(`/transfers/${offered}`)).text, /Her mother does not agree any more/)
})

test('given an offered child with a photograph, when the other force refuses, no picture is sent', async () => {
  const episode = await missingChild('Rowan Unseen')
  await photograph(episode, 'Jan Pell, her carer')
  const offered = await offer(episode)
  done(await theirs.api(`/api/transfer/${offered}/refusal`, { because: 'Not ours' }))
  assert.equal(await it.app.carry(), 1, 'the refusal')
  assert.equal(await it.app.carry(), 0)
})

test('given an acceptance by telephone, when theirs is recorded too, the photograph follows', async () => {
  const episode = await missingChild('Rowan Rung')
  await photograph(episode, 'Jan Pell, her carer')
  const offered = await offer(episode)
  now = plus(now, minutes(1))
  const said = { answer: 'accepted', by: 'Their inspector', because: null }
  done(await (await it.named('Dev Ramsden')).api(`/api/missing/${episode}/transfer-answer`, said))
  done(await theirs.api(`/api/transfer/${offered}/acceptance`, { personId: null, note: null }))
  assert.equal(await it.app.carry(), 1, 'their answer')
  assert.equal(await it.app.carry(), 1, 'the photograph')
  assert.equal((await shown(await episodeOf(offered))).length, 1)
})
