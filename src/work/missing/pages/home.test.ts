// The page of homes goes by where a child is placed, said at the call or learned later; by the place last seen only where nobody said.
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { testApp } from '../../../../test/app.ts'
import { home } from '../../../../test/home.ts'
import { reportBody } from '../../../../test/report.ts'
import { type Instant, instant, minutes, plus } from '../../../kernel/time.ts'

let now: Instant = instant('2026-06-01T10:00:00Z')
const it = await testApp({ clock: () => now })
const handler = await it.named('Asha Nolan')
const coordinator = await it.named('Rosa Wexford')

const send = async (name: string, more: object) => {
  now = plus(now, minutes(1))
  return await handler.api('/api/missing/report', {
    ...reportBody(now, { name, lastSeenPlace: 'Bus station' }),
    ...more,
  })
}
const report = async (name: string, more: object): Promise<string> => {
  const made = await send(name, more)
  assert.equal(made.status, 201, made.text)
  return String(JSON.parse(made.text).recordId)
}
const homes = async () =>
  JSON.parse((await coordinator.get('/api/homes')).text).homes.map(
    (one: { home: string; kinds: string[]; reports: number; byLastSeen: number }) => [
      one.home.toLowerCase(),
      one.kinds,
      one.reports,
      one.byLastSeen,
    ],
  )
const lookedAfter = { answers: { 'looked-after': 'yes' } }
const place = 'Larch House, 3 Mill Lane'

test('given three looked-after children last seen at one bus station, when two are placed at one home, the page has that home, and says of the third that no placement is recorded', async () => {
  const atTheCall = await report('Wren Tarrant', { placement: place })
  const later = await report('Teal Mardle', lookedAfter)
  await report('Rook Selby', lookedAfter)
  assert.match(
    (await coordinator.get(`/missing/${atTheCall}`)).text,
    /<strong>Placed at:<\/strong> Larch House, 3 Mill Lane/,
  )
  assert.match((await coordinator.get(`/missing/${later}`)).text, /placement">Record the placement/)
  const said = { placement: 'children’s home', place: ' larch house, 3 mill lane', saidBy: 'Jan Pell, her carer' }
  assert.equal((await handler.api(`/api/missing/${later}/placement`, said)).status, 200)
  assert.deepEqual(await homes(), [
    [place.toLowerCase(), ['children’s home'], 2, 0],
    ['bus station', [], 1, 1],
  ])
  const page = (await coordinator.get('/homes')).text
  assert.match(page, /1 search by the place last seen: no placement is recorded/)
  const { timeline } = JSON.parse((await coordinator.get(`/api/missing/${later}`)).text)
  assert.match(JSON.stringify(timeline), /larch house, 3 mill lane \(children’s home\)[^"]*Said by Jan Pell/)
})

test('given a child whose placement was said before, when they are reported again, the form holds it; and looked after is answered with it', async () => {
  const first = await report('Linnet Orrell', { placement: 'Elm House' })
  const { personId } = JSON.parse((await coordinator.get(`/api/missing/${first}`)).text)
  now = plus(now, minutes(10))
  await home(await it.named('Mina Harrow'), first)
  const second = await report('Linnet Orrell', { personId })
  assert.match((await handler.get(`/missing/${second}/placement`)).text, /value="Elm House"/)
  const { rules } = JSON.parse((await coordinator.get(`/api/missing/${first}`)).text)
  assert.match(JSON.stringify(rules), /"R12"/)
})

test('a placement beside the answer that the child is not looked after is refused beside its field', async () => {
  const answer = await send('Sorrel Pike', { placement: 'Elm House', answers: { 'looked-after': 'no' } })
  assert.equal(answer.status, 422)
  assert.match(answer.text, /"placement"[\s\S]*leave this empty, or correct that answer/)
})

const alike = async (typed: string) => {
  const page = (await handler.send('/missing/report', { placement: typed, _look: 'yes' })).text
  return [...page.matchAll(/name="knownHome"[^>]*value="([^"]+)"/g)].map(([, home]) => home)
}

test('given a home that is known, when somebody types it in another way, it is offered with its address; picked, it stands as it is known', async () => {
  await report('Fern Aldous', { placement: 'Aspen Lodge, 12 Quarry Road' })
  for (const typed of ['aspen', 'Aspen Lodge Childrens Home', 'Apsen Lodge', 'Quarry Rd, Aspen lodge'])
    assert.deepEqual(await alike(typed), ['Aspen Lodge, 12 Quarry Road'], typed)
  assert.deepEqual(await alike('Beech Grove'), [])
  assert.deepEqual(await alike('ASPEN LODGE, 12 Quarry Road '), [], 'written as it is known')

  await report('Moss Aldous', { placement: 'aspen', knownHome: 'Aspen Lodge, 12 Quarry Road' })
  const found = (await homes()).find(([home]: [string]) => home.startsWith('aspen'))
  assert.deepEqual(found, ['aspen lodge, 12 quarry road', [], 2, 0])
})

test('given a home written in two ways, when the coordinator says that they are one, they are counted together; and apart again once that is taken back', async () => {
  const [one, two] = ['Rowan Court, 4 Hill Street', 'The Rowans (Hill St)']
  await report('Dale Sutcliffe', { placement: one })
  await report('Glen Sutcliffe', { placement: two })
  const counted = async () =>
    (await homes()).flatMap(([home, , reports]: [string, string[], number]) =>
      home.includes('rowan') ? [[home, reports]] : [],
    )
  assert.deepEqual((await counted()).length, 2)
  const because = 'One address: Ofsted’s list'
  const say = async (written: string, home: string) =>
    await coordinator.api('/api/same-home/same-home', { written, home, because })

  assert.match((await coordinator.get('/same-home/same-home')).text, /govuk-back-link" href="\/homes"/)
  const said = await say(two, one)
  assert.equal(said.status, 201, said.text)
  assert.deepEqual(await counted(), [[one.toLowerCase(), 2]])
  assert.match((await coordinator.get('/homes')).text, /also written “The Rowans \(Hill St\)”/)
  assert.equal((await say(one, two)).status, 422, 'said already, the other way round')
  assert.equal((await handler.api('/api/same-home/same-home', { written: one, home: two, because })).status, 403)

  const { recordId } = JSON.parse(said.text)
  const form = (await coordinator.get(`/same-home/${recordId}/taking-back`)).text
  assert.match(form, /“The Rowans \(Hill St\)” is said to be “Rowan Court, 4 Hill Street”/)
  assert.match(form, /How it was known: One address: Ofsted’s list/)
  const back = await coordinator.api(`/api/same-home/${recordId}/taking-back`, { because: 'Two houses of one street' })
  assert.equal(back.status, 200, back.text)
  assert.equal((await counted()).length, 2)
})
