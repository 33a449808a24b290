// The national unit's clock at HIGH goes on where a child is passed between forces: it counts from the first HIGH, and told is told.
import assert from 'node:assert/strict'
import { test } from 'node:test'
import {
  action,
  folded,
  graded,
  type Happening,
  happened,
  located,
  reported,
  start,
} from '../../../test/episode-of-facts.ts'
import { minutes, plus } from '../../kernel/time.ts'
import { packageOf } from './transfer/package.ts'
import { highSince } from './unit-told.ts'

const at = (count: number) => plus(start, minutes(count))
const high = 'tell the UK Missing Persons Unit of a child at HIGH'
const owed = (...facts: readonly Happening[]) =>
  folded(...facts).duties.flatMap(({ name, dueAt, metAt }) => (name === high ? [{ dueAt, metAt }] : []))
const raised = (when: number) =>
  happened('missing.raised/1', when, { level: 'HIGH', because: 'x', onInformationHeldAtReport: false })
const lowered = (when: number) =>
  happened('missing.lowered/1', when, {
    level: 'MEDIUM',
    reason: 'new information',
    because: 'x',
    proposedAtPosition: 3,
    deskConsulted: null,
  })
const lost = (when: number) => happened('missing.contact-lost/1', when, { detail: 'x' })
/** First reported to another force, graded HIGH there at 30 minutes, accepted here at 300. */
const accepted = { ...reported({ acceptedAt: at(300), highSince: at(30) }), at: 300 }

test('graded HIGH here too, the child has been at HIGH all along: the two hours count from then', () => {
  assert.deepEqual(owed(accepted, graded('HIGH', 310)), [{ dueAt: at(150), metAt: null }])
  assert.deepEqual(owed(reported(), graded('HIGH', 10)), [{ dueAt: at(130), metAt: null }])
})

test('graded below HIGH here and raised later, it rose anew; and so in a search that begins again', () => {
  assert.deepEqual(owed(accepted, graded('MEDIUM', 310), raised(400)), [{ dueAt: at(520), metAt: null }])
  const again = [accepted, graded('MEDIUM', 310), located(400), lost(600), graded('HIGH', 610)]
  assert.deepEqual(owed(...again), [{ dueAt: at(730), metAt: null }])
})

test('told by the force that passed the child on, nobody tells it again', () => {
  const told = { ...action(40, 'missing persons unit told') }
  assert.deepEqual(owed(accepted, told, graded('HIGH', 310)), [])
  const here = action(320, 'missing persons unit told')
  assert.deepEqual(owed(accepted, graded('HIGH', 310), here), [{ dueAt: at(150), metAt: at(320) }])
})

test('what is passed on says since when it is HIGH, counted through every force, and whether this search was told of', () => {
  const since = (...facts: readonly Happening[]) => packageOf(folded(...facts))?.highSince ?? null
  assert.equal(since(reported(), graded('MEDIUM', 10), raised(50)), at(50))
  assert.equal(since(reported(), graded('HIGH', 10), lowered(40), raised(60)), at(60))
  assert.equal(since(reported(), graded('MEDIUM', 10)), null)
  assert.equal(since(accepted, graded('HIGH', 310)), at(30))
  assert.equal(highSince(folded(accepted, graded('HIGH', 310), located(330), lost(500)).state), null, 'not graded yet')
  const told = action(40, 'missing persons unit told')
  const before = [reported(), graded('HIGH', 10), told, located(60), lost(90), graded('HIGH', 95)]
  assert.equal(packageOf(folded(...before))?.unitToldAt, null, 'of an earlier search')
})
