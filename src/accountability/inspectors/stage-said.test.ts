// Whose word a stage is: the inspectorate's decision is never put into the force's mouth.
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { stageSaid } from './stage-said.ts'

test('what the force recorded is said by the force, what the inspectorate decided by the inspectorate, and the rest by nobody', () => {
  const said = (stage: string) => Object.values(stageSaid(stage)).join(': ')
  assert.equal(said('closed by the inspectorate'), 'The inspectorate says: closed')
  assert.equal(said('closed with residual'), 'The inspectorate says: closed with residual')
  assert.equal(said('returned'), 'The inspectorate says: returned to the force')
  for (const stage of ['accepted', 'in progress', 'submitted']) assert.equal(said(stage), `The force says: ${stage}`)
  for (const stage of ['received', 'verified', 're-opened', 'superseded'])
    assert.equal(said(stage), `Its stage: ${stage}`)
})
