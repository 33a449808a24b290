// A photograph by the form and by the API: seen where the child is looked for, by who may, as long as it stands, and gone when the episode is erased.

import assert from 'node:assert/strict'
import { test } from 'node:test'
import { testApp } from '../../../../test/app.ts'
import { home } from '../../../../test/home.ts'
import { base64, colours } from '../../../../test/pictures.ts'
import { reportBody } from '../../../../test/report.ts'
import { demonstrationForce } from '../../../demonstration/force.ts'
import { sql } from '../../../kernel/sql.ts'
import { hours, minutes, plus, systemNow } from '../../../kernel/time.ts'
import { SYSTEM } from '../../../registers/world.ts'
import { photographsNotAsRecorded } from './queries.ts'

let now = plus(systemNow(), hours(-2))
const it = await testApp({ clock: () => now })
const [handler, responder, inspector, manager, asking, deciding] = await Promise.all(
  ['Asha Nolan', 'Mina Harrow', 'Gareth Ashdown', 'Dev Ramsden', 'Hal Brackley', 'Ottoline Reeve'].map(it.named),
)
assert.ok(handler && responder && inspector && manager && asking && deciding)
const force = demonstrationForce.id
const idOf = (text: string): string => String(JSON.parse(text).recordId)
const picture = await colours(1600, 1200)
const said = {
  from: 'Their mother',
  taken: 'last summer',
  looks: 'Hair cut short',
  consent: 'police and partners',
  agreedBy: 'Their mother',
}

async function reported(name: string): Promise<string> {
  now = plus(now, minutes(1))
  const grade = { level: 'HIGH' as const, because: 'spoke of harm', earlierConsidered: null }
  const made = await handler?.api('/api/missing/report', reportBody(now, { name, grade }))
  assert.equal(made?.status, 201, made?.text)
  return idOf(made?.text ?? '')
}

/** As a browser sends the form: hidden fields from the page, the file as a part of its own. */
async function sendForm(record: string, fields: Readonly<Record<string, string>>, file: Buffer | null) {
  const path = `/missing/${record}/photographs`
  const shown = (await responder?.get(path))?.text ?? ''
  assert.match(shown, /enctype="multipart\/form-data"/)
  const form = new FormData()
  for (const [, name, value] of shown.matchAll(/<input type="hidden" name="([^"]+)" value="([^"]*)"/g))
    form.append(String(name), String(value))
  for (const [name, value] of Object.entries(fields)) form.append(name, value)
  form.append(
    'photograph',
    new Blob([file === null ? '' : new Uint8Array(file)], { type: 'image/jpeg' }),
    file === null ? '' : 'me.jpg',
  )
  const answer = await fetch(`${it.address}${path}`, {
    method: 'POST',
    body: form,
    redirect: 'manual',
    headers: { cookie: responder?.cookie ?? '' },
  })
  return { status: answer.status, text: await answer.text(), location: answer.headers.get('location') }
}

const bytesAt = async (path: string, who = inspector) => {
  const answer = await fetch(`${it.address}${path}`, { headers: { cookie: who?.cookie ?? '' }, redirect: 'manual' })
  return { status: answer.status, headers: answer.headers, bytes: Buffer.from(await answer.arrayBuffer()) }
}

test('by the form: first on the page of the episode, with what is different now; the duty is met and it is real action', async () => {
  const record = await reported('Kit Larwood')
  await responder.api(`/api/missing/${record}/arrival`, { unit: 'response', at: null })
  const before = await inspector.get(`/missing/${record}`)
  assert.match(before.text, /obtain a photograph, with consent/)
  assert.match(before.text, /add a photo/)
  const sent = await sendForm(record, said, picture)
  assert.equal(sent.status, 303, sent.text)
  const page = (await inspector.get(`/missing/${record}`)).text
  assert.doesNotMatch(page, /obtain a photograph, with consent/)
  assert.match(page, /Different now:<\/strong> Hair cut short/)
  assert.match(page, /not to be published/)
  assert.match(page, /added a photograph/)
  const path =
    /<img src="(\/missing\/[^"]+\/photographs\/\d+)" alt="Photograph of Kit Larwood, taken last summer"/.exec(page)?.[1]
  assert.ok(path)
  const shown = await bytesAt(path)
  assert.equal(shown.status, 200)
  assert.equal(shown.headers.get('content-type'), 'image/jpeg')
  assert.match(shown.headers.get('content-disposition') ?? '', /^inline/)
  assert.equal(shown.headers.get('cache-control'), 'no-store')
  assert.equal(shown.headers.get('x-content-type-options'), 'nosniff')
  assert.equal(shown.bytes.subarray(0, 3).toString('hex'), 'ffd8ff')
  const { rows } = await it.owner.read({ force, who: SYSTEM, now }, async (reader) => {
    return await reader.query(sql`select count(*)::integer as n from consultation where what = 'photograph' limit 1`)
  })
  assert.deepEqual(rows, [{ n: 1 }])
  assert.match((await inspector.get('/board')).text, /Photograph added/)
})

test('what is wrong is said beside the field, and the picture that was chosen stays on the form', async () => {
  const record = await reported('Isla Penhale')
  const refused = await sendForm(record, { ...said, from: '', agreedBy: '' }, picture)
  assert.equal(refused.status, 422)
  assert.match(refused.text, /Enter who gave it/)
  const kept = /name="photograph" value="([^"]+)"/.exec(refused.text)?.[1]
  assert.ok(kept && kept.length > 1000 && kept.length < base64(picture).length * 4)
  assert.match(refused.text, /This picture is kept/)
  // Sent again as it stands, no file chosen this time.
  const again = await sendForm(record, { ...said, photograph: kept }, null)
  assert.equal(again.status, 303, again.text)
  const nobody = await sendForm(record, { ...said, agreedBy: '' }, picture)
  assert.match(nobody.text, /Enter who agreed to that/)
  const none = await sendForm(record, said, null)
  assert.match(none.text, /Choose a photograph/)
  const svg = await sendForm(record, said, Buffer.from('<svg onload="alert(1)"/>'))
  assert.equal(svg.status, 422)
  assert.match(svg.text, /not a photograph that can be read/)
  assert.doesNotMatch(svg.text, /onload/)
})

test('by the API with base64; larger than it may be, text instead of a picture, and a form where none is taken: refused', async () => {
  const record = await reported('Rowan Tansley')
  const path = `/api/missing/${record}/photographs`
  const added = await responder.api(path, { photograph: base64(picture), ...said })
  assert.equal(added.status, 200, added.text)
  assert.match(
    (await responder.api(path, { photograph: 'not base64!', ...said })).text,
    /Photograph is not in the form expected/,
  )
  const large = await responder.api(path, { photograph: 'A'.repeat(12_500_000), ...said })
  assert.equal(large.status, 413)
  const long = await sendForm(record, said, Buffer.alloc(12_500_000, 1))
  assert.equal(long.status, 413)
  assert.match(long.text, /choose a smaller picture/)
  const form = new FormData()
  form.append('text', 'a note')
  const elsewhere = await fetch(`${it.address}/missing/${record}/notes`, {
    method: 'POST',
    body: form,
    headers: { cookie: responder.cookie },
  })
  assert.equal(elsewhere.status, 415)
})

test('withdrawn: nobody is shown it any more, and what was known then says that it was there', async () => {
  const record = await reported('Wilf Amberley')
  const added = await responder.api(`/api/missing/${record}/photographs`, { photograph: base64(picture), ...said })
  const position = Number(JSON.parse(added.text).position)
  const then = now
  const path = `/missing/${record}/photographs/${position}`
  assert.equal((await bytesAt(path)).status, 200)
  now = plus(now, minutes(3))
  const gone = await responder.send(`/missing/${record}/photograph-withdrawals`, {
    photograph: String(position),
    because: 'A brother, not the child',
  })
  assert.equal(gone.status, 303, gone.text)
  assert.equal((await bytesAt(path)).status, 404)
  assert.match((await inspector.get(`/missing/${record}`)).text, /add a photo/)
  assert.match(
    (await inspector.get(`/missing/${record}/as-known?at=${then}`)).text,
    /was on record, and has since been withdrawn/,
  )
  const twice = await responder.api(`/api/missing/${record}/photograph-withdrawals`, {
    photograph: String(position),
    because: 'again',
  })
  assert.match(twice.text, /already been withdrawn/)
})

test('of the next episode: the last picture of the one before stands there, with its day, until there is a newer', async () => {
  const first = await reported('Sorrel Whitcombe')
  await responder.api(`/api/missing/${first}/photographs`, { photograph: base64(picture), ...said })
  const { rows } = await it.owner.read({ force, who: SYSTEM, now }, async (reader) => {
    return await reader.query(sql`select person_id::text as id from episode where record_id = ${first} limit 1`)
  })
  const personId = String(Object.values(rows[0] ?? {})[0])
  now = plus(now, minutes(30))
  await home(responder, first)
  const made = await handler.api('/api/missing/report', reportBody(now, { name: 'Sorrel Whitcombe', personId }))
  const next = idOf(made.text)
  const page = (await inspector.get(`/missing/${next}`)).text
  assert.match(
    page,
    new RegExp(
      `<img src="/missing/${first}/photographs/\\d+" alt="Photograph of Sorrel Whitcombe from an earlier episode"`,
    ),
  )
  await responder.api(`/api/missing/${next}/photographs`, { photograph: base64(picture), ...said })
  assert.match((await inspector.get(`/missing/${next}`)).text, new RegExp(`<img src="/missing/${next}/photographs/`))
})

test('the commissioner’s office, another force and nobody: none of them is shown a picture', async () => {
  const record = await reported('Bryn Calloway')
  const added = await responder.api(`/api/missing/${record}/photographs`, { photograph: base64(picture), ...said })
  const path = `/missing/${record}/photographs/${Number(JSON.parse(added.text).position)}`
  const office = await it.named('Uma Kettering')
  const neighbour = await it.newcomer('neighbour', 'Nora Elsewhere', ['force incident manager'])
  assert.equal((await bytesAt(path, office)).status, 403)
  assert.equal((await bytesAt(path, neighbour)).status, 404)
  const stranger = await fetch(`${it.address}${path}`, { redirect: 'manual' })
  assert.equal(stranger.status, 303)
})

test('another picture put in its place, or none: named; the application may not do it', async () => {
  const record = await reported('Merryn Hollis')
  const added = await responder.api(`/api/missing/${record}/photographs`, { photograph: base64(picture), ...said })
  const position = Number(JSON.parse(added.text).position)
  const named = async () =>
    await it.databases.clock.read({ force: '', who: SYSTEM, now }, async (reader) =>
      (await photographsNotAsRecorded.all(reader, {})).map((one) => `${one.record_id}/${one.position}`),
    )
  assert.deepEqual(await named(), [])
  for (const role of ['app', 'clock', 'measure', 'judge', 'erase'] as const)
    await assert.rejects(
      it.databases[role].write({ force, who: responder.person.staffId, now }, async (writer) => {
        await writer.query(sql`update photograph set picture = '\\x00' where record_id = ${record}`)
      }),
      /permission denied/,
      role,
    )
  await it.owner.write({ force, who: SYSTEM, now }, async (writer) => {
    await writer.query(sql`alter table photograph no force row level security`)
    await writer.query(sql`update photograph set picture = '\\x00'::bytea where record_id = ${record}`)
    await writer.query(sql`alter table photograph force row level security`)
  })
  assert.deepEqual(await named(), [`${record}/${position}`])
})

test('erased with the episode by two people: no picture is left, and nothing else of any other', async () => {
  const left = async (record: string) => {
    const { rows } = await it.databases.clock.read({ force, who: SYSTEM, now }, async (reader) => {
      return await reader.query(sql`select count(*)::integer as n from photograph where record_id = ${record} limit 1`)
    })
    return Number(Object.values(rows[0] ?? {})[0])
  }
  const body = reportBody(now, { path: 'concern for safety', reviewBy: plus(now, hours(1)), name: 'Tamsin Orrell' })
  const record = idOf((await handler.api('/api/missing/report', body)).text)
  const other = await reported('Linus Fenwick')
  const add = async (one: string): Promise<number> =>
    (await responder.api(`/api/missing/${one}/photographs`, { photograph: base64(picture), ...said })).status
  assert.deepEqual([await add(record), await add(other)], [200, 200])
  const over = await manager.api(`/api/missing/${record}/concern-ended`, { because: 'Home', seenBy: 'PC Harrow' })
  assert.equal(over.status, 200, over.text)
  const ask = await asking.api('/api/erasure/erasures', {
    ofRecord: record,
    ofKind: 'missing',
    authority: 'its time of retention has ended',
    document: 'Review 2026/115',
    requestedOn: null,
  })
  assert.equal(ask.status, 201, ask.text)
  await it.app.erase()
  assert.equal(await left(record), 1, 'asked for is not approved')
  const approved = await deciding.api(`/api/erasure/${idOf(ask.text)}/approval`, {})
  assert.equal(approved.status, 200, approved.text)
  await it.app.erase()
  assert.equal(await left(record), 0)
  assert.equal(await left(other), 1)
})

test('after a death nothing is withdrawn or erased; on a closed record a photograph goes by two people, alone', async () => {
  const add = async (record: string): Promise<number> => {
    const added = await responder.api(`/api/missing/${record}/photographs`, { photograph: base64(picture), ...said })
    assert.equal(added.status, 200, added.text)
    return Number(JSON.parse(added.text).position)
  }
  const withdraw = async (record: string, position: number) =>
    await responder.api(`/api/missing/${record}/photograph-withdrawals`, {
      photograph: String(position),
      because: 'Tidy',
    })
  const ask = async (record: string, entry: number | null) =>
    await asking.api('/api/erasure/erasures', {
      ofRecord: record,
      ofKind: 'photograph',
      entry,
      authority: 'it was recorded against the wrong person',
      document: 'Letter of 3 June',
      requestedOn: null,
    })

  const dead = await reported('Nettle Farrow')
  const hers = await add(dead)
  const grave = { outcome: 'found dead', place: 'The canal', detail: 'Found by a walker', at: null, checked: true }
  assert.equal((await manager.api(`/api/missing/${dead}/grave-outcome`, grave)).status, 200)
  assert.match(
    (await withdraw(dead, hers)).text,
    /The facts are frozen after a death or serious injury: nothing can be withdrawn/,
  )
  assert.match(
    (await ask(dead, hers)).text,
    /The facts are frozen after a death or serious injury: none of them can be erased/,
  )
  assert.equal((await bytesAt(`/missing/${dead}/photographs/${hers}`)).status, 200)

  const body = reportBody(now, { path: 'concern for safety', reviewBy: plus(now, hours(1)), name: 'Teasel Marsh' })
  const closed = idOf((await handler.api('/api/missing/report', body)).text)
  const [wrong, right] = [await add(closed), await add(closed)]
  const over = { because: 'Home', seenBy: 'PC Harrow' }
  assert.equal((await manager.api(`/api/missing/${closed}/concern-ended`, over)).status, 200)
  assert.match((await withdraw(closed, wrong)).text, /can only be erased, which one records manager asks for/)
  assert.match((await ask(closed, null)).text, /Enter the number of the entry to be erased/)
  assert.match((await ask(closed, 1)).text, /no such entry/)
  assert.match((await asking.get(`/missing/${closed}`)).text, new RegExp(`kind=photograph&amp;entry=${right}"`))
  const order = await ask(closed, wrong)
  assert.equal(order.status, 201, order.text)
  assert.equal((await deciding.api(`/api/erasure/${idOf(order.text)}/approval`, {})).status, 200)
  await it.app.erase()
  assert.equal((await bytesAt(`/missing/${closed}/photographs/${wrong}`)).status, 404)
  assert.equal((await bytesAt(`/missing/${closed}/photographs/${right}`)).status, 200)
  assert.match((await inspector.get(`/missing/${closed}`)).text, /Teasel Marsh/)
})
