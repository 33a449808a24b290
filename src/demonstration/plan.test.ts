// The plan: the same seed the same plan, the rates come out, and everybody does only what their job may.
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { instant, minutesBetween } from '../kernel/time.ts'
import { may, type Role } from '../registers/permissions.ts'
import { standingPolicy } from '../work/standing-policy.ts'
import { commandOf } from './carry-out.ts'
import type { PlannedEpisode } from './episode.ts'
import { people } from './force/people.ts'
import { defaultParameters, episodesOf, type Parameters, planDemonstration } from './plan.ts'
import { defaultRates, failings, type Rates, rateAt } from './rates.ts'

const until = instant('2026-11-23T09:00:00.000Z')
const planned = (more: Partial<Parameters> = {}) =>
  planDemonstration({ ...defaultParameters, episodesPerYear: 300, ...more }, standingPolicy, until)
const steady = (change: Partial<Rates>): Rates => ({ ...defaultRates, ...change })

const plan = planned()
const history = episodesOf(plan.history)
const everything = [...episodesOf(plan.open), ...history]
const graded = (episodes: readonly PlannedEpisode[]) =>
  episodes.filter((episode) => episode.level !== null && episode.course.path === 'missing')

test('the same seed makes the same plan, another seed another', () => {
  assert.deepEqual(planned(), plan)
  assert.notDeepEqual(planned({ seed: 8 }), plan)
})

test('as many episodes as were asked for, none reported twice, none of them to come', () => {
  assert.ok(Math.abs(history.length - 300) <= 15, `${history.length}`)
  assert.equal(new Set(everything.map((episode) => episode.id)).size, everything.length)
  const acts = everything.flatMap((episode) => episode.acts)
  assert.deepEqual(
    acts.filter((act) => act.at > until),
    [],
  )
})

test('acts stand in the order of time and belong to the report', () => {
  for (const { acts, reportedAt } of everything) {
    assert.equal(acts[0]?.command, 'report')
    acts.reduce((before, act) => {
      assert.ok(act.at >= before, `${act.command} at ${act.at} after ${before}`)
      return act.at
    }, reportedAt)
  }
})

test('grading is late as often as asked, within what chance allows in 300 episodes', () => {
  const share = (rate: number) => {
    const rates = steady({ lateGrading: { start: rate, end: rate } })
    const episodes = graded(episodesOf(planned({ rates }).history))
    const late = episodes.filter(({ acts, reportedAt, level }) => {
      const endorsed = acts.find((act) => act.command === 'endorse')
      return endorsed !== undefined && minutesBetween(reportedAt, endorsed.at) > (level === 'HIGH' ? 30 : 60)
    })
    return late.length / episodes.length
  }
  // Teams and hours make it up to half as much again, and a child found first is endorsed at once.
  assert.equal(share(0), 0)
  const half = share(0.5)
  assert.ok(half > 0.4 && half < 0.6, `${half}`)
})

test('a rate stays until two fifths of the way, and has reached its end at nine tenths', () => {
  const rate = { start: 0.4, end: 0.1 }
  assert.deepEqual(
    [0, 0.4, 0.9, 1].map((through) => Math.round(rateAt(rate, through) * 1000) / 1000),
    [0.4, 0.4, 0.1, 0.1],
  )
  assert.equal(failings.length, Object.keys(defaultRates).length)
})

test('later months do better where told to', () => {
  const episodes = graded(episodesOf(planned({ episodesPerYear: 1200 }).history))
  const lateBefore = (from: string, to: string) => {
    const some = episodes.filter(({ reportedAt }) => reportedAt >= from && reportedAt < to)
    return some.filter(({ course }) => course.failing.lateGrading).length / some.length
  }
  assert.ok(lateBefore('2025-11', '2026-03') > lateBefore('2026-09', '2026-12') + 0.08)
})

test('few children make many of the reports', () => {
  const children = planned({ episodesPerYear: 1200 }).history.map(({ episodes }) => episodes.length)
  const all = children.reduce((sum, count) => sum + count, 0)
  const top = children.sort((a, b) => b - a).slice(0, Math.round(children.length * 0.04))
  const share = top.reduce((sum, count) => sum + count, 0) / all
  assert.ok(share > 0.2 && share < 0.36, `${share}`)
})

test('no child has the name of a member of staff or of another child', () => {
  const staff = people.map((one) => one.name)
  const children = [...plan.open, ...plan.history].map(({ child }) => child.name)
  assert.equal(new Set([...staff, ...children]).size, staff.length + children.length)
})

test('everybody does only what their job may do', () => {
  const rolesOf = new Map<string, readonly Role[]>(people.map((one) => [one.name, one.roles]))
  const wrong = everything
    .flatMap((episode) => episode.acts)
    .filter((act) => {
      const person = {
        staffId: '',
        forceId: '',
        name: act.by,
        roles: rolesOf.get(act.by) ?? [],
        unit: null,
        supervisorId: null,
      }
      return !may(person, commandOf(act).permission)
    })
    .map((act) => `${act.by}: ${act.command}`)
  assert.deepEqual([...new Set(wrong)], [])
})
