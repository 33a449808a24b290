// The page of clocks: what is late or near is read without opening anything, what is later is counted where it is folded, and one person’s can be read alone.
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { testApp } from '../../../../test/app.ts'
import { type Instant, instant } from '../../../kernel/time.ts'

let now: Instant = instant('2026-11-29T09:00:00.000Z')
const it = await testApp({ clock: () => now })
let keeper = await it.named('Milo Ferrand')
type Clock = {
  readonly falls: string
  readonly task: string
  readonly whose: string
  readonly when: string
  readonly ruled: string
}
type Answer = {
  readonly clocks: readonly Clock[]
  readonly kinds: readonly { readonly words: string; readonly at: readonly number[] }[]
  readonly everybody: readonly string[]
  readonly overdue: number
}
const answer = async (query = ''): Promise<Answer> => JSON.parse((await keeper.get(`/api/clocks${query}`)).text)

const rowsIn = (html: string): number =>
  [...html.matchAll(/<ul class="govuk-list vigil-clocks">[\s\S]*?<\/ul>/g)].reduce(
    (sum, [list]) => sum + list.split('<li').length - 1,
    0,
  )
const heldOver = /<details[\s\S]*?<\/details>/g

test('late and near stand open with who owes them, the rest in a fold with its count; the rule and its source beside every date', async () => {
  await it.app.openComments()
  await it.app.beginScrutiny()
  // The pages that must be published were to be looked at by the fourth.
  now = instant('2026-12-06T09:00:00.000Z')
  keeper = await it.named('Milo Ferrand')
  const shown = (await keeper.get('/clocks')).text
  const { clocks, kinds, overdue } = await answer()
  const later = clocks.filter((one) => one.falls === 'later').length
  assert.ok(overdue > 0 && later > 0)
  assert.equal(rowsIn(shown.replaceAll(heldOver, '')), clocks.length - later)
  assert.equal(rowsIn([...shown.matchAll(heldOver)].join('')), later)
  assert.equal(kinds.flatMap(({ at }) => at).length, later)
  for (const kind of kinds) assert.ok(shown.includes(`>${kind.words}: ${kind.at.length}, due `), kind.words)
  assert.match(shown, /class="vigil-late">[\d,]+ days late \(due 4 December 2026\)/)
  for (const place of ['overdue', 'soon', 'later'])
    assert.ok(shown.includes(`href="#${place}"`) && shown.includes(`id="${place}"`), place)
  assert.doesNotMatch(shown, />Open</)
  const withSource = [...shown.replaceAll(heldOver, '').matchAll(/<li(?: class="vigil-clocks__late")?>[\s\S]*?<\/li>/g)]
    .map(([row]) => row)
    .filter((row) => row.includes('vigil-clocks__rest'))
  assert.equal(withSource.length, clocks.length - later)
  for (const row of withSource)
    assert.match(row, /<span class="vigil-detail">(Statute|National guidance|Force|Vigil default): \S/)
  for (const one of clocks) assert.ok(one.ruled.length > 8 && one.ruled.includes(': '), one.task)
})

test('one body’s are read alone, and the page says so; everybody stands in the list either way', async () => {
  const { everybody, clocks } = await answer()
  const whose = "commissioner's office"
  assert.ok(everybody.length > 1 && everybody.includes(whose))
  const alone = await answer(`?whose=${encodeURIComponent(whose)}`)
  assert.equal(alone.clocks.length, clocks.filter((one) => one.whose === whose).length)
  assert.ok(alone.clocks.length > 0 && alone.clocks.every((one) => one.whose === whose))
  assert.deepEqual(alone.everybody, everybody)
  assert.match(
    (await keeper.get(`/clocks?whose=${encodeURIComponent(whose)}`)).text,
    /Owed by commissioner&#39;s office:/,
  )
  assert.deepEqual((await answer('?whose=Nobody%20here')).clocks, [])
})

test('an inspection says of each date that it set what the date rests on, in the words of the clocks and in no letters', async () => {
  const { inspections } = JSON.parse((await keeper.get('/api/inspections')).text)
  const initial = inspections.find((row: { reference: string }) => row.reference === 'NCPI-2021')
  const path = `/inspection/${String(initial.record_id)}`
  const { dates } = JSON.parse((await keeper.get(`/api${path}`)).text)
  assert.equal(dates.length, 2, 'what it asked for has no time scale in the register')
  for (const { source } of dates) assert.match(source, /^(Statute|National guidance|Force|Vigil default): \S/)
  assert.doesNotMatch((await keeper.get(path)).text, /\((?:V|D|M)\)/)
})
