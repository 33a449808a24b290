// Lists of recommendations stand in the order in which a person counts them.
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { testApp } from '../../test/app.ts'

const it = await testApp()
const keeper = await it.named('Sam Underhill')
const inspector = await it.named('Ines Fallow')

const ofFirst = (text: string): readonly number[] => [
  ...new Set([...text.matchAll(/NCPI-2021\/(\d+)/g)].map(([, number]) => Number(number))),
]

test('the tenth comes after the ninth, in the register and in the inspectors’ workspace', async () => {
  const { rows } = JSON.parse((await keeper.get('/api/recommendations')).text)
  const named = ofFirst(rows.map((row: { reference: string }) => row.reference).join(' '))
  assert.ok(named.length > 9)
  assert.deepEqual(
    named.filter((one) => one > 1),
    named.filter((one) => one > 1).toSorted((a, b) => a - b),
  )
  const asked = ofFirst((await inspector.get('/inspector')).text)
  assert.deepEqual(
    asked,
    asked.toSorted((a, b) => a - b),
  )
})
