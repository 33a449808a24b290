// Nothing leaks between forces, kind by kind: one force has a record of every kind there is, and whoever may in another asks each address for each of them.
import assert from 'node:assert/strict'
import { before, test } from 'node:test'
import { demonstrationForce } from '../src/demonstration/force.ts'
import { newId } from '../src/kernel/identity.ts'
import { sql } from '../src/kernel/sql.ts'
import { type Instant, systemNow } from '../src/kernel/time.ts'
import { permissions, rolesThatMay } from '../src/registers/permissions.ts'
import { SYSTEM } from '../src/registers/world.ts'
import { type Client, testApp } from './app.ts'
import { oneOfEach } from './one-of-each.ts'
import { oneOfTheAudited } from './one-of-the-audited.ts'
import { type Everybody, everybody, oneOfTheRest, recordsOf } from './one-of-the-rest.ts'
import { reportBody } from './report.ts'
import { sampleBody } from './sample-body.ts'
import { withIds } from './with-ids.ts'

const force = demonstrationForce.id
/** Held still while answers are compared: a time that has just passed would be refused in one of them. */
let held: Instant | null = null
const it = await testApp({ clock: () => held ?? systemNow() })
let kinds: ReadonlyMap<string, string>
let strangers: Everybody
let people: Everybody

before(async () => {
  const made = await oneOfEach(it)
  people = await everybody(it, force)
  await oneOfTheAudited(it)
  await oneOfTheRest(it, force, people, made)
  kinds = await recordsOf(it, force)
  strangers = await everybody(it, 'warwickshire')
})

/** Words of the other force's records: its children, its people, what was asked of it. */
const theirs = /Larwood|Penhale|Thistle\b|NCPI-2021|Staffordshire/

const whoMay = (permission: string): Client | undefined => {
  const needed = permissions.find((one) => one === permission)
  return strangers.get(needed === undefined ? 'call handler' : (rolesThatMay(needed)[0] ?? 'call handler'))
}

/** Without what differs between any two answers: identities, tokens and keys, and the minute. */
const plain = (text: string) =>
  text
    .replaceAll(/[0-9a-f]{8}-[0-9a-f-]{27}/g, '')
    .replaceAll(/value="[^"]*"/g, '')
    .replaceAll(/\d\d:\d\d/g, '')

/** Records that come to be by a clock or by another act than a command: what stands of them is asked for beside every address. */
const byNoCommand = ['adult-list', 'handover', 'publication-check', 'vignette']

test('there is a record of every kind that a command is about', () => {
  const without = new Set(it.app.commands.map(({ record }) => record).filter((record) => !kinds.has(record)))
  assert.deepEqual([...without].filter((kind) => !byNoCommand.includes(kind)).sort(), [])
})

/** Those that an address is about, where its first part names a kind; all of them where it does not. */
function recordsFor(path: string): readonly (readonly [kind: string, id: string])[] {
  const first = path.replace(/^\/api/, '').split('/')[1] ?? ''
  const named = [...kinds].filter(([kind]) => first === kind || first === `${kind}s`)
  return named.length > 0 ? named : [...kinds]
}

test('a read of any record of another force answers as of one that there never was', async () => {
  const wrong: string[] = []
  let asked = 0
  for (const { method, path, permission } of it.app.server.routes) {
    const client = whoMay(permission)
    if (method !== 'GET' || !path.includes(':record') || path.includes('*') || client === undefined) continue
    const at = (id: string) => path.replace(':record', id).replaceAll(/:\w+/g, id)
    const unknown = await client.get(at(newId(it.clock())))
    for (const [kind, id] of recordsFor(path)) {
      const answer = await client.get(at(id))
      asked++
      if (answer.status !== unknown.status || plain(answer.text) !== plain(unknown.text))
        wrong.push(`${path} of their ${kind}: ${answer.status}, and of an unknown one ${unknown.status}`)
      if (theirs.test(answer.text)) wrong.push(`${path} of their ${kind} shows them`)
    }
  }
  assert.deepEqual(wrong, [])
  assert.ok(asked > 300, `${asked} were asked`)
})

test('a command on a record of another force is answered as on one that there never was, and records nothing', async () => {
  const wrong: string[] = []
  for (const command of it.app.commands.filter((one) => !one.opens)) {
    const [client, id] = [whoMay(command.permission), kinds.get(command.record)]
    if (client === undefined || id === undefined) continue
    const send = async (record: string) =>
      await client.api(`/api/${command.record}/${record}/${command.path}`, sampleBody(command, it.clock()))
    const [answer, unknown] = [await send(id), await send(newId(it.clock()))]
    if (answer.status < 400 || answer.status !== unknown.status || plain(answer.text) !== plain(unknown.text))
      wrong.push(`${command.record} ${command.name}: ${answer.status} ${answer.text}; unknown ${unknown.status}`)
  }
  assert.deepEqual(wrong, [])
})

test('the identity of a record of another force, anywhere in a command, is answered as one that there never was, and is kept nowhere', async (t) => {
  const foreign = await recordsOfStrangers()
  held = systemNow()
  const wrong: string[] = []
  let asked = 0
  for (const command of it.app.commands) {
    const needed = permissions.find((one) => one === command.permission)
    const client = people.get(needed === undefined ? 'call handler' : (rolesThatMay(needed)[0] ?? 'call handler'))
    const record = command.opens ? '' : (kinds.get(command.record) ?? null)
    if (client === undefined || record === null) continue
    const path = `/api/${command.record}${record === '' ? '' : `/${record}`}/${command.path}`
    for (const { at, body } of withIds(command, it.clock())) {
      const unknown = await client.api(path, body(newId(it.clock())))
      for (const [kind, id] of foreign) {
        const answer = await client.api(path, body(id))
        asked++
        if (answer.status !== unknown.status || plain(answer.text) !== plain(unknown.text))
          wrong.push(
            `${command.record} ${command.name}, ${at} of their ${kind}: ${answer.status} ${answer.text.slice(0, 300)}; unknown ${unknown.status} ${unknown.text.slice(0, 300)}`,
          )
      }
    }
  }
  t.diagnostic(`${asked} were asked`)
  assert.deepEqual(wrong, [])
  assert.ok(asked > 300, `${asked} were asked`)
  const { rows } = await it.owner.read(
    { force, who: SYSTEM, now: it.clock() },
    async (reader) =>
      await reader.query(
        sql`select distinct kind from fact where force_id = ${force} and exists (select from unnest(${[...foreign.values()]}::text[]) as one (id) where body::text like '%' || id || '%') limit 100`,
      ),
  )
  // A draft keeps what is typed as it is typed; what is issued of it is asked like any other.
  assert.deepEqual(rows, [{ kind: 'scrutiny-decision.drafted/1' }])
})

/** A record of each kind that the plainest body opens, a child, and somebody who works there. */
async function recordsOfStrangers(): Promise<ReadonlyMap<string, string>> {
  const handler = strangers.get('call handler')
  assert.ok(handler)
  const made = await handler.api('/api/missing/report', reportBody(it.clock(), { name: 'Somebody Else' }))
  assert.equal(made.status, 201, made.text)
  for (const command of it.app.commands.filter(({ opens }) => opens === true))
    await whoMay(command.permission)?.api(`/api/${command.record}/${command.path}`, sampleBody(command, it.clock()))
  return await recordsOf(it, 'warwickshire')
}

test('a search finds their child for themselves, and for nobody of another force', async () => {
  const typed = { _look: 'yes', name: 'Isla Penhale', callerPhone: '07700 900123', lastSeenPlace: 'Canal Street' }
  const found = /On the board now: Isla Penhale|href="\/missing\/[0-9a-f-]{36}/
  const [own, other] = [await it.named('Asha Nolan'), strangers.get('call handler')]
  assert.ok(other)
  assert.match((await own.send('/missing/report', typed)).text, found)
  assert.doesNotMatch((await other.send('/missing/report', typed)).text, found)
})
