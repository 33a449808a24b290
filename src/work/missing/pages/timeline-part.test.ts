// An episode with hundreds of entries: its page shows the newest, leads to those before, and none is left out or shown twice.
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { testApp } from '../../../../test/app.ts'
import { reportBody } from '../../../../test/report.ts'
import { newId } from '../../../kernel/identity.ts'
import { minutes, plus } from '../../../kernel/time.ts'
import { appendTo } from '../../../registers/records.ts'
import { contextOf } from '../../../registers/world.ts'
import { missing } from '../procedure.ts'

const it = await testApp()
const handler = await it.named('Asha Nolan')
const idOf = (text: string): string => String(JSON.parse(text).recordId)

async function episodeWithNotes(count: number): Promise<string> {
  const recordId = idOf(
    (await handler.api('/api/missing/report', reportBody(it.clock(), { name: 'Perran Longnote' }))).text,
  )
  const world = await it.app.world(handler.person)
  await world.db.write(contextOf(world), async (writer) => {
    await appendTo({ writer, world, commandId: newId(world.now) }, missing, recordId, () =>
      Array.from({ length: count }, (_, number) => ({
        kind: 'missing.noted/1',
        happenedAt: plus(world.now, minutes(-(number % 7))),
        body: { text: `Note ${number} of the night` },
      })),
    )
  })
  return recordId
}

/** The numbers of the entries on one page, and where the link after them leads. */
const read = (html: string) => ({
  entries: [...html.matchAll(/<li id="entry-(\d+)"/g)].map(([, position]) => Number(position)),
  further: /href="([^"]*before=\d+[^"]*)">\d+ earlier entr/.exec(html)?.[1]?.replaceAll('&amp;', '&') ?? null,
})

for (const page of ['', '/as-known']) {
  test(`all of five hundred entries, two hundred on a page: /missing/…${page}`, async () => {
    const recordId = await episodeWithNotes(500)
    const total = JSON.parse((await handler.get(`/api/missing/${recordId}`)).text)
    const seen: number[] = []
    let address: string | null = `/missing/${recordId}${page}`
    let pages = 0
    while (address !== null && pages < 9) {
      const { text } = await handler.get(address)
      const { entries, further } = read(text)
      assert.equal(
        /(\d+) later entries are not on this page/.exec(text)?.[1],
        pages === 0 ? undefined : `${seen.length}`,
      )
      assert.ok(entries.length <= 200, `${entries.length} entries on one page`)
      seen.push(...entries)
      address = further
      pages++
    }
    assert.equal(pages, 3)
    assert.equal(new Set(seen).size, seen.length, 'none twice')
    assert.equal(seen.length, total.timeline.length + total.timelineLeft)
    assert.ok(seen.length > 500)
  })
}

test('as known then, what had happened by then and was recorded later: the newest, and how many more there are', async () => {
  const recordId = await episodeWithNotes(500)
  const path = `/missing/${recordId}/as-known?at=${encodeURIComponent(plus(it.clock(), minutes(-1)))}`
  const { notKnownThen, notKnownThenLeft } = JSON.parse((await handler.get(`/api${path}`)).text)
  assert.equal(notKnownThen.length, 200)
  assert.ok(notKnownThen.length + notKnownThenLeft >= 428, `${notKnownThenLeft} more`)
  assert.ok((await handler.get(path)).text.includes(`And ${notKnownThenLeft} earlier entries: all are in the timeline`))
})

test('a correction whose entry stands on another page says which entry, and leads nowhere that is not there', async () => {
  const recordId = await episodeWithNotes(250)
  const world = await it.app.world(handler.person)
  await world.db.write(contextOf(world), async (writer) => {
    await appendTo({ writer, world, commandId: newId(world.now) }, missing, recordId, ({ facts }) => [
      {
        kind: 'missing.noted/1',
        happenedAt: plus(world.now, minutes(-90)),
        body: { text: 'Earlier than it was said' },
        corrects: facts.length,
      },
    ])
  })
  for (const address of [`/missing/${recordId}`, read((await handler.get(`/missing/${recordId}`)).text).further]) {
    const html = (await handler.get(address ?? '')).text
    for (const [, position] of html.matchAll(/href="#entry-(\d+)"/g))
      assert.ok(html.includes(`id="entry-${position}"`), `entry ${position} of ${address}`)
    assert.match(html, /corrects entry|corrected since: see entry/)
  }
})
