// A child that is reported missing and offered to the force next door, for the tests of what becomes of such an offer.
import assert from 'node:assert/strict'
import { sql } from '../src/kernel/sql.ts'
import { SYSTEM } from '../src/registers/world.ts'
import type { It } from './app.ts'
import { reportBody } from './report.ts'

export const there = 'warwickshire'

/** Ours, reported by the call handler and offered by the incident manager. */
export async function offeredChildren(it: It) {
  const ours = await it.named('Dev Ramsden')
  const handler = await it.named('Asha Nolan')
  const missingChild = async (name: string): Promise<string> => {
    const made = await handler.api('/api/missing/report', reportOf(name))
    assert.equal(made.status, 201, made.text)
    return String(JSON.parse(made.text).recordId)
  }
  const reportOf = (name: string) =>
    reportBody(it.clock(), {
      name,
      description: 'Blue coat',
      answers: { 'self-harm': 'no' },
      grade: { level: 'HIGH', because: 'Fourteen and out of character', earlierConsidered: null },
    })
  /** Carried to them: by what it is known there. */
  const offer = async (episode: string): Promise<string> => {
    const offered = await ours.api(`/api/missing/${episode}/transfer`, {
      toForce: there,
      because: 'Seen on a train to Rugby',
    })
    assert.equal(offered.status, 200, offered.text)
    assert.equal(await it.app.carry(), 1)
    const rows = await it.owner.read({ force: there, who: SYSTEM, now: it.clock() }, async (reader) => {
      return await reader.query(
        sql`select record_id::text as id from transfer_offer where force_id = ${there} and answer is null limit 1`,
      )
    })
    return String((rows.rows[0] as { id: string }).id)
  }
  return { ours, handler, missingChild, reportOf, offer }
}
