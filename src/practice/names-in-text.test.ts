// What may be a name in a note that goes out: a brother's, a friend's, a misspelt one; and what is ordinary is not.
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { likelyNames } from './names-in-text.ts'

const known = ['Linnet Marsh', 'Robin Ashby']

test('names of others, in a sentence and at its beginning, are pointed at once each', () => {
  const found = likelyNames(
    'Her brother Tyler and his friend Jade Brown knew. Jade Brown rang. Kayleigh said so; Zoe’s phone was off. Sergeant Harrow looked for Tyler.',
    known,
  )
  assert.deepEqual(found, ['Tyler', 'Jade Brown', 'Kayleigh', 'Zoe', 'Harrow'])
})

test('a known name but for a letter or two, in whatever letters', () => {
  assert.deepEqual(likelyNames('Saw linet and Linent, then ashbey and Marhs.', known), [
    'linet',
    'Linent',
    'ashbey',
    'Marhs',
  ])
  assert.deepEqual(likelyNames('linnet of another file', known), ['linnet'])
})

test('an ordinary note holds nothing to look at, and what was taken out is not pointed at again', () => {
  for (const text of [
    '[name] was seen at [postcode]; [name] mother [name] rang [telephone number]. Late review. HIGH was right.',
    'Nobody asked why. The review was late and harsh. Reviews repeat one another. Owner was told on Monday in March.',
    'Risk was graded MEDIUM. Mother said that the child was home. Strategy meeting was held.',
  ])
    assert.deepEqual(likelyNames(text, known), [], text)
})
