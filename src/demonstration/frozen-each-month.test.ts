// The packs and releases of the year that was loaded: one a month, each of its own time, computed again to the same; and none twice.
import assert from 'node:assert/strict'
import { mkdtempSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { test } from 'node:test'
import { testApp } from '../../test/app.ts'
import { covered } from '../../test/covered.ts'
import { meetings } from '../accountability/board/queries.ts'
import { releasesOf } from '../accountability/public/release-queries.ts'
import { openSeal } from '../kernel/sequencer.ts'
import { sql } from '../kernel/sql.ts'
import { endOfLocalDay, instant, localDate } from '../kernel/time.ts'
import { SYSTEM } from '../registers/world.ts'
import { demonstrationForce } from './force.ts'
import { freezeEachMonth } from './frozen-each-month.ts'
import { defaultParameters, demonstrate } from './index.ts'
import { heldWhileLoading } from './ring.ts'
import { showAtOnce } from './shown-at-once.ts'

const now = instant('2026-11-20T21:30:00Z')
const it = await testApp({ clock: () => now })
const force = demonstrationForce.id
const tess = await it.named('Tess Mowbray')
const seal = openSeal('test', mkdtempSync(join(tmpdir(), 'vigil-each-month-')))
const complained: string[] = []
const load = async () => {
  it.app.holdBack(heldWhileLoading(now))
  await demonstrate({
    db: it.databases.app,
    policyAt: await it.app.policies.of(force, now),
    reactions: it.app.reactions,
    parameters: { ...defaultParameters, episodesPerYear: 60, months: 5 },
    commands: it.app.commands,
    commandsThen: it.app.commandsThen,
    judge: async (at) => await it.app.judgeAsRecorded(force, at),
    seal: async () => await covered(it.databases.clock, force, now, seal),
    complain: (sentence) => void complained.push(sentence),
    last: async () => {
      it.app.holdBack(null)
      await it.app.judge(force)
      await showAtOnce({ db: it.databases.app, now, act: it.app.act })
    },
  })
}
const ends = ['07-31', '08-31', '09-30', '10-31'].map((day) => endOfLocalDay(`2026-${day}`))
const frozen = async () =>
  await it.databases.app.read({ force, who: SYSTEM, now }, async (reader) => ({
    boards: await meetings.all(reader, { force, limit: 50 }),
    releases: await releasesOf.all(reader, { force }),
  }))

test('a board and a release as each month ended, weekly releases since the last, and those of today; begun again, no more', async () => {
  await load()
  const first = await frozen()
  assert.deepEqual(
    first.boards.map(({ as_at }) => as_at),
    [null, ...ends.toReversed()],
  )
  assert.ok(
    first.boards.every(
      ({ as_at, frozen_at, held_on }) =>
        (as_at ?? '') < (frozen_at ?? '') && localDate(instant(frozen_at ?? '')) < held_on,
    ),
  )
  assert.deepEqual(
    first.releases.map(({ frozen_at }) => frozen_at),
    [now, instant('2026-11-14T09:00:00Z'), instant('2026-11-07T09:00:00Z'), ...ends.toReversed()],
  )
  await load()
  assert.deepEqual(await frozen(), first)
  assert.deepEqual(complained, [])
})

test('every number, status and list of each pack comes out the same', async () => {
  for (const { record_id } of (await frozen()).boards) {
    const again = JSON.parse((await tess.get(`/api/meeting/${record_id}/computed-again`)).text)
    assert.ok(again.rows.length > 0 && again.statuses.length > 0)
    const different = ['rows', 'statuses', 'lists', 'audits'].flatMap((what) =>
      again[what].filter((one: { same: boolean }) => !one.same),
    )
    assert.deepEqual(different, [], again.title)
  }
})

test('a release shows no status that was computed after it and nothing that was published since; each but the last was followed', async () => {
  const { rows } = await it.databases.app.read(
    { force, who: SYSTEM, now },
    async (reader) =>
      await reader.query(sql`
        select r.frozen_at, max(one ->> 'judgedAt') as judged, max(one ->> 'published') as published, count(*)::integer as n,
          exists (select from fact f where f.force_id = r.force_id and f.record_id = r.release_id and f.kind = 'published-figures.followed/1') as followed
        from published.release r
        cross join lateral jsonb_array_elements(r.body -> 'recommendations') as one
        where r.force_id = ${force}
        group by r.force_id, r.release_id, r.frozen_at
        order by r.frozen_at
        limit 20`),
  )
  type Found = { frozen_at: string; judged: string; published: string; n: number; followed: boolean }
  const found: readonly Found[] = JSON.parse(JSON.stringify(rows))
  for (const [index, one] of found.entries()) {
    assert.equal(one.judged, [...ends, ends[3], ends[3], now][index])
    assert.ok(one.published <= localDate(instant(one.frozen_at)))
    assert.equal(one.followed, index < found.length - 1)
  }
  // The two invented inspections came in the last months.
  assert.ok((found[0]?.n ?? 0) < (found.at(-1)?.n ?? 0))
})

test('a day after which something was published is left without a release: none is put in between', async () => {
  const before = await frozen()
  const stage = {
    db: it.databases.app,
    force,
    policyAt: await it.app.policies.of(force, now),
    reactions: it.app.reactions,
    staff: new Map((await it.staff()).map((one) => [one.name, one])),
  }
  const given = {
    stage,
    until: instant('2026-08-16T12:00:00Z'),
    commands: it.app.commands,
    commandsThen: it.app.commandsThen,
  }
  await freezeEachMonth({ ...given, ends: [endOfLocalDay('2026-08-15')] })
  assert.deepEqual(await frozen(), before)
})
