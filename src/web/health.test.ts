// Alive, without signing in; and not, when the database is away.
import assert from 'node:assert/strict'
import { test } from 'node:test'
import fastify from 'fastify'
import { testApp } from '../../test/app.ts'
import { openDatabase } from '../kernel/database.ts'
import { systemNow } from '../kernel/time.ts'
import { health } from './health.ts'

const it = await testApp()

test('given a database that answers, when anybody asks, then 200 and nothing else is said', async () => {
  const answer = await fetch(`${it.address}/health`)
  assert.equal(answer.status, 200)
  assert.deepEqual(await answer.json(), { database: 'answers' })
})

test('given a database that is away, then 503', async () => {
  const nowhere = openDatabase('postgres://vigil_app@127.0.0.1:1/nowhere')
  const server = fastify()
  health(nowhere, systemNow)(server)
  const answer = await server.inject({ url: '/health' })
  assert.equal(answer.statusCode, 503)
  assert.deepEqual(answer.json(), { database: 'does not answer' })
  await server.close()
  await nowhere.close()
})
