// Whose a thing is, in one short line; and each duty is one imperative that says nothing of being late.
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { rules } from '../../duties.ts'
import { shortJobs } from './jobs.ts'

test('several jobs are one short list', () => {
  const those = [
    'local operations inspector',
    'force incident manager',
    'detective inspector',
    'duty superintendent',
  ] as const
  assert.equal(shortJobs(those), 'Inspector, force incident manager, DI or superintendent')
  assert.equal(shortJobs(['sergeant']), 'Sergeant')
  assert.equal(shortJobs([]), null)
})

test('every duty says what to do, one imperative each: a new one begins with a verb that is named here', () => {
  const verbs =
    /^(accept|acknowledge|act|advise|ask|begin|check|circulate|contact|decide|deploy|endorse|examine|explain|get|give|grade|hold|look|make|meet|notify|obtain|offer|raise|read|record|refer|release|review|secure|sign|take|tell) /
  for (const { words } of rules) assert.match(words, verbs)
})
