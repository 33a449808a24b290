// Whether an address opens: by the table of routes, and a place on the page that is open already.
import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { Person } from '../registers/permissions.ts'
import { opensBy } from './opens.ts'

const routes = [
  { method: 'GET', path: '/measures', permission: 'see measures' },
  { method: 'POST', path: '/missing/:record/notes', permission: 'signed in' },
] as const
const person = {} as unknown as Person
const opens = opensBy(routes, () => false)

test('a place on the page itself opens for everybody who reads it; an address by its permission, and nobody serves the others', () => {
  assert.equal(opens(person, '#publish-plans'), true)
  assert.equal(opens(person, '/measures#cases'), false)
  assert.equal(opensBy(routes, () => true)(person, '/measures#cases'), true)
  assert.equal(opens(person, '/missing/1/notes'), false)
  assert.equal(opens(person, ''), false)
})
