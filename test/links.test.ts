// Every page offers only what its reader may open, and whatever somebody may open is found by following links from their first page.
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { roles } from '../src/registers/permissions.ts'
import { type Client, testApp } from './app.ts'
import { oneOfEach } from './one-of-each.ts'

const it = await testApp()
await oneOfEach(it)

const identity = /[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}/g
/** Pages of one kind are one: `/missing/…/answers`. */
const shapeOf = (address: string): string =>
  address
    .replace(/\?.*/, '')
    .replaceAll(identity, '*')
    .replace(/^\/measures\/[AM]\d+[a-z]?/, '/measures/*')

/** Two of a kind are opened: an episode that waits for its grade offers other things than one that is graded. */
const eachKind = 2

type Walk = { readonly reached: ReadonlySet<string>; readonly wrong: readonly string[] }

async function walk(client: Client): Promise<Walk> {
  const [reached, wrong, opened] = [new Set<string>(), [] as string[], new Map<string, number>()]
  const waiting: { readonly at: string; readonly from: string }[] = [{ at: '/', from: 'the start' }]
  for (let next = waiting.shift(); next !== undefined; next = waiting.shift()) {
    const { status, text, location, type } = await client.get(next.at)
    if (status >= 300 && status < 400 && location !== null) {
      waiting.push({ at: location, from: next.at })
      continue
    }
    if (status !== 200)
      wrong.push(`${client.person.roles.join()}: ${next.from} leads to ${next.at}, which answers ${status}`)
    if (!type.startsWith('text/html')) continue
    for (const [, address = ''] of text.matchAll(/<a\b[^>]*?href="([^"#]+)/g)) {
      const at = address.replaceAll('&amp;', '&')
      const shape = shapeOf(at)
      const before = opened.get(shape) ?? 0
      if (!at.startsWith('/') || before >= eachKind || waiting.some((one) => one.at === at)) continue
      opened.set(shape, before + 1)
      reached.add(shape)
      waiting.push({ at, from: next.at })
    }
  }
  return { reached, wrong }
}

const walks: Walk[] = []

test('no page leads its reader to a refusal, whichever job they have', { timeout: 600_000 }, async (t) => {
  const staff = await it.staff()
  for (const role of roles) {
    const person = staff.find((one) => one.roles.includes(role))
    assert.ok(person, `nobody in the demonstration is ${role}`)
    walks.push(await walk(await it.as(person)))
  }
  t.diagnostic(`${walks.reduce((sum, one) => sum + one.reached.size, 0)} kinds of page by ${walks.length} jobs`)
  assert.deepEqual(
    walks.flatMap((one) => one.wrong),
    [],
  )
})

test('every page and form that stands by itself is found by links from the first page', () => {
  const reached = new Set(walks.flatMap((one) => [...one.reached]))
  // Links from outside, the way in and out, what is asked at a closed record, what a program asks (names would stand in an address), and what
  // is offered while there is none of it yet.
  const apart =
    /^\/($|live|assets|health|shared|sign-in|sign-out|demonstration|opening\/(glass|lift-requests)|programme\/programmes|drafts-nobody-reads|draft-readers\/requests|missing\/(contacts\/sample\/population|search))|\*|:/
  const lost = it.app.server.routes
    .filter(({ method, path }) => method === 'GET' && !path.startsWith('/api') && !apart.test(path))
    .map(({ path }) => path)
    .filter((path) => !reached.has(path))
  assert.deepEqual(lost, [])
})
