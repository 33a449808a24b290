// The accountability loop: standing of two hundred recommendations, a board pack of a force's year, and the public site from memory.
import { join } from 'node:path'
import pg from 'pg'
import { closeDatabases, openDatabases } from '../src/app/databases.ts'
import { makeApp } from '../src/app.ts'
import { readConfig } from '../src/config.ts'
import { demonstrationForce, demonstrationStaff, seedForce } from '../src/demonstration/force.ts'
import { startEmbedded } from '../src/kernel/embedded.ts'
import { newId } from '../src/kernel/identity.ts'
import { migrate } from '../src/kernel/migrate.ts'
import { roleUrl } from '../src/kernel/roles.ts'
import { openSeal, sequence } from '../src/kernel/sequencer.ts'
import { addDays, localDate, systemNow } from '../src/kernel/time.ts'
import { policyAt } from '../src/practice/policy.ts'
import { personOfRow } from '../src/registers/staff.ts'
import { standingPolicy } from '../src/work/standing-policy.ts'
import { root } from './at-hand.ts'
import { computedAgain } from './computed-again.ts'
import { loadEpisodes } from './load.ts'
import { publicSite } from './public-site.ts'
import type { Row } from './statistics.ts'
import { shownTime, timed } from './timed.ts'

const ofAForce = 2_400

/** The one that has a test, and its copies. */
const recommendations = 201

const tell = (line: string) => process.stderr.write(`accountability: ${line}\n`)

export async function bench(): Promise<Row[]> {
  const embedded = await startEmbedded({ root, name: 'bench-accountability', durable: true })
  try {
    const ownerUrl = embedded.url('vigil_owner')
    await migrate(ownerUrl, { folder: join(root, 'db') })
    const databases = openDatabases((role) => roleUrl(ownerUrl, role), 4)
    const now = systemNow()
    await seedForce(databases.app, policyAt([standingPolicy]), now)
    await filled(ownerUrl)
    const files = join(root, '.vigil/bench-accountability-files')
    const config = readConfig({ PORT: '0', VIGIL_DATA: files, VIGIL_DEMONSTRATION: 'on' }, files)
    const app = await makeApp({ config, databases, clock: systemNow, logLevel: 'silent', requestsPerMinute: 0 })
    const staff = (await demonstrationStaff(databases.app, now)).map(personOfRow)
    const keeper = staff.find((one) => one.name === 'Sam Underhill')
    if (keeper === undefined) throw new Error('nobody keeps the plan')
    const seal = openSeal('ledger', files)
    while ((await sequence(databases.clock, systemNow(), seal)).appended > 0);
    tell('computing every standing')
    const judged = await timed(async () => void (await app.judge(demonstrationForce.id)), 5)
    const cookie = await app.sessions.begin(keeper, null)
    const post = async (path: string, body: unknown) => {
      const answer = await app.server.http.inject({
        method: 'POST',
        url: path,
        headers: { cookie: `vigil_session=${cookie}`, 'content-type': 'application/json' },
        payload: JSON.stringify(body),
      })
      if (answer.statusCode >= 300) throw new Error(`${path}: ${answer.statusCode} ${answer.body}`)
      return answer
    }
    tell('freezing packs')
    const meetings: string[] = []
    for (let run = 0; run < 3; run++) {
      const called = await post('/api/meeting/calls', {
        title: `Board ${newId(now)}`,
        heldOn: addDays(localDate(now), 20),
      })
      meetings.push(String(JSON.parse(called.body).recordId))
    }
    const [frozen = ''] = meetings
    const packed = await timed(
      async () => void (await post(`/api/meeting/${meetings.pop()}/pack`, { decisionsAsked: [], childrenSaid: [] })),
      3,
    )
    // Who sees the board and its papers both.
    const chief = staff.find((one) => one.name === 'Tess Mowbray')
    if (chief === undefined) throw new Error('nobody leads the force')
    const seen = await app.sessions.begin(chief, null)
    const get = async (path: string) => {
      const answer = await app.server.http.inject({
        method: 'GET',
        url: path,
        headers: { cookie: `vigil_session=${seen}` },
      })
      if (answer.statusCode !== 200) throw new Error(`${path}: ${answer.statusCode}`)
    }
    tell('computing a pack again')
    const again = await computedAgain(get, frozen, ofAForce)
    tell('publishing, and asking the public site')
    await app.act(keeper, 'published-figures/publish', {})
    const site = await publicSite(roleUrl(ownerUrl, 'vigil_public'))
    await app.server.http.close()
    await app.stop()
    await closeDatabases(databases)
    return [
      {
        claim: `standing of ${recommendations} recommendations recomputed (median of 5)`,
        target: '≤ 2 s',
        measured: shownTime(judged),
        met: judged.milliseconds <= 2_000,
      },
      {
        claim: `board pack of a force, frozen, ${ofAForce} episodes folded (median of 3)`,
        target: '≤ 5 s',
        measured: shownTime(packed),
        met: packed.milliseconds <= 5_000,
      },
      ...again,
      ...site,
    ]
  } finally {
    await embedded.stop()
  }
}

/** Once: a force's year of episodes, and two hundred copies of the recommendation that has a test. */
async function filled(ownerUrl: string): Promise<void> {
  const url = new URL(ownerUrl.replace(/@\//, '@localhost/'))
  const client = new pg.Client({
    host: url.searchParams.get('host') ?? '',
    user: url.username,
    database: url.pathname.slice(1),
  })
  await client.connect()
  const there = await client.query<{ n: string }>('select count(*) as n from episode')
  const missing = ofAForce - Number(there.rows[0]?.n ?? 0)
  if (missing > 100) await loadEpisodes(client, [demonstrationForce.id], missing, systemNow(), () => undefined)
  // With their facts: the judge folds what was approved and believes no row.
  await client.query(`
    with copy as (
      select r.force_id, r.record_id as of, gen_random_uuid() as id, n
      from recommendation r, generate_series(1, ${recommendations - 1}) n
      where r.reference = 'NCPI-2021/1'
        and not exists (select from recommendation there where there.reference like 'COPY/%')
    ), row as (
      insert into recommendation (force_id, record_id, reference, source, inspection, published, theme, words, due_on, stage, test, test_set_at, counts_from, loosenings, date_changes)
      select c.force_id, c.id, 'COPY/' || c.n, r.source, r.inspection, r.published, r.theme, r.words, r.due_on, r.stage, r.test, r.test_set_at, r.counts_from, r.loosenings, r.date_changes
      from copy c
      join recommendation r on r.force_id = c.force_id and r.record_id = c.of
    )
    insert into fact (force_id, record_id, position, kind, happened_at, recorded_at, recorded_by, command_id, policy_version, body, salt, body_hash)
    select f.force_id, c.id, f.position, f.kind, f.happened_at, f.recorded_at, f.recorded_by, f.command_id, f.policy_version,
      f.body || case when f.body ? 'reference' then jsonb_build_object('reference', 'COPY/' || c.n) else '{}' end, f.salt, f.body_hash
    from copy c
    join fact f on f.force_id = c.force_id and f.record_id = c.of`)
  await client.query('vacuum analyze')
  await client.end()
}

if (import.meta.main) console.table(await bench())
