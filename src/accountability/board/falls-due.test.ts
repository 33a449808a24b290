// What falls due before the next board stands in the pack as it stood at the freeze: the force's own, until the next board that is called.
import assert from 'node:assert/strict'
import { mkdtempSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { test } from 'node:test'
import { testApp } from '../../../test/app.ts'
import { covered } from '../../../test/covered.ts'
import { plannedActions } from '../../../test/planned-action.ts'
import { demonstrationForce } from '../../demonstration/force.ts'
import { openSeal } from '../../kernel/sequencer.ts'
import { instant } from '../../kernel/time.ts'

const now = instant('2026-11-23T09:00:00Z')
const it = await testApp({ clock: () => now })
const milo = await it.named('Milo Ferrand')
const office = await it.named('Uma Kettering')
const seal = openSeal('ledger', mkdtempSync(join(tmpdir(), 'vigil-falls-due-')))
const planned = await plannedActions(await it.named('Sam Underhill'))

const call = async (title: string, heldOn: string): Promise<string> => {
  const called = await milo.send('/meeting/calls', { title, heldOn })
  assert.equal(called.status, 303, called.text)
  return (called.location ?? '').split('/').at(-1) ?? ''
}
const freeze = async (board: string) => {
  await covered(it.databases.clock, demonstrationForce.id, now, seal)
  const frozen = await milo.api(`/api/meeting/${board}/pack`, { decisionsAsked: [], childrenSaid: [] })
  assert.equal(frozen.status, 200, frozen.text)
}
const listed = async (board: string) => {
  const page = (await milo.get(`/meeting/${board}`)).text
  return (
    /id="falls-due"[\s\S]*?What falls due next, today/
      .exec(page)?.[0]
      .replace(/<[^>]*>/g, ' ')
      .replace(/\s+/g, ' ') ?? ''
  )
}

const soon = await planned.written({
  text: 'Brief every shift on grading at its morning meeting, by the duty inspector',
  dates: { startOn: '2026-11-24', dueOn: '2027-01-05', effectOn: '2027-02-01' },
})
const later = await planned.written({
  text: 'Look at it again in spring at the morning meeting, by the duty inspector',
  dates: { startOn: '2026-11-24', dueOn: '2027-02-20', effectOn: '2027-03-01' },
})
const late = await planned.written({
  text: 'Write down who looks for a child at night, and read it at the morning meeting',
  dates: { startOn: '2026-10-24', dueOn: '2026-11-20', effectOn: '2027-02-01', passed: 'Begun before Vigil was' },
})
const nobodys = await planned.written({
  text: 'Name who is called at night, at the morning meeting, by the duty inspector',
  dates: { startOn: '2026-11-24', dueOn: '2027-01-07', effectOn: '2027-02-01' },
})
for (const one of [soon, later, late]) assert.equal((await planned.allocate(one, milo)).status, 200)
const board = await call('Board of December', '2026-12-08')
await call('Board of January', '2027-01-12')
const undertaken = await office.api('/api/commissioner-action/undertakings', {
  ...{ words: 'Visit the control room', owner: 'The office', dueOn: '2026-12-20', measures: [], noMeasure: 'None' },
})
assert.equal(undertaken.status, 201, undertaken.text)

test('the pack lists what falls due before the next board that is called, and neither what is later nor what another body owes', async () => {
  await freeze(board)
  const text = await listed(board)
  assert.match(text, /Falls due before the next board, until 12 January 2027/)
  assert.match(text, /Brief every shift on grading[^;]*due 5 January 2027/)
  assert.match(text, /Name who is called at night[^;]*due 7 January 2027[^;]*; nobody owns it/)
  assert.match(text, /Board of January, 12 January 2027[^;]*freeze the pack of the board due 5 January 2027/)
  assert.doesNotMatch(text, /Look at it again in spring|Visit the control room|Board of December/)
  const { pack } = JSON.parse((await milo.get(`/api/meeting/${board}`)).text)
  const ids = pack.fallsDue.duties.map(({ recordId }: { recordId: string }) => recordId)
  assert.ok(ids.includes(soon) && !ids.includes(later))
  assert.deepEqual(
    ids.filter((id: string) => id === nobodys || id === soon),
    [nobodys, soon, nobodys],
    'in order of date, and that nobody owns it is due too',
  )
  assert.ok(!ids.includes(late), 'what is overdue stands under what is overdue')
  const { n } = pack.headline.find((one: { at: string }) => one.at === 'falls-due')
  assert.equal(n, ids.length)
})

test('it is frozen: a board that is called afterwards for an earlier day changes nothing in it', async () => {
  const before = await listed(board)
  await call('Another before it', '2026-12-22')
  assert.equal(await listed(board), before)
})

test('where no later board is called it says so, and lists a month', async () => {
  const last = await call('Board of February', '2027-02-02')
  await freeze(last)
  const text = await listed(last)
  assert.match(text, /Falls due in the month after this board, until 2 March 2027/)
  assert.match(text, /Look at it again in spring/)
})
