// Everything that a page can do, from the command line: by the same function, as the person named, with their permissions and in their name.
import assert from 'node:assert/strict'
import { mkdtempSync } from 'node:fs'
import { tmpdir, userInfo } from 'node:os'
import { join } from 'node:path'
import { Readable } from 'node:stream'
import { test } from 'node:test'
import { testApp } from '../../test/app.ts'
import { base64, colours } from '../../test/pictures.ts'
import { reportBody } from '../../test/report.ts'
import { runCommandLine } from '../cli.ts'
import { demonstrationForce } from '../demonstration/force.ts'
import { sql } from '../kernel/sql.ts'
import { systemNow } from '../kernel/time.ts'
import { twoNamesOneHand } from '../registers/command-line.ts'
import { listStaff } from '../registers/staff.ts'
import { SYSTEM } from '../registers/world.ts'

const it = await testApp()
const folder = mkdtempSync(join(tmpdir(), 'vigil-record-'))
const force = demonstrationForce.id
const rows = await it.databases.app.read(
  { force, who: SYSTEM, now: it.clock() },
  async (reader) => await listStaff.all(reader, { force, after: null, limit: 500 }),
)
const emailOf = (name: string): string => rows.find((one) => one.name === name)?.email ?? ''
const [asha, gareth, uma] = [emailOf('Asha Nolan'), emailOf('Gareth Ashdown'), emailOf('Uma Kettering')]

function typed(body: unknown): string {
  if (typeof body === 'string') return body
  return body === undefined ? '' : JSON.stringify(body)
}

async function vigil(given: readonly string[], body?: unknown) {
  let [out, err] = ['', '']
  const parts: Uint8Array[] = []
  const input = typed(body)
  const code = await runCommandLine(given, {
    out: async (text) => {
      parts.push(Buffer.from(text))
      out += String(text)
      await Promise.resolve()
    },
    err: (text) => {
      err += text
    },
    input: Readable.from(input === '' ? [] : [input]),
    environment: { DATABASE_URL: it.database.ownerUrl, VIGIL_DATA: folder, VIGIL_DEMONSTRATION: 'on' },
    root: join(import.meta.dirname, '../..'),
  })
  return { code, out, err, bytes: Buffer.concat(parts) }
}

test('a child reported, seen on the board and noted, each from the command line, in the name of whoever it was done as', async () => {
  const made = await vigil(
    ['record', '--email', asha, '--to', '/missing/report', '--json'],
    reportBody(systemNow(), { name: 'Kit Larwood' }),
  )
  assert.equal(made.code, 0, made.err)
  const { recordId } = JSON.parse(made.out)
  const board = await vigil(['show', '--email', gareth, '--page', '/board', '--json'])
  assert.equal(board.code, 0, board.err)
  assert.deepEqual(
    JSON.parse(board.out).missing.map((one: { name: string }) => one.name),
    ['Kit Larwood'],
  )
  const note = ['record', '--email', gareth, '--to', `/missing/${recordId}/notes`, '--key', 'note-1']
  const first = await vigil(note, { text: 'The aunt rang' })
  assert.match(first.out, new RegExp(`^Recorded: entry \\d+ of ${recordId}\\.\\n$`), first.err)
  // The same key again: the same answer, and one entry.
  assert.equal((await vigil(note, { text: 'The aunt rang' })).out, first.out)
  const page = (await vigil(['show', '--email', gareth, '--page', `/missing/${recordId}`])).out
  assert.equal(page.match(/The aunt rang/g)?.length, 1)
  assert.match(page, /"by": "Gareth Ashdown"/)
})

test('what is wrong is said all at once, beside its field, and the exit code is 1; nothing is recorded', async () => {
  const wrong = await vigil(['record', '--email', asha, '--to', '/missing/report'], {
    ...reportBody(systemNow()),
    name: '',
    why: '',
  })
  assert.equal(wrong.code, 1)
  assert.match(wrong.err, /^name: .+\n(.+\n)*why: /)
  const office = await vigil(['record', '--email', uma, '--to', '/missing/report'], reportBody(systemNow()))
  assert.equal(office.code, 1)
  assert.match(office.err, /To report a missing child, you need this job: call handler/)
  const stale = await vigil(['show', '--email', uma, '--page', '/board'])
  assert.equal(stale.code, 1)
  assert.match(stale.err, /answered 403 to Uma Kettering/)
  assert.match(
    (await vigil(['record', '--email', asha, '--to', '/missing/report'], 'not json')).err,
    /is not JSON\. Nothing was recorded/,
  )
  const twice = await vigil(
    ['record', '--email', asha, '--to', '/missing/report'],
    '\uFEFF{"answers":{"self-harm":"yes","self-harm":"no"}}',
  )
  assert.equal(twice.err, 'Standard input gives “self-harm” twice. Give it once.\n')
  assert.match(
    (await vigil(['record', '--email', asha, '--to', '/nowhere'], {})).err,
    /no such page|Check the address/i,
  )
  assert.match(
    (await vigil(['record', '--email', 'no@example.org', '--to', '/missing/report'], {})).err,
    /Nobody in .* signs in/,
  )
  assert.equal((await vigil(['record', '--email', asha, '--to', 'https://evil.example'], {})).code, 2)
  assert.equal((await vigil(['record', '--email', asha, '--to', '/missing/report', '--based-on', 'x'], {})).code, 2)
})

test('every address that a form has is listed, with what it does; a page that is a file is printed as that file', async () => {
  const listed = await vigil(['record', '--email', asha, '--list'])
  assert.equal(listed.code, 0, listed.err)
  assert.match(listed.out, /^\/missing\/\{record\}\/photographs +Add a photograph$/m)
  assert.match(listed.out, /^\/missing\/report +/m)
  const posts = it.app.server.routes.filter((route) => route.method === 'POST' && route.path.startsWith('/api/'))
  assert.ok(
    listed.out.split('\n').length >= posts.length,
    `${posts.length} addresses, listed ${listed.out.split('\n').length}`,
  )
  const file = await vigil(['show', '--email', emailOf('Sam Underhill'), '--page', '/recommendations.csv'])
  assert.equal(file.code, 0, file.err)
  assert.match(file.out.split('\n')[0] ?? '', /reference/i)
})

test('what is read and recorded there says so, and by which user; two names by one hand on one record are named', async () => {
  const made = await vigil(
    ['record', '--email', asha, '--to', '/missing/report', '--json'],
    reportBody(systemNow(), { name: 'Wren Tallis' }),
  )
  const { recordId } = JSON.parse(made.out)
  await vigil(['show', '--email', asha, '--page', `/missing/${recordId}`])
  const clock = async (query: ReturnType<typeof sql>) =>
    (
      await it.databases.clock.read(
        { force: '', who: SYSTEM, now: it.clock() },
        async (reader) => await reader.query(query),
      )
    ).rows
  const via = `vigil command line of ${userInfo().username}`
  assert.deepEqual(
    await clock(sql`select distinct via from consultation where ${recordId}::uuid = any (record_ids) limit 9`),
    [{ via }],
  )
  assert.deepEqual(await clock(sql`select via from command where outcome ->> 'recordId' = ${recordId} limit 9`), [
    { via },
  ])
  const named = async () =>
    await it.databases.clock.read(
      { force: '', who: SYSTEM, now: it.clock() },
      async (reader) =>
        (await twoNamesOneHand.all(reader, { limit: 50 })).find((one) => one.record_id === recordId) ?? null,
    )
  assert.equal(await named(), null)
  await (await it.named('Gareth Ashdown')).api(`/api/missing/${recordId}/notes`, { text: 'In a browser' })
  assert.equal(await named(), null)
  await vigil(['record', '--email', gareth, '--to', `/missing/${recordId}/notes`], { text: 'The aunt rang' })
  assert.deepEqual([(await named())?.names, (await named())?.via], [2, via])
})

test('a picture is printed as the bytes it is', async () => {
  const handler = await it.named('Asha Nolan')
  const made = await handler.api('/api/missing/report', reportBody(it.clock(), { name: 'Lark Emsworth' }))
  const { recordId } = JSON.parse(made.text)
  const photograph = base64(await colours(320, 240))
  const body = { photograph, from: 'Gran', taken: null, looks: null, consent: 'nobody could be asked', agreedBy: null }
  const { position } = JSON.parse((await handler.api(`/api/missing/${recordId}/photographs`, body)).text)
  const path = `/missing/${recordId}/photographs/${position}`
  const { bytes } = await vigil(['show', '--email', asha, '--page', path])
  const served = await fetch(`${it.address}${path}`, { headers: { cookie: handler.cookie } })
  assert.deepEqual(bytes, Buffer.from(await served.arrayBuffer()))
})
