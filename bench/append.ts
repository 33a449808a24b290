// Appending with ledger and duties, against the very statements and parameters it sent, replayed bare: same roles, connections and pipelining. And how soon a fact is signed.

import { join } from 'node:path'
import pg from 'pg'
import { openDatabase } from '../src/kernel/database.ts'
import { startEmbedded } from '../src/kernel/embedded.ts'
import { newId } from '../src/kernel/identity.ts'
import { migrate } from '../src/kernel/migrate.ts'
import { systemNow } from '../src/kernel/time.ts'
import { policyAt } from '../src/practice/policy.ts'
import { perform } from '../src/registers/records.ts'
import { report } from '../src/work/missing/commands/report.ts'
import { missing } from '../src/work/missing/procedure.ts'
import { standingPolicy } from '../src/work/standing-policy.ts'
import { root } from './at-hand.ts'
import { capturing, connectionOf, connections, ratePerSecond, replay } from './replayed.ts'
import { body, who } from './report-taken.ts'
import { signed } from './signed.ts'
import type { Row } from './statistics.ts'

const reports = 1_500

const rounds = 5

export async function bench(): Promise<Row[]> {
  const embedded = await startEmbedded({ root, name: 'bench-append', durable: true })
  try {
    const ownerUrl = embedded.url('vigil_owner')
    await migrate(ownerUrl, { folder: join(root, 'db') })
    const bare = 'bare'
    await copyOf(embedded.url('vigil_owner', 'postgres'), bare)
    // Plans are made and statistics gathered before anything is measured, on both alike.
    const warmed = capturing()
    await asProduct(embedded.url('vigil_app'))
    await replay(embedded.url('vigil_app', bare), warmed.stop())
    for (const name of ['vigil', bare]) await analyzed(embedded.url('vigil_owner', name))
    const ratios: number[] = []
    const rates: { product: number; bare: number }[] = []
    for (let round = 0; round < rounds; round++) {
      const captured = capturing()
      const product = await asProduct(embedded.url('vigil_app'))
      const transactions = captured.stop()
      const replayed = await replay(embedded.url('vigil_app', bare), transactions)
      rates.push({ product, bare: replayed })
      ratios.push(product / replayed)
    }
    const middle = [...ratios].sort((a, b) => a - b)[Math.floor(rounds / 2)] ?? 0
    const of = rates.map((one) => `${one.product.toFixed(0)} of ${one.bare.toFixed(0)}`).join(', ')
    return [
      {
        claim: `reports with grade, ledger and duties against their own statements replayed bare (median of ${rounds})`,
        target: '≥ 50%',
        measured: `${(middle * 100).toFixed(0)}% (a second: ${of})`,
        met: middle >= 0.5,
      },
      await signed(embedded.url('vigil_app'), embedded.url('vigil_clock')),
    ]
  } finally {
    await embedded.stop()
  }
}

async function copyOf(adminUrl: string, name: string): Promise<void> {
  const client = new pg.Client(connectionOf(adminUrl))
  await client.connect()
  await client.query(`drop database if exists ${name} with (force)`)
  await client.query("select pg_terminate_backend(pid) from pg_stat_activity where datname = 'vigil'")
  await client.query(`create database ${name} template vigil`)
  await client.end()
}

async function analyzed(ownerUrl: string): Promise<void> {
  const client = new pg.Client(connectionOf(ownerUrl))
  await client.connect()
  await client.query('vacuum analyze')
  await client.end()
}

async function asProduct(url: string): Promise<number> {
  const db = openDatabase(url, { connections })
  const judged = policyAt([standingPolicy])
  const one = async () => {
    const now = systemNow()
    const outcome = await perform({ db, now, who, policyAt: judged, reactions: [] }, missing, report, {
      recordId: newId(now),
      basedOn: null,
      key: newId(now),
      body: body(),
    })
    if (outcome.kind !== 'done') throw new Error(JSON.stringify(outcome))
  }
  const rate = await ratePerSecond(reports, async () => await one())
  await db.close()
  return rate
}

if (import.meta.main) console.table(await bench())
