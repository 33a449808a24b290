// A record of every kind that is still missing, by the command that opens it with the plainest body that will do; and what comes from outside.
import assert from 'node:assert/strict'
import { openSeal, sequence } from '../src/kernel/sequencer.ts'
import { sql } from '../src/kernel/sql.ts'
import { addDays, hours, type Instant, localDate, plus } from '../src/kernel/time.ts'
import { type Role, roles, rolesThatMay } from '../src/registers/permissions.ts'
import { SYSTEM } from '../src/registers/world.ts'
import type { Client, It } from './app.ts'
import { fromOutside } from './from-outside.ts'
import { openedAt } from './one-of-the-audited.ts'
import { base64, colours } from './pictures.ts'
import { plannedActions } from './planned-action.ts'
import { sampleBody } from './sample-body.ts'

export type Everybody = ReadonlyMap<Role, Client>

/** Somebody of each job, signed in. */
export async function everybody(it: It, force: string): Promise<Everybody> {
  const all = new Map<Role, Client>()
  for (const role of roles) all.set(role, await it.newcomer(force, `Somebody, ${role}`, [role]))
  return all
}

/** The newest record of each kind of this force; of inspections the first that was published, since a draft opens for its readers alone. */
export async function recordsOf(it: It, force: string): Promise<ReadonlyMap<string, string>> {
  const found = await it.owner.read({ force, who: SYSTEM, now: it.clock() }, async (reader) => {
    return await reader.query(
      sql`select distinct on (split_part(kind, '.', 1)) split_part(kind, '.', 1) as name, record_id::text as id
        from fact
        where force_id = ${force}
        order by split_part(kind, '.', 1), case when kind = 'inspection.published/1' then recorded_at end, recorded_at desc, record_id
        limit 100`,
    )
  })
  return new Map(found.rows.map((row) => Object.values(row ?? {}).map(String) as [string, string]))
}

type Episodes = { readonly episode: string; readonly located: string }

export async function oneOfTheRest(
  it: It,
  force: string,
  people: Everybody,
  { episode, located }: Episodes,
): Promise<void> {
  const known = await recordsOf(it, force)
  const now = it.clock()
  const person = await childOf(it, force, episode)
  await people.get('detective inspector')?.api(`/api/person/${person}/restriction`, { reason: 'Known to staff' })
  // A pack is frozen upon the ledger.
  await sequence(it.databases.clock, now, openSeal('ledger', it.files))
  const given = { ...(await particulars(it, force, person)), ...(await draftOfOneWhoLeft(it, force, people)) }
  for (const command of it.app.commands.filter((one) => one.opens && !known.has(one.record))) {
    const role = rolesThatMay(command.permission)[0]
    const who = role === undefined ? undefined : people.get(role)
    const address = `${command.record}/${command.path}`
    const sample = sampleBody(command, now)
    await who?.api(`/api/${address}`, { ...(typeof sample === 'object' ? sample : {}), ...given[address] })
  }
  await photographThatGoes(people, episode)
  await evidenceOfAnAction(people, now)
  await people.get('call handler')?.api(`/api/missing/${episode}/link`, { purpose: 'carer' })
  await people.get('force incident manager')?.api(`/api/missing/${located}/location`, {
    place: 'At a friend’s',
    how: 'friends',
    with: null,
    atRisk: false,
    placeToReturn: null,
    confirmedBy: 'PC Harrow',
    confirmedHow: 'seen by an officer',
    detail: 'Well',
    at: null,
  })
  const home = { to: 'Home, mother', seenBy: 'PC Rowe', detail: null, at: null }
  await people.get('force incident manager')?.api(`/api/missing/${located}/return`, home)
  await people.get('call handler')?.api(`/api/missing/${located}/link`, { purpose: 'authority' })
  await fromOutside(it, force)
}

/** A draft under embargo whose one reader left, entered long ago so that it is not the newest inspection; and the people who could read it. */
async function draftOfOneWhoLeft(it: It, force: string, people: Everybody): Promise<Record<string, object>> {
  const leaver = await it.newcomer(force, 'Pia Holloway', ['improvement team'])
  const about = await openedAt(it, plus(it.clock(), hours(-24 * 60)), {
    by: leaver.person.name,
    record: 'inspection',
    name: 'record',
    body: {
      ...{ reference: 'DRAFT-9', title: 'A draft', body: 'HMICFRS', kind: 'PEEL', programme: 'PEEL' },
      ...{ fieldwork: null, publishedOn: null, address: null, follows: null, readers: [] },
    },
  })
  const left = await people.get('system administrator')?.api(`/api/staff/${leaver.person.staffId}/departure`, {
    sure: true,
  })
  assert.equal(left?.status, 200, left?.text)
  return { 'draft-readers/requests': { about, readers: [people.get('improvement team')?.person.staffId] } }
}

/** A file that its owner attached to an action of the plan. */
async function evidenceOfAnAction(people: Everybody, now: Instant): Promise<void> {
  const [keeper, owner] = [people.get('improvement team'), people.get('missing person coordinator')]
  assert.ok(keeper && owner)
  const { written, allocate } = await plannedActions(keeper)
  const [startOn, dueOn, effectOn] = [1, 30, 90].map((days) => addDays(localDate(now), days))
  const id = await written({ dates: { startOn, dueOn, effectOn } })
  assert.equal((await allocate(id, owner)).status, 200)
  const file = Buffer.from('Minutes of the training board').toString('base64')
  const attached = await owner.api(`/api/action/${id}/files`, { what: 'Minutes', file })
  assert.equal(attached.status, 200, attached.text)
}

/** Where that file is given. */
export async function addressOfEvidence(it: It, force: string): Promise<string> {
  const { rows } = await it.owner.read(
    { force, who: SYSTEM, now: it.clock() },
    async (reader) =>
      await reader.query(
        sql`select record_id::text as id, position from fact where force_id = ${force} and kind = 'action.file-attached/1' limit 1`,
      ),
  )
  const [id, position] = Object.values(rows[0] ?? {}).map(String)
  return `/action/${id}/files/${position}`
}

/** Of the wrong child, as one records manager says: another decides. */
async function photographThatGoes(people: Everybody, episode: string): Promise<void> {
  const added = await people.get('force incident manager')?.api(`/api/missing/${episode}/photographs`, {
    photograph: base64(await colours(200, 300)),
    from: 'Her mother',
    taken: null,
    looks: null,
    consent: 'nobody could be asked',
    agreedBy: null,
  })
  assert.equal(added?.status, 200, added?.text)
  const asked = await people.get('records manager')?.api('/api/erasure/erasures', {
    ofRecord: episode,
    ofKind: 'photograph',
    entry: JSON.parse(added?.text ?? '').position,
    authority: 'it was recorded against the wrong person',
    document: 'Letter 12 of 2026',
    requestedOn: null,
  })
  assert.equal(asked?.status, 201, asked?.text)
}

/** The child’s own record. */
export async function childOf(it: It, force: string, episode: string): Promise<string> {
  const { rows } = await it.owner.read(
    { force, who: SYSTEM, now: it.clock() },
    async (reader) =>
      await reader.query(
        sql`select person_id::text as id from episode where force_id = ${force} and record_id = ${episode} limit 1`,
      ),
  )
  return String(Object.values(rows[0] ?? {})[0])
}

/** What the plainest body does not say rightly. */
async function particulars(it: It, force: string, person: string): Promise<Record<string, object>> {
  const now = it.clock()
  const one = async (query: ReturnType<typeof sql>) => {
    const { rows } = await it.owner.read({ force, who: SYSTEM, now }, async (reader) => await reader.query(query))
    return String(Object.values(rows[0] ?? {})[0])
  }
  const inspection = await one(
    sql`select record_id::text from inspection where force_id = ${force} and published_on is not null and comments_owed limit 1`,
  )
  // One whose pack has a figure to follow to its cases.
  const findingId = await one(
    sql`select finding_id::text from recommendation_now where force_id = ${force} and finding_id is not null and test is not null limit 1`,
  )
  return {
    'policy/proposal': {
      version: 'A version to look at',
      effectiveFrom: plus(now, hours(48)),
      values: { 'acknowledge.minutes': 9 },
      because: 'So that its page can be looked at',
    },
    'policy/one-value': {
      name: 'acknowledge.minutes',
      value: 8,
      version: 'One value to look at',
      effectiveFrom: plus(now, hours(49)),
      because: 'So that its page can be looked at',
    },
    'same-home/same-home': { written: 'Larch Hse, Mill Lane', home: 'Larch House, 3 Mill Lane' },
    'opening/glass': { recordId: person },
    'opening/lift-requests': { recordId: person },
    'section-55/comments': { inspection },
    'commissioner-action/undertakings': { measures: ['M4'] },
    'oversight-pack/packs': { findingId },
    'publication-check/looks': { address: 'https://there.example/plan' },
  }
}
