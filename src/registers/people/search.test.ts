// Finding people: what is typed may be wrong, what is restricted stays hidden, what belongs to another force is not there.
import assert from 'node:assert/strict'
import { after, test } from 'node:test'
import { testDatabase } from '../../../test/database.ts'
import { openDatabase, type Reader } from '../../kernel/database.ts'
import { type Sql, sql } from '../../kernel/sql.ts'
import { instant } from '../../kernel/time.ts'
import { findPeople, recordsByContact, rememberContacts } from '../people.ts'

const database = await testDatabase()
const app = openDatabase(database.url('vigil_app'))
after(async () => await app.close())

const who = '00000000-0000-7000-8000-0000000000aa'
const contextOf = (force: string) => ({ force, who, now: instant('2026-03-27T22:10:00.000Z') })
const here = contextOf('north')
const id = (n: number) => `00000000-0000-7000-8000-${String(n).padStart(12, '0')}`

type Row = {
  readonly name: string
  readonly born?: string
  readonly phone?: string
  readonly restricted?: boolean
  readonly other?: string
  readonly into?: number
}
const person = (force: string, n: number, row: Row): Sql => sql`
  insert into person (force_id, person_id, canonical_id, name, other_names, date_of_birth, address, postcode, phones, restricted)
  values (${force}, ${id(n)}, ${id(row.into ?? n)}, ${row.name}, ${row.other ? [row.other] : []}, ${row.born ?? null}, ${`${n} Alder Street`}, ${'ST16 2AB'},
    ${row.phone ? [row.phone] : []}, ${row.restricted ?? false})`

await app.write(here, async (writer) => {
  writer.send(person('north', 1, { name: 'Elizabeth Ashdown', born: '2011-05-20', phone: '+44 7700 900123' }))
  writer.send(person('north', 2, { name: 'Marek Kowalczyk', born: '2010-03-12', other: 'Mark Kovalchik' }))
  writer.send(person('north', 3, { name: 'Zainab O’Hara-Quinn', born: '2009-11-02', phone: '016977 2345' }))
  writer.send(person('north', 4, { name: 'Tobias Wrenfield', born: '2012-01-30', restricted: true }))
  writer.send(person('north', 5, { name: 'Elspeth Pemberly', into: 1 }))
  await Promise.resolve()
})
await app.write(contextOf('south'), async (writer) => {
  writer.send(person('south', 6, { name: 'Elizabeth Ashdown', born: '2011-05-20', phone: '07700 900123' }))
  await Promise.resolve()
})

const ask = async (asked: Parameters<typeof findPeople>[1], force = 'north') =>
  await app.read(contextOf(force), async (reader: Reader) => await findPeople(reader, asked))
const firstFor = async (asked: Parameters<typeof findPeople>[1]) => {
  const [first] = await ask(asked)
  return { id: first?.personId, reasons: first?.reasons.map((reason) => reason.code) }
}

test('each slip of the pen or the ear finds the child and says why', async () => {
  assert.deepEqual(await firstFor({ name: 'elizabeth ashdown' }), { id: id(1), reasons: ['same-name'] })
  assert.deepEqual(await firstFor({ name: 'Ashdown Elizabeth' }), { id: id(1), reasons: ['names-swapped'] })
  assert.deepEqual(await firstFor({ name: 'Liz Ashdown' }), { id: id(1), reasons: ['nickname'] })
  assert.deepEqual(await firstFor({ name: 'Elisabeth Ashdowne' }), { id: id(1), reasons: ['name-spelled-alike'] })
  assert.deepEqual(await firstFor({ name: 'Zaynab Ohara Quin' }), { id: id(3), reasons: ['name-spelled-alike'] })
  assert.deepEqual(await firstFor({ name: 'Mark Kovalchik' }), { id: id(2), reasons: ['other-name', 'same-name'] })
  assert.deepEqual(await firstFor({ name: 'Elizabeth As' }), { id: id(1), reasons: ['name-begins-alike'] })
  assert.deepEqual(await firstFor({ name: 'Kowalczyk' }), { id: id(2), reasons: ['part-of-name-same'] })
})

test('a date of birth may have its day and month swapped, a digit off or two digits swapped', async () => {
  const reasonsFor = async (dateOfBirth: string) =>
    (await firstFor({ name: 'Marek Kowalczyk', dateOfBirth })).reasons?.at(-1)
  assert.equal(await reasonsFor('2010-03-12'), 'same-date-of-birth')
  assert.equal(await reasonsFor('2010-12-03'), 'birth-day-and-month-swapped')
  assert.equal(await reasonsFor('2010-03-13'), 'date-of-birth-one-digit-off')
  assert.equal(await reasonsFor('2010-03-21'), 'date-of-birth-digits-swapped')
})

test('a caller’s number finds the child however it is written, and only in this force', async () => {
  const found = await ask({ phone: '0044 7700-900123' })
  assert.deepEqual(
    found.map((one) => [one.personId, one.reasons.map((reason) => reason.words)]),
    [[id(1), ['Same phone number']]],
  )
  assert.deepEqual(
    (await ask({ phone: '07700900123' }, 'south')).map((one) => one.personId),
    [id(6)],
  )
  assert.deepEqual(await ask({ phone: '07700900123' }, 'west'), [])
})

test('a number of nine digits after the nought is found with its country code too', async () => {
  assert.deepEqual(await firstFor({ phone: '+44 16977 2345' }), { id: id(3), reasons: ['same-phone'] })
})

test('without a context the search gives nothing', async () => {
  assert.deepEqual(await ask({ name: 'Elizabeth Ashdown' }, ''), [])
})

test('a restricted child is found and not shown, until this reader has opened the record', async () => {
  const hidden = await ask({ name: 'Tobias Wrenfield' })
  assert.deepEqual(
    hidden.map(({ name, dateOfBirth, address, postcode, restricted, reasons }) => [
      name,
      dateOfBirth,
      address,
      postcode,
      restricted,
      reasons[0]?.code,
    ]),
    [[null, null, null, null, true, 'same-name']],
  )
  const opening = sql`
    insert into opening (force_id, record_id, staff_id, basis, opened_at, until)
    values ('north', ${id(4)}, ${who}, 'break glass', '2026-03-27T22:00:00Z', '2026-03-28T02:00:00Z')`
  await app.write(here, async (writer) => await writer.query(opening))
  const [opened] = await ask({ name: 'Tobias Wrenfield' })
  assert.deepEqual([opened?.name, opened?.restricted], ['Tobias Wrenfield', true])
})

test('a merged record leads to the person it was merged into', async () => {
  const [found] = await ask({ name: 'Elspeth Pemberly' })
  assert.deepEqual([found?.personId, found?.canonicalId, found?.name], [id(5), id(1), 'Elizabeth Ashdown'])
})

test('phone and address of an earlier episode find it and the child it was about', async () => {
  const episode = id(70)
  const contacts = {
    phones: ['07700 900777', '99'],
    addresses: [{ address: '40, Harbour View Road', postcode: 'ST17 4AA' }],
  }
  await app.write(here, async (writer) => await writer.query(rememberContacts('north', episode, id(2), contacts)))
  const asked = { force: 'north', phone: '+447700900777', address: '40 harbor view rd', postcode: 'st174aa' }
  const rows = await app.read(here, async (reader) => await recordsByContact.all(reader, asked))
  assert.deepEqual(rows, [
    { record_id: episode, person_id: id(2), kind: 'address', closed: false },
    { record_id: episode, person_id: id(2), kind: 'phone', closed: false },
  ])
  assert.deepEqual(await firstFor({ phone: '07700 900777' }), { id: id(2), reasons: ['phone-of-earlier-report'] })
  assert.deepEqual(await firstFor({ address: '40 Harbour View Road', postcode: 'ST17 4AA' }), {
    id: id(2),
    reasons: ['address-of-earlier-report'],
  })
})

test('hostile input is bounded and harmless', async () => {
  const long = 'Ashdown '.repeat(650_000)
  const started = performance.now()
  for (const name of [
    long,
    '\u0000',
    '%',
    '_%_%',
    "'; drop table person; --",
    '\\',
    '\ud800',
    '',
    '   ',
    '\u202e\u200f',
    '1'.repeat(1_000),
    'ﷺ'.repeat(300),
    'a '.repeat(200),
  ]) {
    const found = await ask({
      name,
      dateOfBirth: name,
      address: name,
      postcode: name,
      phone: name,
      limit: Number.POSITIVE_INFINITY,
    })
    assert.ok(found.length <= 10)
  }
  // One word longer than the comparison of letters takes, against people who are found by their postcode.
  assert.equal((await ask({ name: 'x'.repeat(5_000_000), postcode: 'ST16 2AB' })).length, 4)
  assert.ok(performance.now() - started < 5_000)
  assert.deepEqual(await firstFor({ name: '\u202eElizabeth\u200f Ashdown\u0000' }), {
    id: id(1),
    reasons: ['same-name'],
  })
  assert.deepEqual(await ask({ name: '%' }), [])
})

test('the application cannot read the table past the force or call the search as another role', async () => {
  const rows = await app.read(
    here,
    async (reader) =>
      (await reader.query(sql`select person_id from person where name = ${'Elizabeth Ashdown'} limit 10`)).rows,
  )
  assert.deepEqual(rows, [{ person_id: id(1) }])
  const measure = openDatabase(database.url('vigil_measure'))
  await assert.rejects(
    measure.read(here, async (reader) => await findPeople(reader, { name: 'Ashdown' })),
    /permission denied/,
  )
  await measure.close()
})
