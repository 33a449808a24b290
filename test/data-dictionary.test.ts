// The data dictionary is what the database says of itself, and the database says what each of its tables and columns is.
import assert from 'node:assert/strict'
import { readFileSync } from 'node:fs'
import { test } from 'node:test'
import { dictionary, file, missing } from '../docs/make-data-dictionary.ts'
import { testDatabase } from './database.ts'

const { ownerUrl } = await testDatabase()
const made = await dictionary(ownerUrl)

test('every table and column is described', () => {
  const lines = made.split('\n')
  assert.ok(lines.filter((line) => line.startsWith('## ')).length > 20)
  assert.deepEqual(
    lines.filter((line) => line.includes(missing)),
    [],
  )
})

test('docs/data-dictionary.md is up to date; if not, run bin/node docs/make-data-dictionary.ts', () => {
  assert.equal(readFileSync(file, 'utf8'), made)
})
