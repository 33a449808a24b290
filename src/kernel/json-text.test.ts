// What is read of a JSON text: the mark of an encoding, what is no JSON, and keys named twice, told from the same key in another object and from braces within words.
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { readJsonText } from './json-text.ts'

const twiceNamed = (text: string) => readJsonText(text)?.twice

test('a key is named twice only within one object, however its letters are written', () => {
  assert.deepEqual(twiceNamed('{"a":1,"b":{"a":2},"c":[{"a":3},{"a":4}]}'), [])
  assert.deepEqual(twiceNamed('{"a":1,"b":{"a":2,"c":{},"a":3},"\\u0061" : 4}'), ['a'])
  assert.deepEqual(twiceNamed('{"a":"{\\"a\\":","b":"a","c":"}","d":["a","a"]}'), [])
  assert.deepEqual(twiceNamed('{"d":1,"a":"}","d":{"e":1,"e":1}}'), ['d', 'e'])
})

test('the mark of an encoding is no part of it; what is no JSON is null', () => {
  assert.deepEqual(readJsonText('\uFEFF{"a":1}'), { value: { a: 1 }, twice: [] })
  assert.deepEqual(['', '{a:1}', '\uFEFF\uFEFF{}'].map(readJsonText), [null, null, null])
})

test('what stands in it makes it neither slow nor unreadable: megabytes in one string, of quotes, of backslashes, of spaces', () => {
  const million = 1_000_000
  for (const value of ['x'.repeat(12 * million), '\\"'.repeat(million), '\\\\'.repeat(million)]) {
    const text = `{"a":"${value}"${' '.repeat(million)},"b":1,"a" : 2}`
    assert.deepEqual(readJsonText(text)?.twice, ['a'])
  }
})
