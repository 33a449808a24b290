// The statements behind the figures of a page stand there once, however many figures each counted.
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { besideNow, queriesBeside, type WithFigures } from './beside-now.ts'
import type { FigureThen, PublicMeasure } from './facts.ts'

const measure = (id: string, statement: number, parameters: readonly string[] | undefined) =>
  ({ measure: id, statement, ...(parameters === undefined ? {} : { parameters }) }) as unknown as PublicMeasure
const release = {
  ...{ force: 'north', sql: 'select old', statements: ['select cases', 'select files'], recommendations: [] },
  besideAnswers: [
    ...[measure('M4', 0, ['M4']), measure('M9', 0, ['M9'])],
    ...[measure('A7', 1, ['A7']), measure('M1', 0, undefined)],
  ],
} as unknown as WithFigures
const given = (...measures: readonly string[]) => {
  const beside = besideNow(release)
  return measures.map((one) => beside({ measure: one, last: '2026-10' } as unknown as FigureThen))
}

test('two measures of one statement, one of another, one that the release does not have: each statement once, by its number', () => {
  assert.deepEqual(queriesBeside(given('M4', 'M9', 'A7', 'M2')), [
    { number: 1, sql: 'select cases' },
    { number: 2, sql: 'select files' },
  ])
  assert.equal(given('A7')[0]?.now?.query, 2)
})

test('a figure that was frozen without its values names no statement', () => {
  assert.deepEqual(queriesBeside(given('M1')), [])
})
