// Evidence attached to an action: by its owner alone, told by its bytes, given as a file to whoever may read it, held to its hash, and erasable.
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { type Client, testApp } from '../../../test/app.ts'
import { check, claim, json, plannedActions, refusedWith } from '../../../test/planned-action.ts'
import { demonstrationForce } from '../../demonstration/force.ts'
import { sql } from '../../kernel/sql.ts'
import { type Instant, instant } from '../../kernel/time.ts'
import { SYSTEM } from '../../registers/world.ts'
import { filesNotAsRecorded } from './action/files/queries.ts'

const now: Instant = instant('2026-11-23T09:00:00Z')
const it = await testApp({ clock: () => now })
const force = demonstrationForce.id
const keeper = await it.named('Sam Underhill')
const owner = await it.named('Rosa Wexford')
const auditor = await it.named('Vic Arkwright')
const office = await it.named('Uma Kettering')
const inspector = await it.named('Ines Fallow')
const handler = await it.named('Asha Nolan')
const [asking, deciding] = [await it.named('Hal Brackley'), await it.named('Ottoline Reeve')]

const { written, allocate } = await plannedActions(keeper)
const owned = async (): Promise<string> => {
  const id = await written()
  assert.equal((await allocate(id, owner)).status, 200)
  return id
}
const minutesText = 'Minutes of the training board, 12 November: 41 of 44 graders trained.'
const pdf = Buffer.from('%PDF-1.7\n1 0 obj\n<< /Type /Catalog >>\nendobj\n%%EOF\n')
const attach = async (id: string, bytes: Buffer | string, by: Client = owner, what = 'Minutes of the training board') =>
  await by.api(`/api/action/${id}/files`, { what, file: Buffer.from(bytes).toString('base64') })
const attached = async (id: string, bytes: Buffer | string = pdf): Promise<string> => {
  const answer = await attach(id, bytes)
  assert.equal(answer.status, 200, answer.text)
  return `/action/${id}/files/${String(JSON.parse(answer.text).position)}`
}
const given = async (path: string, who: Client) => {
  const answer = await fetch(`${it.address}${path}`, { headers: { cookie: who.cookie }, redirect: 'manual' })
  return { status: answer.status, headers: answer.headers, bytes: Buffer.from(await answer.arrayBuffer()) }
}

test('attached by its owner, it stands on the page of the action with its size, hash and name, and is given as a file alone', async () => {
  const id = await owned()
  assert.match((await owner.get(`/action/${id}`)).text, /Attach evidence/)
  assert.match((await owner.get(`/action/${id}/files`)).text, /enctype="multipart\/form-data"[\s\S]*type="file"/)
  const path = await attached(id)
  const page = (await auditor.get(`/action/${id}`)).text
  assert.match(page, new RegExp(`href="${path}" download>Minutes of the training board</a>`))
  assert.match(page, /PDF, 51 bytes; entry \d+; attached by Rosa Wexford/)
  assert.match(page, /kept as they were attached, and not scanned/i)
  assert.match(page, /Rosa Wexford attached a file/)
  const file = await given(path, auditor)
  assert.equal(file.status, 200)
  assert.deepEqual(file.bytes, pdf)
  assert.equal(file.headers.get('content-type'), 'application/pdf')
  assert.match(file.headers.get('content-disposition') ?? '', /^attachment; filename="action-\d+-file-\d+\.pdf"$/)
  assert.equal(file.headers.get('x-content-type-options'), 'nosniff')
  assert.equal(file.headers.get('cache-control'), 'no-store')
  const text = await given(await attached(id, '=HYPERLINK("https://evil.example"),1\n'), auditor)
  assert.equal(text.headers.get('content-type'), 'text/plain; charset=utf-8')
  assert.match(text.headers.get('content-disposition') ?? '', /^attachment; .*\.txt"$/)
})

test('each file that is given is on record with who took it; one that is not given is not', async () => {
  const path = await attached(await owned(), 'Given once, to an inspector.\n')
  const taken = async () => {
    const { rows } = await it.owner.read({ force, who: SYSTEM, now }, async (reader) => {
      return await reader.query(sql`
        select who
        from consultation
        where what = 'file of an action'
          and ${path.split('/')[2] ?? ''}::uuid = any (record_ids)
        limit 9`)
    })
    return rows
  }
  for (const [address, who, status] of [
    [path, office, 404],
    [`${path}9`, inspector, 404],
    [path, inspector, 200],
  ] as const)
    assert.equal((await given(address, who)).status, status)
  assert.deepEqual(await taken(), [{ who: inspector.person.staffId }])
})

test('by the form of a browser: the file as a part of its own; what is wrong is said, and the words stay', async () => {
  const id = await owned()
  const path = `/action/${id}/files`
  const send = async (what: string, bytes: Buffer) => {
    const form = new FormData()
    for (const [, name, value] of (await owner.get(path)).text.matchAll(
      /<input type="hidden" name="([^"]+)" value="([^"]*)"/g,
    ))
      form.append(String(name), String(value))
    form.append('what', what)
    form.append('file', new Blob([new Uint8Array(bytes)]), '../../x.html')
    const headers = { cookie: owner.cookie }
    const answer = await fetch(`${it.address}${path}`, { method: 'POST', body: form, redirect: 'manual', headers })
    return { status: answer.status, text: await answer.text() }
  }
  const zip = await send('Training log', Buffer.from('504b0304ff', 'hex'))
  assert.equal(zip.status, 422)
  assert.match(zip.text, /Send a PDF or plain text/)
  assert.match(zip.text, /value="Training log"/)
  assert.doesNotMatch(zip.text, /x\.html|UEsDBP8/)
  assert.equal((await send('Training log', Buffer.from(minutesText))).status, 303)
  assert.match((await keeper.get(`/action/${id}`)).text, /Training log/)
})

test('what is neither PDF nor text, what is empty, too large, there already or not the owner’s: refused in words', async () => {
  const id = await owned()
  for (const bytes of [
    Buffer.from('89504e470d0a1a0a', 'hex'),
    Buffer.from([0xc3, 0x28]),
    Buffer.from('MZ\u0000\u0001'),
  ])
    refusedWith(await attach(id, bytes), /Send a PDF or plain text/)
  refusedWith(await attach(id, ''), /Choose a file|File/)
  refusedWith(await attach(id, Buffer.alloc(5_100_000, 97)), /File/)
  refusedWith(await attach(id, pdf, keeper), /Only the action’s owner can say so/)
  assert.equal((await attach(id, pdf, handler)).status, 403)
  await attached(id)
  refusedWith(await attach(id, pdf), /already attached/)
  for (const at of [2, 3, 4, 5, 6, 7, 8, 9, 10]) await attached(id, `${minutesText} ${at}`)
  refusedWith(await attach(id, 'one more'), /This action has 10 files/)
})

test('base64 that ends as it should not is taken for the bytes it says or refused, and is no fault of Vigil’s', async () => {
  const id = await owned()
  for (const [at, file] of ['QUJDRA', 'QUJDRE', 'QUJDRUU=', 'QUJDREQ'].entries()) {
    const answer = await owner.api(`/api/action/${id}/files`, { what: `Minutes ${at}`, file })
    assert.ok([200, 422].includes(answer.status), `${file}: ${answer.status} ${answer.text}`)
    if (answer.status !== 200) continue
    const path = `/action/${id}/files/${String(JSON.parse(answer.text).position)}`
    assert.deepEqual((await given(path, auditor)).bytes, Buffer.from(file, 'base64'))
  }
})

test('attached and withdrawn again and again, an action does not fill the disk', async () => {
  const id = await owned()
  for (let at = 0; at < 40; at += 1) {
    const file = String((await attached(id, `${minutesText} ${at}`)).split('/').at(-1))
    const body = { file, because: 'Another one' }
    assert.equal((await owner.api(`/api/action/${id}/file-withdrawals`, body)).status, 200)
  }
  refusedWith(await attach(id, 'one more'), /40 files have been attached to this action/)
})

test('whoever does, checks or inspects is given it; the commissioner’s office and another force are not, and see no link', async () => {
  const id = await owned()
  const path = await attached(id)
  for (const who of [owner, keeper, auditor, inspector]) assert.equal((await given(path, who)).status, 200)
  for (const who of [office, handler]) assert.ok([403, 404].includes((await given(path, who)).status))
  assert.doesNotMatch((await office.get(`/action/${id}`)).text, /\/files\//)
  const neighbour = await it.newcomer('neighbour', 'Nora Elsewhere', ['improvement team'])
  assert.equal((await given(path, neighbour)).status, 404)
})

test('the wrong one is withdrawn by its owner until it is checked; then nothing is added or taken away', async () => {
  const id = await owned()
  const [wrong, right] = [await attached(id), await attached(id, minutesText)]
  const file = String(wrong.split('/').at(-1))
  const withdraw = async (body: object) => await owner.api(`/api/action/${id}/file-withdrawals`, body)
  assert.equal((await withdraw({ file, because: 'Of another action' })).status, 200)
  assert.equal((await given(wrong, auditor)).status, 404)
  assert.match((await auditor.get(`/action/${id}`)).text, /withdrawn: Of another action/)
  refusedWith(await withdraw({ file, because: 'Again' }), /already been withdrawn/)
  assert.equal((await claim(id, owner)).status, 200)
  await attached(id, 'What the checker asked for')
  assert.equal((await check(id, auditor)).status, 200)
  refusedWith(await attach(id, 'later'), /This action is finished/)
  refusedWith(await withdraw({ file: String(right.split('/').at(-1)), because: 'Tidy' }), /can only be erased/)
})

test('another file in its place is named, and the application may not put it there', async () => {
  const id = await owned()
  await attached(id)
  const named = async () =>
    await it.databases.clock.read({ force: '', who: SYSTEM, now }, async (reader) =>
      (await filesNotAsRecorded.all(reader, {})).map((one) => one.record_id),
    )
  assert.deepEqual(await named(), [])
  for (const role of ['app', 'clock', 'measure', 'judge', 'erase'] as const)
    await assert.rejects(
      it.databases[role].write({ force, who: owner.person.staffId, now }, async (writer) => {
        await writer.query(sql`update action_file set content = '\\x00' where record_id = ${id}`)
      }),
      /permission denied/,
      role,
    )
  await it.owner.write({ force, who: SYSTEM, now }, async (writer) => {
    await writer.query(sql`alter table action_file no force row level security`)
    await writer.query(sql`update action_file set content = '\\x00'::bytea where record_id = ${id}`)
    await writer.query(sql`alter table action_file force row level security`)
  })
  assert.deepEqual(await named(), [id])
})

test('erased by two records managers: the file and what was said of it are gone, the action and its other file stand', async () => {
  const id = await owned()
  const [wrong, right] = [await attached(id), await attached(id, minutesText)]
  const entry = Number(wrong.split('/').at(-1))
  const because = 'It names Zephyrine Quackenbush'
  assert.equal((await owner.api(`/api/action/${id}/file-withdrawals`, { file: String(entry), because })).status, 200)
  const ask = async (at: number | null) =>
    await asking.api('/api/erasure/erasures', {
      ofRecord: id,
      ofKind: 'action file',
      entry: at,
      authority: 'it was recorded against the wrong person',
      document: 'Letter of 3 June',
      requestedOn: null,
    })
  assert.match((await ask(1)).text, /no such entry/)
  const order = await ask(entry)
  assert.equal(order.status, 201, order.text)
  const approval = await deciding.api(`/api/erasure/${String(JSON.parse(order.text).recordId)}/approval`, {})
  assert.equal(approval.status, 200, approval.text)
  await it.app.erase()
  assert.equal((await given(wrong, auditor)).status, 404)
  assert.equal((await given(right, auditor)).status, 200)
  const { files, text } = await json(keeper, `/api/action/${id}`)
  assert.deepEqual(Array.isArray(files) && files.length, 1)
  assert.ok(text)
  const left = await it.databases.clock.read({ force, who: SYSTEM, now }, async (reader) => {
    const { rows } = await reader.query(
      sql`
        select (select count(*)::integer from action_file where record_id = ${id}) as files,
          (select count(*)::integer from fact where record_id = ${id} and body ->> 'because' = ${because}) as reasons
        limit 1`,
    )
    return Object.values(Object(rows[0]))
  })
  assert.deepEqual(left, [1, 0], 'why it was withdrawn goes along')
})
