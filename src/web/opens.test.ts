// Whether an address opens: by the table of routes, and a place on the page that is open already.
import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { Person } from '../registers/permissions.ts'
import { opensBy } from './opens.ts'

const routes = [
  { method: 'GET', path: '/measures', permission: 'see measures' },
  { method: 'POST', path: '/missing/:record/notes', permission: 'signed in' },
  { method: 'GET', path: '/missing/:record', permission: 'signed in' },
  { method: 'GET', path: '/missing/report', permission: 'see measures' },
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

test('a link opens by what serves it, asked as an address or as it was registered; a page of its own stands before what takes any one part', () => {
  assert.equal(opens(person, '/missing/17'), true)
  assert.equal(opens(person, '/missing/:record'), true)
  assert.equal(opens(person, '/missing/report'), false)
  assert.equal(opens(person, '/missing/17/18'), false)
})
