// A child who is located is not returned: neither the form nor the timeline says so of one who came forward.
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { instant } from '../../kernel/time.ts'
import { happened } from '../../web/fields.ts'
import { fieldsOf } from '../../web/shape.ts'
import { locate } from './commands/return.ts'
import { detailOf } from './details.ts'
import type { MissingFact } from './facts.ts'

const at = instant('2026-03-27T22:00:00.000Z')

test('came forward and still away: the form asks how, and the timeline says how, without a return', () => {
  const fact: MissingFact = {
    forceId: 'northvale',
    recordId: '019d314f-b300-7ce7-a633-932d0ec807fe',
    position: 7,
    happenedAt: at,
    recordedAt: at,
    recordedBy: '019d314f-b300-7ce7-a633-932d0ec807fa',
    policyVersion: 'default',
    corrects: null,
    kind: 'missing.located/1',
    body: {
      place: 'a friend’s flat on Cinderbank Road',
      how: 'returned by themselves',
      with: null,
      atRisk: true,
      placeToReturn: 'Home, decided by the inspector',
      detail: 'Rang from there',
    },
  }
  const how = fieldsOf(locate.body).find((field) => field.key === 'how')

  assert.match(detailOf(fact), /made contact or came forward themselves/)
  assert.doesNotMatch(
    `${detailOf(fact)} ${how?.title} ${how?.choices?.map((one) => one.text).join()}`,
    /returned|Who found/,
  )
})

test('a time that is filled in says so, and does not read as “leave it out”', () => {
  assert.match(
    String(Object.entries(happened()).find(([name]) => name === 'description')?.[1]),
    /^Set to the time now\. Change it/,
  )
})
