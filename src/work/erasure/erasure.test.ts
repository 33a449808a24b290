// What two people approved goes from everywhere, nobody else can make anything go, and the ledger still verifies.

import assert from 'node:assert/strict'
import { mkdtempSync, readFileSync } from 'node:fs'
import { mkdtemp } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { test } from 'node:test'
import { testApp } from '../../../test/app.ts'
import { reportBody } from '../../../test/report.ts'
import { demonstrationForce } from '../../demonstration/force.ts'
import { openDatabase } from '../../kernel/database.ts'
import { newId } from '../../kernel/identity.ts'
import { openSeal, sequence } from '../../kernel/sequencer.ts'
import { sql } from '../../kernel/sql.ts'
import { hours, type Instant, minutes, plus, systemNow } from '../../kernel/time.ts'
import { verify } from '../../kernel/verify.ts'
import { personProcedure } from '../../registers/people.ts'
import { rebuild, rebuildable } from '../../registers/rebuild.ts'
import { appendTo } from '../../registers/records.ts'
import { contextOf, SYSTEM } from '../../registers/world.ts'
import { erasable } from '../index.ts'
import type { NewMissingFact } from '../missing/facts.ts'
import { missing } from '../missing/procedure.ts'
import { carryOut } from './carry-out.ts'
import { erasure, erasuresUndone, erasuresWithoutOrder, orderAgain, readableAgain } from './index.ts'

let now: Instant = plus(systemNow(), hours(-3))
const it = await testApp({ clock: () => now })
const [handler, manager, inspector] = await Promise.all(['Asha Nolan', 'Dev Ramsden', 'Gareth Ashdown'].map(it.named))
const [asking, deciding] = await Promise.all(['Hal Brackley', 'Ottoline Reeve'].map(it.named))
assert.ok(handler && manager && inspector && asking && deciding)
const folder = mkdtempSync(join(tmpdir(), 'vigil-erasure-'))
const seal = openSeal('erasure', folder)
const force = demonstrationForce.id
const idOf = (text: string): string => String(JSON.parse(text).recordId)

async function reported(name: string): Promise<string> {
  now = plus(now, minutes(5))
  const made = await handler?.api(
    '/api/missing/report',
    reportBody(now, {
      name,
      lastSeenPlace: `${name} House`,
      callerPhone: '07700900876',
      why: `${name} did not come home from school`,
      callerName: `Gran of ${name}`,
      description: `Blue coat, ${name}`,
      answers: { 'self-harm': 'no' },
      grade: { level: 'HIGH', because: `Out of character for ${name}`, earlierConsidered: null },
    }),
  )
  assert.equal(made?.status, 201, made?.text)
  return idOf(made?.text ?? '')
}

/** Past the form, as somebody writes at the very moment of an erasure. */
async function written(record: string, fact: NewMissingFact): Promise<void> {
  assert.ok(manager)
  const world = await it.app.world(manager.person)
  await world.db.write(contextOf(world), async (writer) => {
    await appendTo({ writer, world, commandId: newId(now) }, missing, record, () => [fact])
  })
}

const openedAgain = async (record: string) =>
  await written(record, {
    kind: 'missing.reopened/1',
    happenedAt: now,
    body: { because: 'She was not there', missing: true },
  })

async function approved(record: string): Promise<string> {
  const order = idOf((await asked(record, 'missing')).text)
  assert.equal((await deciding?.api(`/api/erasure/${order}/approval`, {}))?.status, 200)
  return order
}

/** With a database that lets somebody in between. */
const carriedOutWith = async (erase: typeof it.databases.erase): Promise<number> => {
  const { clock } = it.databases
  const given = { clock, policies: it.app.policies, procedures: [], erasables: erasable, file: join(it.files, 'e') }
  return await carryOut({ ...given, erase }, now)
}

async function voided(name: string): Promise<string> {
  const record = await reported(name)
  const proposed = await manager?.api(`/api/missing/${record}/void-proposal`, { because: `A mistake about ${name}` })
  assert.equal(proposed?.status, 200, proposed?.text)
  const agreed = await inspector?.api(`/api/missing/${record}/void`, { because: 'I looked at it too' })
  assert.equal(agreed?.status, 200, agreed?.text)
  return record
}

/** A concern that has ended: closed, and still open to a note. */
async function ended(name: string): Promise<string> {
  const body = reportBody(now, { path: 'concern for safety', reviewBy: plus(now, hours(1)), name })
  const made = await handler?.api('/api/missing/report', body)
  assert.equal(made?.status, 201, made?.text)
  const record = idOf(made?.text ?? '')
  const seen = { because: `${name} is at an aunt’s`, seenBy: 'PC Harrow' }
  const over = await manager?.api(`/api/missing/${record}/concern-ended`, seen)
  assert.equal(over?.status, 200, over?.text)
  return record
}

/** Every row of every table in which the words stand, as the owner of the database sees it. */
async function standsIn(words: string): Promise<readonly string[]> {
  return await it.owner.write({ force, who: SYSTEM, now }, async (writer) => {
    const { rows } = await writer.query(
      sql`select format('%I.%I', schemaname, tablename) as name from pg_tables where schemaname in ('public', 'published') order by 1 limit 200`,
    )
    const found: string[] = []
    for (const row of rows) {
      const name = String(Object.values(row ?? {})[0])
      const { rows: hits } = await writer.query({
        texts: [`select 1 from ${name} as t where to_jsonb(t)::text ilike `, ' limit 1'],
        values: [`%${words}%`],
      })
      if (hits.length > 0) found.push(name)
    }
    return found
  })
}

const asked = async (ofRecord: string, ofKind: string) =>
  await asking.api('/api/erasure/erasures', {
    ofRecord,
    ofKind,
    authority: 'its time of retention has ended',
    document: 'Review 2026/114',
    requestedOn: null,
  })

const gone = await voided('Zephyrine Quillfeather')
const stays = await reported('Peregrine Oakapple')
const { rows: people } = await it.owner.read({ force, who: SYSTEM, now }, async (reader) => {
  return await reader.query(sql`select person_id::text as id from episode where record_id = ${gone} limit 1`)
})
const child = String(Object.values(people[0] ?? {})[0])

test('an open episode, a child whose episodes stand, another kind of record: refused in words', async () => {
  const open = await asked(stays, 'missing')
  assert.equal(open.status, 422)
  assert.match(open.text, /This episode is not closed/)
  assert.match(
    (await asked('the record of Zephyrine', 'person')).text,
    /“Which record\?” is not in the form expected|Paste/,
  )
  assert.match((await asked(child, 'person')).text, /An episode rests on this record/)
  assert.match((await asked(gone, 'person')).text, /There is no such record/)
  assert.match((await asked('018f0000-0000-7000-8000-00000000000a', 'missing')).text, /There is no such record/)
  assert.equal((await handler.api('/api/erasure/erasures', {})).status, 403)
})

test('asked by one, approved by another, carried out: the name stands in no table, and nothing computed differs', async () => {
  const before = await standsIn('Zephyrine')
  for (const table of ['public.fact', 'public.episode', 'public.person', 'public.known_contact'])
    assert.ok(before.includes(table), `${table} held the name: ${before.join()}`)
  const first = await asked(gone, 'missing')
  assert.equal(first.status, 201, first.text)
  const one = idOf(first.text)
  const own = await asking.api(`/api/erasure/${one}/approval`, {})
  assert.match(own.text, /You asked for this\. Somebody else must decide/)
  assert.equal(await it.app.erase(), 0, 'nothing goes before it is approved')
  for (const form of ['approval', 'refusal']) {
    const before = (await deciding.get(`/erasure/${one}/${form}`)).text
    assert.match(before, /<dt[^>]*>What<\/dt><dd[^>]*>an episode of a missing child<\/dd>/)
    assert.match(before, new RegExp(`<dd[^>]*>${gone}</dd>`))
    assert.match(before, /<dt[^>]*>How much is erased<\/dt><dd[^>]*>[1-9]\d* facts<\/dd>/)
    assert.match(before, /<dt[^>]*>Asked by<\/dt><dd[^>]*>Hal Brackley, /)
    assert.doesNotMatch(before, /Zephyrine/)
  }
  assert.equal((await deciding.api(`/api/erasure/${one}/approval`, {})).status, 200)
  assert.equal(await it.app.erase(), 1)
  assert.equal(await it.app.erase(), 0, 'once')

  const second = await asked(`https://vigil.example.police.uk/person/${child}?from=board`, 'person')
  assert.equal(second.status, 201, second.text)
  assert.ok((await deciding.get(`/erasure/${idOf(second.text)}`)).text.includes(`>${child}<`), 'named by its identity')
  assert.equal((await deciding.api(`/api/erasure/${idOf(second.text)}/approval`, {})).status, 200)
  assert.equal(await it.app.erase(), 1)

  assert.deepEqual(await standsIn('Zephyrine'), [])
  assert.deepEqual(await standsIn('Review 2026/114'), ['public.fact'], 'that and why it went stays')
  assert.equal((await manager.get(`/missing/${gone}`)).status, 404)
  // Nor as it was known when it was still readable.
  for (const api of ['', '/api'])
    assert.equal((await manager.get(`${api}/missing/${gone}/as-known?at=${plus(now, minutes(-1))}`)).status, 404)
  assert.match((await asking.get(`/erasure/${one}`)).text, /carried out/)
  const rebuilt = await rebuild(
    it.databases.clock,
    [rebuildable(missing), rebuildable(personProcedure), rebuildable(erasure)],
    it.app.policies,
    { force, now },
  )
  assert.deepEqual(rebuilt.differences, [])
  assert.ok((await manager.get(`/missing/${stays}`)).text.includes('Peregrine Oakapple'), 'and nobody else’s')
})

test('asked for it waits for the other records manager and is theirs alone to see; decided it waits no more', async () => {
  const order = idOf((await asked(await ended('Larch Penhale'), 'missing')).text)
  const waits = async (client: typeof asking) => {
    const { mine, others } = JSON.parse((await client.get('/api/waiting')).text)
    const isIt = ({ path }: { path: string }) => path === `/erasure/${order}`
    return [mine, others].map((rows: { path: string }[]) => rows.filter(isIt).length)
  }
  assert.deepEqual(await waits(asking), [0, 1])
  assert.deepEqual(await waits(deciding), [1, 0])
  assert.deepEqual(await waits(manager), [0, 0], 'nobody else knows of it')
  const page = (await deciding.get('/waiting')).text
  assert.match(page, /An erasure was asked for[\s\S]*asked by Hal Brackley/)
  assert.doesNotMatch(page, /Larch|A closure test|Recommendations</)
  assert.equal((await deciding.api(`/api/erasure/${order}/refusal`, { because: 'It is needed still' })).status, 200)
  assert.deepEqual(await waits(deciding), [0, 0])
})

test('what somebody recorded between approval and erasure is left, and can be asked for in its turn', async () => {
  const record = await ended('Hazel Understorey')
  await approved(record)
  assert.equal((await manager.api(`/api/missing/${record}/notes`, { text: 'Hazel rang again' })).status, 200)
  assert.equal(await it.app.erase(), 1)
  assert.ok((await standsIn('Hazel rang')).includes('public.fact'), 'it was not in the order')
  const rest = await asked(record, 'missing')
  assert.equal(rest.status, 201, rest.text)
  assert.equal((await deciding.api(`/api/erasure/${idOf(rest.text)}/approval`, {})).status, 200)
  assert.equal(await it.app.erase(), 1)
  assert.deepEqual(await standsIn('Hazel rang'), [])
})

test('opened again between approval and erasure: the child who is missing stays on the board, and the order is refused with the reason', async () => {
  const record = await reported('Bramble Farthing')
  await written(record, { kind: 'missing.closed/1', happenedAt: now, body: { summary: 'At an aunt’s' } })
  const order = await approved(record)
  const open = { because: 'The aunt never had seen her', missing: true }
  const again = await manager.api(`/api/missing/${record}/reopening`, open)
  assert.equal(again.status, 200, again.text)
  assert.equal(await it.app.erase(), 0)
  assert.match((await manager.get(`/missing/${record}`)).text, /Bramble Farthing/)
  assert.ok(
    JSON.parse((await manager.get('/api/board')).text).missing.some(
      (one: { recordId: string }) => one.recordId === record,
    ),
  )
  const said = (await asking.get(`/erasure/${order}`)).text
  assert.match(
    said,
    /Vigil, [^:]*\d\d:\d\d: The record has changed since the erasure was approved: This episode is not closed\./,
  )
  assert.equal(await it.app.erase(), 0, 'and it is not tried again')
})

test('opened again between the last look and the emptying: nothing goes, and the next turn refuses it', async () => {
  const record = await ended('Sorrel Middlemarch')
  const order = await approved(record)
  const { erase } = it.databases
  const late: typeof erase = {
    ...erase,
    write: async (context, work) => {
      await openedAgain(record)
      return await erase.write(context, work)
    },
  }
  assert.equal(await carriedOutWith(late), 0)
  assert.ok((await standsIn('Sorrel Middlemarch')).includes('public.fact'))
  assert.equal(await it.app.erase(), 0)
  assert.match((await asking.get(`/erasure/${order}`)).text, /The record has changed since the erasure was approved/)
})

test('opened again as it is emptied: either nothing went, or what went is kept in the file and said to be carried out', async () => {
  const record = await ended('Linnet Hartshorn')
  await approved(record)
  const { erase } = it.databases
  let statements = 0
  const between: typeof erase = {
    ...erase,
    write: async (context, work) =>
      await erase.write(
        context,
        async (writer) =>
          await work({
            ...writer,
            query: async (statement) => {
              const answer = await writer.query(statement)
              statements += 1
              if (statements === 1) await openedAgain(record)
              return answer
            },
          }),
      ),
  }
  const carried = await carriedOutWith(between)
  const { rows } = await it.owner.read({ force, who: SYSTEM, now }, async (reader) => {
    return await reader.query(
      sql`select exists (select from fact where record_id = ${record} and erased_at is not null) as went`,
    )
  })
  assert.deepEqual(rows, [{ went: carried === 1 }])
})

test('a backup brings back what was erased, and knows no order: named, and erased again by the file outside the database', async () => {
  const record = await ended('Saffron Weald')
  const asOwner = async (query: ReturnType<typeof sql>) =>
    (await it.owner.write({ force, who: SYSTEM, now }, async (writer) => await writer.query(query))).rows
  await asOwner(sql`create table backup as select * from fact where record_id = ${record}`)
  const order = await approved(record)
  assert.equal(await it.app.erase(), 1)
  const file = join(it.files, 'erasures.txt')
  const context = { force: '', who: SYSTEM, now }
  assert.deepEqual(await readableAgain(it.databases.clock, context, file), [])
  assert.doesNotMatch(readFileSync(file, 'utf8'), /Saffron/)
  // As a restore leaves it: what it said is back, and the order was never given.
  await asOwner(sql`
    update fact f set body = b.body, salt = b.salt, erased_at = null
    from backup b where b.record_id = f.record_id and b.position = f.position`)
  await asOwner(sql`drop table backup`)
  await asOwner(sql`delete from fact where record_id = ${order}`)
  await asOwner(sql`delete from erasure where record_id = ${order}`)
  assert.ok((await standsIn('Saffron Weald is at')).includes('public.fact'))
  const back = await readableAgain(it.databases.clock, context, file)
  assert.ok(back.length > 1)
  assert.ok(back.every((one) => one.order === order && one.record === record))
  const named = async () => (await erasuresUndone(it.databases.clock, context, file)).map((one) => one.sentence)
  assert.match((await named()).join(), /was erased by order .* and can be read again because a backup was restored/)
  await orderAgain(it.databases.clock, it.app.policies, back, now)
  assert.equal(await it.app.erase(), 1)
  assert.deepEqual(await standsIn('Saffron Weald is at'), [])
  assert.deepEqual(await named(), [])
  assert.match((await asking.get(`/erasure/${order}`)).text, /carried out/)
  const unordered = await it.databases.clock.read(context, async (reader) => await erasuresWithoutOrder.all(reader, {}))
  assert.deepEqual(unordered, [])
  // On no other word than the file's.
  const other = await mkdtemp(join(tmpdir(), 'vigil-erasure-'))
  assert.match(
    (await erasuresUndone(it.databases.clock, context, join(other, 'erasures.txt'))).map((one) => one.sentence).join(),
    /ordered the erasure of fact \d+ of record .* again, but no file/,
  )
  await assert.rejects(
    it.databases.app.write({ force, who: SYSTEM, now }, async (writer) => {
      await writer.query(sql`
        insert into fact (force_id, record_id, position, kind, happened_at, recorded_at, recorded_by, command_id, policy_version, body, salt, body_hash)
        values (${force}, ${order}, 99, 'erasure.ordered-again/1', ${now}, ${now}, ${SYSTEM}, ${SYSTEM}, 'x', '{}', '', '')`)
    }),
    (error: { code?: string }) => error.code === '42501',
  )
})

test('the ledger verifies with what was erased; what went without an order is named', async () => {
  const until = performance.now() + 30_000
  const covered = async () => {
    await sequence(it.databases.clock, now, seal)
    return await verify(it.databases.clock, join(folder, 'checkpoints.txt'), seal.signer, now)
  }
  let verdict = await covered()
  while (verdict.waiting > 0 && performance.now() < until) verdict = await covered()
  assert.deepEqual(verdict.problems, [])
  assert.ok(verdict.erased > 3)
  const unordered = async () =>
    await it.databases.clock.read(
      { force: '', who: SYSTEM, now },
      async (reader) => await erasuresWithoutOrder.all(reader, {}),
    )
  assert.deepEqual(await unordered(), [])
  await it.owner.write({ force, who: SYSTEM, now }, async (writer) => {
    await writer.query(
      sql`update fact set body = null, salt = null, erased_at = ${now} where record_id = ${stays} and position = 2`,
    )
  })
  assert.deepEqual(await unordered(), [{ force_id: force, record_id: stays, position: 2 }])
})

test('the role that erases can do nothing else, and no other role can erase', async () => {
  const eraser = it.databases.erase
  const context = { force, who: SYSTEM, now }
  const emptied = await eraser.write(context, async (writer) => {
    return await writer.query(
      sql`update fact set body = null, salt = null, erased_at = ${now} where record_id = ${stays} returning position`,
    )
  })
  assert.deepEqual(emptied.rows, [], 'nothing that was not approved')
  const refused = async (database: typeof eraser, query: ReturnType<typeof sql>) =>
    await assert.rejects(
      database.write(context, async (writer) => await writer.query(query)),
      (error: { code?: string }) => error.code === '42501',
    )
  await refused(eraser, sql`select body from fact`)
  await refused(eraser, sql`select name from episode`)
  await refused(eraser, sql`update erasure set stage = 'approved'`)
  await refused(eraser, sql`delete from fact`)
  const rest = openDatabase(it.database.url('vigil_public'), { connections: 1 })
  for (const database of [it.databases.app, it.databases.clock, it.databases.measure, it.databases.judge, rest])
    await refused(database, sql`update fact set body = null, salt = null, erased_at = now()`)
  await rest.close()
})

test('refused it stays, with the reason; an episode changed since it was asked for is asked for again', async () => {
  const record = await ended('Rowan Tansy')
  const first = idOf((await asked(record, 'missing')).text)
  assert.match((await deciding.api(`/api/erasure/${first}/refusal`, { because: '  ' })).text, /Say why it must be kept/)
  assert.equal((await deciding.api(`/api/erasure/${first}/refusal`, { because: 'An inquiry sits' })).status, 200)
  assert.match((await deciding.api(`/api/erasure/${first}/approval`, {})).text, /already been decided/)
  assert.equal(await it.app.erase(), 0)
  const second = idOf((await asked(record, 'missing')).text)
  assert.ok((await asking.get('/erasures')).text.includes('to be decided by'))
  const noted = await manager.api(`/api/missing/${record}/notes`, { text: 'Something new' })
  assert.equal(noted.status, 200, noted.text)
  assert.match(
    (await deciding.api(`/api/erasure/${second}/approval`, {})).text,
    /changed since this erasure was asked for/,
  )
})
