// The paper of a public meeting: made of what is published and of nothing else, commentary beside the figures, and frozen: later releases leave it as it is.
import assert from 'node:assert/strict'
import { test } from 'node:test'
import Schema from 'typebox/schema'
import { testApp } from '../../../test/app.ts'
import { demonstrationForce } from '../../demonstration/force.ts'
import { newId } from '../../kernel/identity.ts'
import { hours, type Instant, instant, plus } from '../../kernel/time.ts'
import { upsertObservations } from '../../registers/changes.ts'
import { SYSTEM } from '../../registers/world.ts'
import { answerOf } from '../../web/openapi/operations.ts'
import { performanceMeetingPaperAnswer } from './paper-answer.ts'

let now: Instant = instant('2026-11-10T09:00:00.000Z')
const it = await testApp({ clock: () => now })
const force = demonstrationForce.id
const office = async () => await it.named('Uma Kettering')

/** Of M1, which the first recommendation is tested by: so many in each of the twelve months, so many of them in time. */
async function cases(n: number, yes: number) {
  const months = Array.from({ length: 12 }, (_, at) => new Date(Date.UTC(2025, 10 + at)).toISOString().slice(0, 7))
  await it.databases.clock.write({ force, who: SYSTEM, now }, async (writer) => {
    for (const month of months)
      writer.send(
        upsertObservations(
          force,
          newId(now),
          Array.from({ length: n }, (_, item) => ({
            ...{ measure: 'M1', item: item + 1, at: instant(`${month}-12T10:00:00.000Z`), yes: item < yes },
            ...{ dueAt: null, doneAt: null, recordedAt: null, toleranceMinutes: 0, minutes: null },
            ...{ team: null, area: null, hour: null, part: null },
          })),
        ),
      )
    await Promise.resolve()
  })
}
const called = await (await office()).send('/performance-meeting/calls', {
  ...{ heldOn: '2026-12-10', place: 'Stoke Town Hall', stream: '', questionsBy: '' },
})
const meeting = called.location ?? ''
const paper = async () => (await (await office()).get(`${meeting}/paper`)).text
const values = async () => JSON.parse((await (await office()).get(`/api${meeting}/paper`)).text)
const publish = async () =>
  assert.equal((await (await office()).api('/api/published-figures/releases', {})).status, 201)
const m1Of = (shown: { recommendations: { measures: { measure: string; year: unknown }[] }[] }) =>
  shown.recommendations.flatMap((one) => one.measures).find((one) => one.measure === 'M1')

test('with nothing published there is no paper: it says so, and cannot be frozen', async () => {
  assert.match(await paper(), /No figures have been published yet/)
  const early = await (await office()).send(`${meeting}/paper-freezing`, {})
  assert.equal(early.status, 422)
  assert.match(early.text, /Publish them first/)
})

test('a draft is what is published, rounded as it is there; what is no better comes first, and the office’s words stand beside', async () => {
  await cases(41, 32)
  await it.app.judge(force)
  await publish()
  const shown = await values()
  const year = { yes: 360, n: 480, percent: 75, low: 71, high: 79, effect: 1 }
  assert.deepEqual(m1Of(shown)?.year, year, 'exactly 384 of 492, which nobody reads here')
  assert.doesNotMatch(await paper(), /\b(384|492)\b/)
  const answers = shown.recommendations.map((one: { better: string }) => one.better)
  assert.ok(answers.lastIndexOf('no') < answers.indexOf('not tested yet') || !answers.includes('no'))
  assert.deepEqual(
    shown.groups.flatMap((one: { at: readonly number[] }) => one.at),
    [...shown.recommendations.keys()],
  )
  assert.deepEqual(
    shown.groups.map((one: { answer: string; at: readonly number[] }) => [one.answer, one.at.length]),
    shown.counts.map((one: { answer: string; n: number }) => [one.answer, one.n]),
  )
  assert.match(await paper(), /vigil-folds--named" open><summary[^>]*>Not tested yet: \d+ recommendations</)
  const [{ id, reference }] = shown.recommendations
  const write = async (recommendationId: string, words: string) =>
    await (await office()).send(`${meeting}/commentaries`, { recommendationId, words })
  assert.match((await write(newId(now), 'x')).text, /Choose a recommendation that is in the published figures/)
  assert.equal((await write(id, 'We asked for it in March')).status, 303)
  assert.equal((await write('', 'A hard year')).status, 303)
  const counted = await write(id, 'Of the 240 missing there are 3 children whom nobody asked')
  assert.equal(counted.status, 422)
  assert.match(counted.text, /a count under eight \(“3”\): public figures never show one/)
  const text = await paper()
  assert.match(text, /Draft, not frozen/)
  assert.match(text, new RegExp(`${reference}:[\\s\\S]*We asked for it in March`))
  assert.match(text, /What the commissioner’s office says<\/h2>[\s\S]*A hard year/)
  assert.match((await (await office()).get('/scrutiny')).text, new RegExp(`href="${meeting}/paper"`))
})

test('frozen, it stays upon its release whatever is published since, and nothing more is written beside it', async () => {
  const frozen = await (await office()).send(`${meeting}/paper-freezing`, {})
  assert.equal(frozen.status, 303, frozen.text)
  const before = await values()
  now = plus(now, hours(24 * 25))
  await cases(90, 2)
  await it.app.judge(force)
  await publish()
  const after = await values()
  assert.deepEqual(after.recommendations, before.recommendations)
  assert.equal(after.release.releaseId, before.release.releaseId)
  assert.match(await paper(), /Frozen 10 November 2026/)
  const late = await (await office()).send(`${meeting}/commentaries`, { recommendationId: '', words: 'Better now' })
  assert.match(late.text, /The paper is frozen and cannot be changed/)
  assert.match((await (await office()).send(`${meeting}/paper-freezing`, {})).text, /The paper is frozen/)
  const release = await (await office()).get(`/published-figures/${before.release.releaseId}`)
  assert.match(release.text, /360 of 480/, 'where the number can be counted again')
})

test('a program gets what the paper shows and no field more, though its release holds more of each', async () => {
  const described = Schema.Compile(answerOf({ answer: performanceMeetingPaperAnswer }))
  const shown = await values()
  assert.ok(shown.recommendations.length > 0 && m1Of(shown) !== undefined)
  assert.deepEqual(described.Errors(shown)[1], [])
})

test('whoever does not scrutinise reads the paper and writes nothing', async () => {
  const improvement = await it.named('Milo Ferrand')
  assert.equal((await improvement.get(`${meeting}/paper`)).status, 200)
  assert.equal((await improvement.get(`${meeting}/commentaries`)).status, 403)
})
