// What seems to name a child or a place is pointed at, and an ordinary question is not.
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { worked } from '../../../test/worked.ts'
import { signsIn } from './names-somebody.ts'

test('a name, an age, an address, a number: each is pointed at with its words', () => {
  const found = (text: string) => signsIn(text).join('\n')
  assert.match(found('Why was my daughter not looked for?'), /somebody’s child \(“my daughter”\)/)
  assert.match(found('What was done for Linnet Marsh last year?'), /name somebody \(“Linnet Marsh”\)/)
  assert.match(
    found('Tyler Brown aged 14 was the one.'),
    /name somebody \(“Tyler Brown”\)/,
    'a sentence begins with it',
  )
  assert.match(found('In October Maya Court-Hill was found. Why Tyler Brown?'), /“Maya Court-Hill”[\s\S]*“Tyler Brown”/)
  assert.match(found('She was aged 14.'), /an age/)
  assert.match(found('They live at 12 Mill Lane, ST16 3AB.'), /a postcode[\s\S]*an address \(“12 Mill Lane”\)/)
  assert.match(found('Ring me on 01785 123456 or jo@example.org'), /telephone[\s\S]*email/)
  assert.match(found('About incident number 1234 of Friday'), /a case’s reference/)
})

test('an ordinary question holds nothing to look at', () => {
  for (const text of [
    'Are missing children found sooner than last year?',
    'When will the Police and Crime Panel see the plan of Staffordshire Police?',
    'Why Will The Commissioner Not Answer? The Police Act 1996 asks for it. In October November was better.',
    'How many of 200 reports were graded within 15 minutes in October 2026?',
  ])
    assert.deepEqual(signsIn(text), [], text)
})

test('a long text without a space is read as quickly as any, and what stands in it is found', () => {
  const milliseconds = worked(() => assert.deepEqual(signsIn('a'.repeat(200_000)), []))
  assert.ok(milliseconds < 5_000, 'sought from each letter it takes a minute and more')
  assert.match(signsIn('(kit@home.example) asked')[0] ?? '', /an email address/)
})
