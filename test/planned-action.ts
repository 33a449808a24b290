// An action of the plan as the tests of the plan write, allocate, claim and check it. A test says only what it is about.
import assert from 'node:assert/strict'
import type { Client } from './app.ts'

export type Shown = Readonly<Record<string, unknown>>
export const json = async (client: Client, path: string): Promise<Shown> => JSON.parse((await client.get(path)).text)

export const words = 'Every missing child’s grading is read aloud at the morning meeting by the duty inspector'
export const dates = { startOn: '2026-11-24', dueOn: '2026-12-20', effectOn: '2027-02-01' }

/** What an action need not say. */
export const unsaid = {
  auditOnly: null,
  guidance: [],
  videos: [],
  training: null,
  postsFunded: null,
  postsFilled: null,
  dependsOn: [],
}

/** All that an action says but its dates. */
export const worded = (recommendation: string) => ({
  recommendations: [recommendation],
  text: words,
  measures: ['M4'],
  ...unsaid,
})

/** Written and allocated by whoever keeps the plan, for the first recommendation of the register. */
export async function plannedActions(keeper: Client) {
  const recommendation = /recommendation\/([0-9a-f-]{36})/.exec((await keeper.get('/recommendations')).text)?.[1] ?? ''
  const asWritten = (more: Shown = {}): Shown => ({ ...worded(recommendation), dates, ...more })
  const write = async (more: Shown = {}) => await keeper.api('/api/action/actions', asWritten(more))
  const written = async (more: Shown = {}): Promise<string> => {
    const answer = await write(more)
    assert.equal(answer.status, 201, answer.text)
    return String(JSON.parse(answer.text).recordId)
  }
  const allocate = async (id: string, to: Client, post = 'Missing person coordinator') =>
    await keeper.api(`/api/action/${id}/allocation`, { staffId: to.person.staffId, post })
  const state = async (id: string) => (await json(keeper, `/api/action/${id}`))['state']
  return { recommendation, asWritten, write, written, allocate, state }
}

export const claim = async (id: string, by: Client) =>
  await by.api(`/api/action/${id}/claim`, {
    evidence: 'Minutes of ten meetings, file 12',
    links: ['https://example.org/12'],
  })
export const check = async (id: string, by: Client) =>
  await by.api(`/api/action/${id}/check`, { found: 'Read all ten minutes' })

export const refusedWith = (answer: { status: number; text: string }, said: RegExp) => {
  assert.equal(answer.status, 422, answer.text)
  assert.match(answer.text, said)
}
