// Help is there for everybody, signed in or not; every page leads to it.
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { testWeb } from '../../test/web/web.ts'
import { help } from './help.ts'

const { server, get } = await testWeb({ plugins: [help('01785 000000, day and night')] })

test('whoever is signed out finds whom to call, and what to do while Vigil is not available', async () => {
  const answer = await server.http.inject({ url: '/help' })
  assert.equal(answer.statusCode, 200)
  assert.match(answer.body, /Call the help desk: <strong>01785 000000, day and night<\/strong>/)
  assert.match(answer.body, /Carry on by radio and on paper/)
})

test('every page leads there', async () => {
  assert.match((await get('/dog/report')).body, /<footer[^>]*>.*<a class="govuk-link" href="\/help">/)
})

test('where no number was entered, that is said', async () => {
  const without = await testWeb({ plugins: [help(null)] })
  assert.match((await without.get('/help')).body, /Its number has not been entered here yet/)
})
