// A child taken over from another force may be one we know: asked and owed as for a report, until somebody says.
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { setImmediate } from 'node:timers/promises'
import { testApp } from '../../../../test/app.ts'
import { reportBody } from '../../../../test/report.ts'
import { sql } from '../../../kernel/sql.ts'
import { hours, instant, plus } from '../../../kernel/time.ts'
import { SYSTEM } from '../../../registers/world.ts'

const now = instant('2026-03-27T22:00:00.000Z')
const it = await testApp({ clock: () => now })
const there = 'warwickshire'
const ours = await it.named('Dev Ramsden')
const handler = await it.named('Asha Nolan')
const theirs = await it.newcomer(there, 'Nell Orchard', ['force incident manager'])
const theirHandler = await it.newcomer(there, 'Rory Blakemore', ['call handler'])

/** Reported to us and offered: the offer that waits there. */
async function offeredThere(name: string, but: string | null = null): Promise<string> {
  const grade = { level: 'HIGH', because: 'Out of character', earlierConsidered: null } as const
  const made = await handler.api('/api/missing/report', reportBody(now, { name, grade }))
  assert.equal(made.status, 201, made.text)
  const offered = await ours.api(`/api/missing/${JSON.parse(made.text).recordId}/transfer`, {
    toForce: there,
    because: 'Seen on a train to Rugby',
  })
  assert.equal(offered.status, 200, offered.text)
  await it.app.carry()
  const offer = (
    await rows(
      sql`select record_id::text as id from transfer_offer where force_id = ${there} and answer is null and record_id is distinct from ${but} limit 1`,
    )
  )[0]
  return String(offer?.['id'])
}

/** And accepted: the episode that opens there. */
async function accepted(name: string, personId: string | null): Promise<string> {
  const offer = await offeredThere(name)
  const answer = await theirs.api(`/api/transfer/${offer}/acceptance`, { personId, note: null })
  assert.equal(answer.status, 200, answer.text)
  await it.app.carry()
  return String(JSON.parse((await theirs.get(`/api/transfers/${offer}`)).text).answer.episodeId)
}

const rows = async (what: ReturnType<typeof sql>): Promise<readonly Record<string, unknown>[]> => {
  const found = await it.owner.read({ force: there, who: SYSTEM, now }, async (reader) => await reader.query(what))
  return JSON.parse(JSON.stringify(found.rows))
}

const atHome = {
  place: 'Home',
  with: null,
  how: 'family',
  detail: 'At an aunt’s',
  atRisk: false,
  placeToReturn: null,
  confirmedBy: 'PC Harrow',
  confirmedHow: 'seen by an officer',
  at: null,
}

async function knownThere(name: string): Promise<string> {
  const known = reportBody(now, {
    name,
    unit: null,
    answers: { exploitation: 'yes' },
    lastSeenAt: plus(now, hours(-26)),
    firstContactAt: plus(now, hours(-24)),
  })
  const made = await theirHandler.api('/api/missing/report', known)
  assert.equal(made.status, 201, made.text)
  return String(JSON.parse(made.text).recordId)
}

test('taken over without a word on who it is: asked and owed, and once decided what we know counts in the minimum', async () => {
  const known = await knownThere('Wilf Undecided')

  const episode = await accepted('Wilf Undecided', null)

  assert.match((await theirs.get(`/missing/${episode}`)).text, /A child already known\? Nobody has decided/)
  const owed = await rows(sql`
    select met_at from duty where record_id = ${episode} and name = 'decide whether the child is known already' limit 2`)
  assert.deepEqual(owed, [{ met_at: null }])
  assert.doesNotMatch((await theirs.get(`/missing/${episode}/grading`)).text, /R6a/)
  const person = await rows(sql`select person_id::text as id from episode where record_id = ${known} limit 1`)
  const decided = await theirs.api(`/api/missing/${episode}/match`, {
    child: person[0]?.['id'],
    because: 'The same date of birth',
  })
  assert.equal(decided.status, 200, decided.text)
  const after = (await theirs.get(`/missing/${episode}`)).text
  assert.doesNotMatch(after, /Nobody has decided/)
  assert.ok(after.includes(`/missing/${known}`), 'with what happened before')
  assert.match((await theirs.get(`/missing/${episode}/grading`)).text, /R6a/)
})

test('taken over as a child who is new to us, or of a name nobody has: nothing is asked', async () => {
  await knownThere('Esme Elsewhere')

  const episodes = [await accepted('Esme Elsewhere', 'none of these'), await accepted('Ottoline Nobodys', null)]

  for (const episode of episodes)
    assert.doesNotMatch((await theirs.get(`/missing/${episode}`)).text, /Nobody has decided/)
})

test('a child who is missing there already: whoever accepts is told before they choose', async () => {
  await knownThere('Perdita Boardsley')

  const offer = await offeredThere('Perdita Boardsley')

  assert.match(
    (await theirs.get(`/transfer/${offer}/acceptance`)).text,
    /Perdita Boardsley[^<]*Same name[^<]*On our board now/,
  )
})

test('the child chosen is open there: refused and led to that episode; joined to it on request, with what was disclosed and no second one', async () => {
  const known = await knownThere('Marigold Twicely')
  const offer = await offeredThere('Marigold Twicely')
  const [person] = await rows(sql`select person_id::text as id from episode where record_id = ${known} limit 1`)
  const accept = async (more: object) =>
    await theirs.api(`/api/transfer/${offer}/acceptance`, { personId: person?.['id'], note: 'They rang', ...more })

  const refused = await accept({})
  const joined = await accept({ join: true })
  await it.app.carry()

  assert.equal(refused.status, 422)
  assert.match(refused.text, new RegExp(`already on the board: /missing/${known}`))
  assert.equal(joined.status, 200, joined.text)
  const { answer } = JSON.parse((await theirs.get(`/api/transfers/${offer}`)).text)
  assert.deepEqual([answer.episodeId, answer.joined], [known, true])
  assert.match(
    (await theirs.get(`/missing/${known}`)).text,
    /They graded it HIGH: Out of character[\s\S]*Agreed: They rang/,
  )
  const episodes = await rows(sql`
    select record_id from episode where force_id = ${there} and name = 'Marigold Twicely' limit 5`)
  assert.equal(episodes.length, 1)
})

test('nothing is open of the child chosen, or we know where the child is: joining is refused in words', async () => {
  const known = await knownThere('Basil Heretofore')
  const offer = await offeredThere('Basil Heretofore')
  const [person] = await rows(sql`select person_id::text as id from episode where record_id = ${known} limit 1`)
  const located = await theirs.api(`/api/missing/${known}/location`, atHome)

  const ours = await theirs.api(`/api/transfer/${offer}/acceptance`, {
    personId: person?.['id'],
    join: true,
    note: null,
  })
  const nobody = await theirs.api(`/api/transfer/${offer}/acceptance`, { personId: null, join: true, note: null })

  assert.equal(located.status, 200, located.text)
  assert.match(ours.text, /Our own record says that this child has been found[^"]*Refuse the offer/)
  assert.match(nobody.text, /The child you chose has no open episode here/)
})

test('the offer was withdrawn as it was joined: the episode that was theirs before stays open, and somebody is told to ring', async () => {
  const known = await knownThere('Clover Crossings')
  const offer = await offeredThere('Clover Crossings')
  const [person] = await rows(sql`select person_id::text as id from episode where record_id = ${known} limit 1`)
  const joined = await theirs.api(`/api/transfer/${offer}/acceptance`, {
    personId: person?.['id'],
    join: true,
    note: null,
  })
  const { received } = JSON.parse((await theirs.get(`/api/transfers/${offer}`)).text)
  const located = await ours.api(`/api/missing/${received.fromRecordId}/location`, atHome)

  for (const _ of [1, 2, 3]) await it.app.carry()

  assert.deepEqual([joined.status, located.status], [200, 200], located.text)
  const [after] = await rows(sql`select phase from episode where record_id = ${known} limit 1`)
  assert.equal(after?.['phase'], 'reported')
  const told = await rows(sql`select words from outbox where force_id = ${there} and record_id = ${offer} limit 9`)
  assert.match(JSON.stringify(told), /took into our own episode: ring them, because ours is still open/)
})

test('found here between the look and the joining: it is looked at again, and refused in the words of what stands', async () => {
  const known = await knownThere('Tansy Inbetween')
  const offer = await offeredThere('Tansy Inbetween')
  const [person] = await rows(sql`select person_id::text as id from episode where record_id = ${known} limit 1`)
  const [joining, located] = await it.owner.write({ force: there, who: SYSTEM, now }, async (writer) => {
    // Whoever joins has looked by the time they wait for this.
    await writer.query(sql`select 1 from transfer_offer where force_id = ${there} and record_id = ${offer} for update`)
    const accepting = theirs.api(`/api/transfer/${offer}/acceptance`, {
      ...{ personId: person?.['id'], join: true, note: null },
    })
    const waits = sql`select 1 from pg_locks where locktype = 'transactionid' and not granted limit 1`
    while ((await rows(waits)).length === 0) await setImmediate()
    return [accepting, await theirs.api(`/api/missing/${known}/location`, atHome)]
  })
  const { text } = await joining

  assert.equal(located.status, 200, located.text)
  assert.match(text, /Our own record says that this child has been found/)
  const [still] = await rows(sql`select answer from transfer_offer where record_id = ${offer} limit 1`)
  assert.equal(still?.['answer'], null)
})

test('two offers of one child accepted at the same moment: one search, and the other is led to it', async () => {
  const known = await knownThere('Sorrel Doubly')
  assert.equal((await theirs.api(`/api/missing/${known}/location`, atHome)).status, 200)
  const back = await theirs.api(`/api/missing/${known}/return`, {
    ...{ to: 'Home', seenBy: 'Constable Harrow', detail: null, at: null },
  })
  assert.equal(back.status, 200, back.text)
  const [person] = await rows(sql`select person_id::text as id from episode where record_id = ${known} limit 1`)
  const first = await offeredThere('Sorrel Doubly')
  const both = [first, await offeredThere('Sorrel Doubly', first)]

  const answers = await Promise.all(
    both.map(
      async (offer) => await theirs.api(`/api/transfer/${offer}/acceptance`, { personId: person?.['id'], note: null }),
    ),
  )

  assert.deepEqual(answers.map(({ status }) => status).toSorted(), [200, 422], answers.map(({ text }) => text).join())
  assert.match(answers.map(({ text }) => text).join(), /This child is already on the board/)
})

test('each force offers the other the same child: neither joins while its own offer waits, so that one of them goes on looking', async () => {
  const offer = await offeredThere('Fennel Across')
  const { received } = JSON.parse((await theirs.get(`/api/transfers/${offer}`)).text)
  const own = await knownThere('Fennel Across')
  const grade = { level: 'HIGH', because: 'Out of character', earlierConsidered: null }
  const graded = await theirs.api(`/api/missing/${own}/grading`, grade)
  assert.equal(graded.status, 200, graded.text)
  const back = await theirs.api(`/api/missing/${own}/transfer`, {
    toForce: ours.person.forceId,
    because: 'Seen on a train to Stafford',
  })
  assert.equal(back.status, 200, back.text)
  await it.app.carry()
  const asked = async (force: string, what: ReturnType<typeof sql>) => {
    const found = await it.owner.read({ force, who: SYSTEM, now }, async (reader) => await reader.query(what))
    return Object.values((found.rows[0] ?? {}) as Record<string, unknown>).map(String)[0] ?? ''
  }
  const home = ours.person.forceId
  const theirOffer = await asked(
    home,
    sql`select record_id from transfer_offer where force_id = ${home} and answer is null limit 1`,
  )
  const person = async (force: string, record: string) =>
    await asked(force, sql`select person_id from episode where force_id = ${force} and record_id = ${record} limit 1`)

  const answers = [
    await ours.api(`/api/transfer/${theirOffer}/acceptance`, {
      ...{ personId: await person(home, received.fromRecordId), join: true, note: null },
    }),
    await theirs.api(`/api/transfer/${offer}/acceptance`, {
      personId: await person(there, own),
      join: true,
      note: null,
    }),
  ]
  for (const _ of [1, 2, 3]) await it.app.carry()

  const looking = [
    await asked(
      home,
      sql`select phase from episode where force_id = ${home} and record_id = ${received.fromRecordId} limit 1`,
    ),
    await asked(there, sql`select phase from episode where force_id = ${there} and record_id = ${own} limit 1`),
  ]
  assert.ok(looking.includes('open'), looking.join())
  for (const { text } of answers) assert.match(text, /We have offered this child ourselves/)
})
